"""「交接」: somebody leaves; the administrator says who takes over (manual H10)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.checks.models import Case
from sanfang.notices.staff import called, in_words
from sanfang.people.actions import post_of
from sanfang.people.handing_over import hand_over as hand_over_work
from sanfang.people.models import StaffMember
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.school.staff_member import find_member
from sanfang.portals.school.waiting import tasks_of
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class SuccessorField(forms.ModelChoiceField):  # type: ignore[type-arg]
    widget = forms.RadioSelect

    def label_from_instance(self, member: StaffMember) -> str:
        return f"{called(member)}（{member.get_role_display()}，现在负责：{in_words(post_of(member))}）"


class SuccessorForm(DeskForm):
    """Which colleague takes over."""

    successor = SuccessorField(
        label="接手人",
        queryset=StaffMember.objects.none(),
        empty_label=None,
        help_text="角色相同的同事，或者管理员。接手后，对方原来负责的范围不变，再加上交接的范围。",
        error_messages={"required": "请选择接手人。", "invalid_choice": "请选择列出的一位同事。"},
    )

    def __init__(self, *args: object, leaver: StaffMember) -> None:
        super().__init__(*args)
        able = StaffMember.objects.able_to_take_over_from(leaver).select_related("user")
        self.fields["successor"].queryset = able


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What there is to hand over and to whom it may go; a POST does it and closes the account."""
    leaver = find_member(request, pk)
    form, status = SuccessorForm(request.POST or None, leaver=leaver), OK
    if form.is_valid():
        successor = form.cleaned_data["successor"]
        try:
            hand_over_work(leaver, successor, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "successor")
        else:
            messages.success(request, _done(leaver, successor))
            return redirect("school:staff_member", leaver.pk)
    return _page(request, leaver, form, status)


def _done(leaver: StaffMember, successor: StaffMember) -> str:
    told = f"接手人已收到通知，{called(leaver)}再登录时会看到说明"
    return f"{called(leaver)}的工作已交接给{called(successor)}，原账号已停用。{told}。"


def _page(request: HttpRequest, leaver: StaffMember, form: SuccessorForm, status: int) -> HttpResponse:
    cases = Case.objects.open().filter(opened_by_user_id=leaver.user_id).count()
    duties = [(task.label, f"{task.count} 件") for task in tasks_of(leaver.acting())]
    context = {
        "member": leaver,
        "form": form,
        "facts": [("负责范围", in_words(post_of(leaver))), *duties, ("未办结的核查", f"{cases} 件")],
        "has_successors": form.fields["successor"].queryset.exists(),
        "is_oneself": leaver.user_id == request.actor.user_id,
        "back": (reverse("school:staff_member", args=[leaver.pk]), called(leaver)),
    }
    return render(request, "school/staff_handing_over.html", context, status=status)
