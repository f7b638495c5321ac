"""「教职工账号」: the staff of the school, and hiring (manual H10)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sanfang.actors import Actor, Role
from sanfang.institutions.models import Department, School
from sanfang.people import actions
from sanfang.people.actions import Post
from sanfang.people.errors import DepartmentMissing, UsernameTaken
from sanfang.people.models import StaffMember, User
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.fields import person_field, phone_field
from sanfang.portals.gate.keys import key_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.passwords import HINT, check_again, check_password, password_field
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.filters import departments_of
from sanfang.portals.school.record_filters import StaffFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

USERNAME = r"\A[A-Za-z0-9][A-Za-z0-9_.@-]{2,49}\Z"
USERNAME_HINT = "3 到 50 位字母、数字、点、横线或下划线，用来登录，例如工号。"


class DepartmentsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """Those named; a key that the database could not even look for is as wrong as any other."""
        for key in value or ():
            if key_of(str(key)) is None:
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": key})
        return super().clean(value)

    def label_from_instance(self, department: Any) -> str:
        return str(department.name)


class PostForm(DeskForm):
    """A role with the departments it covers."""

    role = forms.ChoiceField(label="角色", choices=Role.choices, widget=forms.RadioSelect)
    departments = DepartmentsField(
        label="负责院系",
        queryset=Department.objects.none(),
        required=False,
        help_text="院系老师和辅导员只看得到所选院系；管理员看全校，不用选。",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["departments"].queryset = departments_of(actor)

    @property
    def post(self) -> Post:
        return Post(Role(self.cleaned_data["role"]), tuple(self.cleaned_data["departments"]))


class HireForm(PostForm):
    """A new account: who it is for, what it may see, and its first password."""

    name = person_field("姓名")
    username = forms.RegexField(
        USERNAME, label="用户名", help_text=USERNAME_HINT, error_messages={"invalid": USERNAME_HINT}
    )
    phone = phone_field(
        "手机号码", required=False, help_text="用来识别本人是否也是用人单位的联系人，避免自审自批。"
    )
    password = password_field("初始密码", help_text=HINT)
    again = password_field("再输入一次初始密码")
    field_order = ("name", "username", "phone", "role", "departments", "password", "again")

    def clean_password(self) -> str:
        told = {name: self.cleaned_data.get(name, "") for name in ("username", "name")}
        return check_password(self.cleaned_data["password"], User(**told))

    def clean_again(self) -> str:
        return check_again(self.cleaned_data, "password", "again")


@for_roles(Role.ADMINISTRATOR)
@searchable
@require_http_methods(["GET", "POST"])
def staff(request: HttpRequest) -> HttpResponse:
    """Every account of the school with its role and departments."""
    filters = StaffFilters(request)
    searched = search_text(request)
    found = filters.narrow(StaffMember.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.select_related("user").prefetch_related("departments"), request)
    return render(request, "school/staff.html", {"page": page, "filters": filters, "searched": searched})


@sensitive_post_parameters("password", "again")
@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def hire(request: HttpRequest) -> HttpResponse:
    """「新增」."""
    form, status = HireForm(request.POST or None, actor=request.actor), OK
    if form.is_valid():
        try:
            member = _hire(request, form)
        except Refusal as refusal:
            status = refuse(form, refusal, field_of(refusal))
        else:
            messages.success(
                request, f"已为{member.user.name}开通账号，请当面告知初始密码，并提醒登录后更改。"
            )
            return redirect("school:staff")
    context = {"form": form, "back": (reverse("school:staff"), "教职工账号")}
    return render(request, "school/hire.html", context, status=status)


def _hire(request: HttpRequest, form: HireForm) -> StaffMember:
    school = School.objects.get(pk=request.actor.school_id)
    told = {name: form.cleaned_data[name] for name in ("username", "password", "name", "phone")}
    return actions.hire(school, form.post, **told, actor=request.actor)


def field_of(refusal: Refusal) -> str | None:
    """The field at which a refusal is written."""
    if isinstance(refusal, UsernameTaken):
        return "username"
    return "departments" if isinstance(refusal, DepartmentMissing) else None
