"""The forms of staff accounts: what a post covers, and a new account (manual H10)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Max, Q, QuerySet

from sanfang.actors import Actor, Role
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, SchoolClass
from sanfang.people.actions import Post
from sanfang.people.errors import DepartmentMissing, TooManyClasses, UsernameTaken
from sanfang.people.models import StaffMember, User
from sanfang.portals.gate.fields import person_field, phone_field
from sanfang.portals.gate.keys import key_of
from sanfang.portals.gate.passwords import HINT, check_again, check_password, password_field
from sanfang.portals.school.filters import Choices, classes_of, departments_of
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm
from sanfang.ui.shapes import FoldedChoices

USERNAME = r"\A[A-Za-z0-9][A-Za-z0-9_.@-]{2,49}\Z"
USERNAME_HINT = "3 到 50 位字母、数字、点、横线或下划线，用来登录，例如工号。"
# Counsellors look after this year's cohort and the one that comes after it.
COHORTS = 2


class KeysField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """Those named; a key that the database could not even look for is as wrong as any other."""
        for key in value or ():
            if key_of(str(key)) is None:
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": key})
        return super().clean(value)

    def label_from_instance(self, one: Any) -> str:
        return str(one.name)


class PostForm(DeskForm):
    """A role with the departments and classes it covers. `member` is whose post it is, if there is one."""

    role = forms.ChoiceField(label="角色", choices=Role.choices, widget=forms.RadioSelect)
    departments = KeysField(
        label="负责院系",
        queryset=Department.objects.none(),
        required=False,
        help_text="院系老师和辅导员看得到所选院系的全部毕业生；管理员看全校，不用选。",
    )
    classes = KeysField(
        label="负责班级",
        queryset=SchoolClass.objects.none(),
        required=False,
        widget=FoldedChoices,
        help_text="只给辅导员：只带几个班的，不选院系，在这里选班级。可以跨院系。",
    )

    def __init__(self, *args: Any, actor: Actor, member: StaffMember | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["departments"].queryset = departments_of(actor)
        classes = classes_on_offer(actor, member)
        self.fields["classes"].queryset = classes
        self.fields["classes"].choices = _by_department(classes)

    @property
    def post(self) -> Post:
        chosen = self.cleaned_data
        return Post(Role(chosen["role"]), tuple(chosen["departments"]), tuple(chosen["classes"]))


def classes_on_offer(actor: Actor, member: StaffMember | None) -> QuerySet[SchoolClass]:
    """The classes of the latest cohorts, and those that this person has already."""
    mine = Graduate.objects.visible_to(actor)
    latest = mine.aggregate(year=Max("cohort_year"))["year"] or 0
    recent = mine.filter(cohort_year__gt=latest - COHORTS).order_by()
    offered = Q(pk__in=recent.values("school_class"))
    if member is not None:
        offered |= Q(pk__in=member.classes.values("pk"))
    found = classes_of(actor).filter(offered).select_related("major__department")
    return found.order_by("major__department__name", "major__name", "name", "pk")


def _by_department(classes: QuerySet[SchoolClass]) -> Choices:
    return [
        (department, [(one.pk, f"{one.name}（{one.major.name}）") for one in several])
        for department, several in groupby(classes, lambda one: one.major.department.name)
    ]


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
    field_order = ("name", "username", "phone", "role", "departments", "classes", "password", "again")

    def clean_password(self) -> str:
        told = {name: self.cleaned_data.get(name, "") for name in ("username", "name")}
        return check_password(self.cleaned_data["password"], User(**told))

    def clean_again(self) -> str:
        return check_again(self.cleaned_data, "password", "again")


def field_of(refusal: Refusal) -> str | None:
    """The field at which a refusal is written."""
    if isinstance(refusal, UsernameTaken):
        return "username"
    if isinstance(refusal, TooManyClasses):
        return "classes"
    return "departments" if isinstance(refusal, DepartmentMissing) else None
