"""One account of the staff: what it covers, password, closing and opening (manual H10)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.actors import Role
from sanfang.people import actions
from sanfang.people.models import StaffMember, User
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.passwords import HINT, check_again, check_password, password_field
from sanfang.portals.school.staff_form import PostForm, field_of
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class PasswordForm(DeskForm):
    """A new password for somebody who forgot it."""

    password = password_field("新密码", help_text=HINT)
    again = password_field("再输入一次新密码")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        return check_password(self.cleaned_data["password"], self.user)

    def clean_again(self) -> str:
        return check_again(self.cleaned_data, "password", "again")


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """The account; a POST gives another role, other departments or other classes."""
    found, status = find_member(request, pk), OK
    form = _post_form(request, found)
    if form.is_valid():
        try:
            actions.reassign(found, form.post, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, field_of(refusal))
        else:
            messages.success(request, f"已更改{found.user.name}的角色和负责范围，立即生效。")
            return redirect("school:staff")
    return _page(request, found, form=form, status=status)


@sensitive_post_parameters("password", "again")
@for_roles(Role.ADMINISTRATOR)
@require_POST
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new password; the person's sessions end."""
    found, status = find_member(request, pk), OK
    form = PasswordForm(request.POST, user=found.user)
    if form.is_valid():
        try:
            actions.reset_password(found, form.cleaned_data["password"], actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, f"已重设{found.user.name}的密码，请当面告知，并提醒登录后更改。")
            return redirect("school:staff_member", found.pk)
    return _page(request, found, password_form=form, status=status)


@for_roles(Role.ADMINISTRATOR)
@require_POST
def active(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an open account, or open a closed one."""
    found = find_member(request, pk)
    is_active = request.POST.get("active") == "yes"
    try:
        actions.set_active(found, is_active=is_active, actor=request.actor)
    except Refusal as refusal:
        return _page(request, found, refusal=str(refusal), status=status_of(refusal))
    done = "已启用，可以登录。" if is_active else "已停用，正在使用的页面下一步就会退出。"
    messages.success(request, f"{found.user.name}的账号{done}")
    return redirect("school:staff_member", found.pk)


def find_member(request: HttpRequest, pk: int) -> StaffMember:
    seen = StaffMember.objects.visible_to(request.actor).select_related("user", "handed_over_to__user")
    found: StaffMember = get_object_or_404(seen.prefetch_related("departments", "classes"), pk=pk)
    return found


def _post_form(request: HttpRequest, found: StaffMember, *, is_asked: bool = True) -> PostForm:
    initial = {
        "role": found.role,
        "departments": list(found.departments.all()),
        "classes": list(found.classes.all()),
    }
    data = request.POST or None if is_asked else None
    return PostForm(data, initial=initial, actor=request.actor, member=found)


def _page(
    request: HttpRequest,
    found: StaffMember,
    *,
    form: PostForm | None = None,
    password_form: PasswordForm | None = None,
    refusal: str = "",
    status: int = OK,
) -> HttpResponse:
    context = {
        "member": found,
        "form": form or _post_form(request, found, is_asked=False),
        "password_form": password_form or PasswordForm(user=found.user),
        "refusal": refusal,
        "is_oneself": found.user_id == request.actor.user_id,
        "back": (reverse("school:staff"), "教职工账号"),
    }
    return render(request, "school/staff_member.html", context, status=status)
