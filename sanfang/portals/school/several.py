"""Deciding about several signings at once: a second look, then all of them or none (manual E2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sanfang.agreements import actions
from sanfang.agreements.doubts import doubts_about
from sanfang.agreements.errors import SomeNotFound, SomeStopAll
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.agreements.workflow import REVIEWERS
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.keys import ticked
from sanfang.reasons import LONGEST_REASON, ReasonMissing
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

DONE = {
    State.AWAITING_FINAL: "已初审通过 {} 份协议，转给学校管理员终审。",
    State.IN_FORCE: "已通过 {} 份协议，立即生效。",
    State.REJECTED: "已退回 {} 份协议，毕业生可以重新签约。",
}
# The act on a list of keys, with what was typed beside it.
Act = Callable[[list[int], dict[str, Any]], list[Agreement]]


class ReasonForm(DeskForm):
    """One reason for all that is sent back."""

    reason = text_field("不通过原因", LONGEST_REASON, error_messages={"required": str(ReasonMissing())})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "写给所选的每一份，毕业生和用人单位会看到。"


@for_roles(*REVIEWERS)
@require_POST
def approve_several(request: HttpRequest) -> HttpResponse:
    """Show what was ticked, with what to look at twice; approve it all, or nothing, on the second word."""

    def act(ids: list[int], typed: dict[str, Any]) -> list[Agreement]:
        return actions.approve_all(ids, actor=request.actor)

    return _decide(request, act, DeskForm(request.POST))


@for_roles(*REVIEWERS)
@require_POST
def reject_several(request: HttpRequest) -> HttpResponse:
    """The same for a rejection, with one reason for all."""

    def act(ids: list[int], typed: dict[str, Any]) -> list[Agreement]:
        return actions.reject_all(ids, actor=request.actor, reason=typed["reason"])

    typed = request.POST if "confirmed" in request.POST else None
    form = ReasonForm(typed, initial={"reason": request.POST.get("reason", "")})
    return _decide(request, act, form)


def _decide(request: HttpRequest, act: Act, form: DeskForm) -> HttpResponse:
    ids = ticked(request, "agreement")
    if not ids:
        messages.warning(request, "请先勾选协议，再点「通过所选」或「退回所选」。")
        return redirect("school:agreements")
    if "confirmed" not in request.POST or not form.is_valid():
        return _ask(request, ids, form)
    try:
        decided = act(ids, form.cleaned_data)
    except ReasonMissing as refusal:
        return _ask(request, ids, form, status=refuse(form, refusal, "reason"))
    except Refusal as refusal:
        return _ask(request, ids, form, refusal, status_of(refusal))
    messages.success(request, _told(decided))
    return redirect("school:agreements")


def _told(decided: list[Agreement]) -> str:
    """How many went where; those of one batch may have begun by different rules."""
    counts = Counter(State(agreement.state) for agreement in decided)
    return (
        "".join(DONE[state].format(count) for state, count in counts.items()) + "毕业生和用人单位会收到通知。"
    )


def _ask(
    request: HttpRequest, ids: list[int], form: DeskForm, refusal: Refusal | None = None, status: int = OK
) -> HttpResponse:
    """The chosen agreements once more. A refused batch keeps them in sight, and says of each why."""
    found = list(Agreement.objects.visible_to(request.actor).filter(pk__in=ids).first_come().for_lists())
    missing = sorted(set(ids) - {agreement.pk for agreement in found})
    if missing and refusal is None:
        refusal = SomeNotFound(missing)
    refused = refusal.refused if isinstance(refusal, SomeStopAll) else {}
    context = {
        "rows": [(one, doubts_about(one), refused.get(one.pk, "")) for one in found],
        "refusal": str(refusal or ""),
        "others": len(found) - len(refused),
        "takes_effect": any(one.state != State.AWAITING_DEPARTMENT for one in found),
        "sends_back": isinstance(form, ReasonForm),
        "form": form,
    }
    return render(request, "school/decide_several.html", context, status=status)
