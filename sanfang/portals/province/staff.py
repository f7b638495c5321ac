"""The administrator of a school, put in place by the province: the first one, or a new one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sanfang.actors import Actor, Role
from sanfang.institutions.models import School
from sanfang.people.actions import Post, hire
from sanfang.people.models import StaffMember, User
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.fields import person_field
from sanfang.portals.gate.passwords import HINT, check_password, password_field
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class AdministratorForm(DeskForm):
    """The account to be made. The person changes the password at the first sign-in."""

    person = person_field("管理员姓名")
    username = forms.RegexField(
        r"\A[A-Za-z0-9_.@-]{4,50}\Z",
        label="用户名",
        help_text="4 到 50 个字母、数字或 _ . @ -。",
        error_messages={"invalid": "用户名由 4 到 50 个字母、数字或 _ . @ - 组成，请修改。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    password = password_field("初始密码", help_text=f"{HINT}请当面或电话告诉管理员，登录后马上更改。")

    def clean_password(self) -> str:
        typed = self.cleaned_data
        owner = User(username=typed.get("username", ""), name=typed.get("person", ""))
        return check_password(typed["password"], owner)


def appoint(school: School, typed: dict[str, Any], actor: Actor) -> StaffMember:
    """Make the administrator whom an AdministratorForm describes."""
    account = {"username": typed["username"], "password": typed["password"], "name": typed["person"]}
    return hire(school, Post(Role.ADMINISTRATOR), **account, actor=actor)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def add_administrator(request: HttpRequest, pk: int) -> HttpResponse:
    school: School = get_object_or_404(School.objects.visible_to(request.actor), pk=pk)
    form = AdministratorForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            appoint(school, form.cleaned_data, request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "username")
        else:
            messages.success(request, "已添加管理员，请把用户名和初始密码告诉本人。")
            return redirect("province:school", pk=school.pk)
    context = {"form": form, "school": school}
    return render(request, "province/school_administrator.html", context, status=status)
