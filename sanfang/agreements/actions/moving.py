"""The one place where the state of an agreement is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.agreements import telling
from sanfang.agreements.errors import AlreadyEmployed, DeadlinePassed, NotNow, NotYours
from sanfang.agreements.followers import tell_followers
from sanfang.agreements.history import last_move
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.audit import actions as audit
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.reasons import clean_reason
from sanfang.steps import Step


@transaction.atomic
def move(agreement: Agreement, step: Step[State], *, actor: Actor, reason: str = "", **changes: Any) -> None:
    """Take one step of the workflow, or raise a Refusal. The agreement given is brought up to date."""
    _check_rights(agreement, step, actor)
    if step.needs_reason:
        reason = clean_reason(reason)
    old = agreement.state
    graduate = graduates.hold(agreement.graduate_id)
    _write(agreement, step, actor, reason, changes)
    agreement.refresh_from_db()
    lock_by_agreements(graduate, agreement)
    audit.record(
        f"agreement.{step.name}",
        agreement,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        old=old,
        new=step.target,
        reason=reason,
        facts={"number": agreement.number, "details_sha256": agreement.details_sha256},
    )
    telling.tell_of_step(agreement, step)


def lock_by_agreements(graduate: Graduate, agreement: Agreement) -> None:
    """Locked while any agreement of the graduate is live: beside it, proposals of others come and go.

    Whoever follows is told when this agreement has taken the graduate or let go of him or her.
    """
    is_taken = Agreement.objects.live().filter(graduate=graduate).exists()
    if graduates.lock(graduate, is_locked=is_taken):
        tell_followers(agreement)


def _check_rights(agreement: Agreement, step: Step[State], actor: Actor) -> None:
    if (
        not step.is_taken_by(actor)
        or not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists()
    ):
        raise NotYours


def _write(
    agreement: Agreement, step: Step[State], actor: Actor, reason: str, changes: dict[str, Any]
) -> None:
    now = timezone.now()
    row = Agreement.objects.filter(pk=agreement.pk)
    try:
        with transaction.atomic():
            moved = step.take(row, now=now, deadline="confirm_by", reason=reason, **changes)
    except IntegrityError as error:
        raise AlreadyEmployed from error
    if not moved:
        _explain(agreement, step, actor, now)


def _explain(agreement: Agreement, step: Step[State], actor: Actor, now: datetime) -> None:
    agreement.refresh_from_db()
    if step.before_deadline and agreement.confirm_by and agreement.confirm_by <= now:
        raise DeadlinePassed
    raise NotNow(agreement.state, last_move(agreement, actor))
