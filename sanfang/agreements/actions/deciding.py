"""What the two parties decide themselves: confirm, decline, disown, withdraw; and what time decides."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, system
from sanfang.agreements import workflow
from sanfang.agreements.actions.moving import move
from sanfang.agreements.actions.readiness import check_not_held, check_ready
from sanfang.agreements.errors import NotNow, TextChanged
from sanfang.agreements.models import Agreement
from sanfang.graduates import actions as graduates


@transaction.atomic
def accept(agreement: Agreement, *, actor: Actor, shown_sha256: str) -> None:
    """Before it counts as signed, the graduate says yes to the text shown (manual C3, the strictest policy).

    It counts as signed only now, so now the graduate has to be on the list, the record confirmed, and nothing
    in the way (promises A11, manual A3, A4).
    """
    _check_text(agreement, shown_sha256)
    check_ready(graduates.hold(agreement.graduate_id), reader=actor.party)
    step = workflow.into_review(workflow.ACCEPT, agreement.review_steps)
    move(agreement, step, actor=actor, confirmed_at=timezone.now())


@transaction.atomic
def confirm(agreement: Agreement, *, actor: Actor, shown_sha256: str) -> None:
    """Before the school may approve, the graduate says yes to the text shown (manual C3).

    It waits as a signature does while the phone was changed just now (promises T11).
    """
    _check_text(agreement, shown_sha256)
    check_not_held(graduates.hold(agreement.graduate_id), reader=actor.party)
    step = workflow.into_review(workflow.CONFIRM, agreement.review_steps)
    move(agreement, step, actor=actor, confirmed_at=timezone.now())


def decline(agreement: Agreement, *, actor: Actor) -> None:
    """The graduate says no to a proposal; nothing was signed."""
    move(agreement, workflow.DECLINE, actor=actor, ended_at=timezone.now())


def withdraw(agreement: Agreement, *, actor: Actor) -> None:
    """The employer takes a proposal back before the graduate answered."""
    move(agreement, workflow.WITHDRAW, actor=actor, ended_at=timezone.now())


def disown(agreement: Agreement, *, actor: Actor) -> None:
    """「非本人签约」: void at once, the graduate is free, school and province are told (manual C3)."""
    move(agreement, workflow.DISOWN, actor=actor, ended_at=timezone.now())


def expire_overdue() -> int:
    """End what waited for the graduate past its deadline. Returns how many. No upper age: nothing stays stuck."""
    now = timezone.now()
    expired = 0
    for agreement in Agreement.objects.overdue(now).order_by("confirm_by", "pk"):
        try:
            move(agreement, workflow.EXPIRE, actor=system("到期自动处理"), ended_at=now)
        except NotNow:
            # The graduate answered in this very moment: the answer stands.
            continue
        expired += 1
    return expired


def _check_text(agreement: Agreement, shown_sha256: str) -> None:
    if shown_sha256 != agreement.details_sha256:
        raise TextChanged
