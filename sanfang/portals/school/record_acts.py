"""What an administrator does to a record with a reason: releasing its binding, unlocking it (manual A2, D4),
taking it off the list and putting it back (promises A11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.agreements import actions as agreements
from sanfang.graduates import actions as graduates
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.fields import text_field
from sanfang.portals.school.records import find
from sanfang.reasons import LONGEST_REASON
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class ReasonForm(DeskForm):
    """The reason, and before it is written who will read it."""

    reason = text_field("原因", LONGEST_REASON)

    def __init__(self, *args: Any, readers: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = f"至少 2 个字，{readers}。"


@dataclass(frozen=True)
class Act:
    """One act, what it brings about, what is said when it is done, and who reads the reason.

    `gives_back`: it only restores what was, and need not look like a danger.
    """

    do: Callable[..., None]
    title: str
    consequence: str
    done: str
    readers: str
    gives_back: bool = False


RELEASE = Act(
    graduates.release,
    "解除绑定",
    "请先当面核对身份证，不要凭电话或他人代办解除。解除后，原来的微信立即退出并收到通知，出示过的二维码名片失效；"
    "毕业生可以用新的微信重新绑定，换了微信的，按签约规则暂停签约一段时间。生源信息和已签的协议不受影响。",
    "已解除绑定，原来的微信已收到通知。毕业生可以用新的微信重新绑定。",
    "本校老师会在通知中看到，也会记入操作日志",
)
UNLOCK = Act(
    agreements.unlock,
    "解锁",
    "解锁后，毕业去向恢复为「待就业」，有效的协议随之解除，扫描协议书上的二维码会显示「已解约」。此操作不能撤销。",
    "已解锁，毕业去向恢复为「待就业」，毕业生可以重新签约。",
    "有协议随之解除的，毕业生和用人单位会看到；也会记入操作日志",
)


LEAVE = Act(
    graduates.leave_list,
    "移出名单",
    "用于今年不毕业的学生，例如延期毕业、休学、退学。移出后不能签约，也不计入毕业生总数；"
    "生源信息和签约记录都会保留，可以随时恢复到名单。",
    "已移出名单，毕业生已收到通知。",
    "毕业生会看到，也会记入「最近修改」和操作日志",
)
RETURN = Act(
    graduates.return_to_list,
    "恢复到名单",
    "恢复后，毕业生重新计入毕业生总数，确认过生源信息的可以签约。",
    "已恢复到名单，毕业生已收到通知。",
    "毕业生会看到，也会记入「最近修改」和操作日志",
    gives_back=True,
)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def release_binding(request: HttpRequest, pk: int) -> HttpResponse:
    """「解除绑定」."""
    return _with_a_reason(request, pk, RELEASE)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """「解锁」."""
    return _with_a_reason(request, pk, UNLOCK)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def leave_list(request: HttpRequest, pk: int) -> HttpResponse:
    """「移出名单」."""
    return _with_a_reason(request, pk, LEAVE)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def return_to_list(request: HttpRequest, pk: int) -> HttpResponse:
    """「恢复到名单」."""
    return _with_a_reason(request, pk, RETURN)


def _with_a_reason(request: HttpRequest, pk: int, act: Act) -> HttpResponse:
    graduate, status = find(request, pk), OK
    form = ReasonForm(request.POST or None, readers=act.readers)
    if form.is_valid():
        try:
            act.do(graduate, actor=request.actor, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, act.done)
            return redirect("school:record", graduate.pk)
    back = (reverse("school:record", args=[graduate.pk]), graduate.name)
    context = {"graduate": graduate, "form": form, "act": act, "back": back}
    return render(request, "school/record_act.html", context, status=status)
