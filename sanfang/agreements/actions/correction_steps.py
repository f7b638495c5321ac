"""The one place where the state of a correction is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party, system
from sanfang.agreements import correction_workflow as workflow
from sanfang.agreements import telling
from sanfang.agreements.correction_states import UNDECIDED, WITH_DEADLINE, CorrectionState
from sanfang.agreements.errors import CorrectionMovedOn, CorrectionTooLate, NotYours
from sanfang.agreements.models import Agreement, AgreementCorrection
from sanfang.audit import actions as audit
from sanfang.graduates import actions as graduates
from sanfang.institutions.models import Policy
from sanfang.reasons import clean_reason
from sanfang.steps import Step


@transaction.atomic
def take(correction: AgreementCorrection, name: str, *, actor: Actor, reason: str = "") -> None:
    """Take one step of the table for such corrections, with its traces, or raise a Refusal."""
    old = move_on(correction, name, actor=actor, reason=reason)
    leave_traces(correction, name, actor, old=old)


@transaction.atomic
def move_on(correction: AgreementCorrection, name: str, *, actor: Actor, reason: str = "") -> str:
    """The step alone; gives the state it left. The correction given is brought up to date.

    The reason of a no is cleaned and kept as its answer.
    """
    step = _entitled(correction, name, actor)
    changes = {"answer": clean_reason(reason)} if step.needs_reason else {}
    graduates.hold(correction.agreement.graduate_id)
    now, old = timezone.now(), _now_in(correction)
    changes |= _clock(correction, step, now)
    rows = AgreementCorrection.objects.filter(pk=correction.pk)
    if name == workflow.EXPIRE:
        # Somebody may have agreed in time since it was read: then the next one's days have only begun.
        rows = rows.unanswered(now)
    if not step.take(rows, now=now, deadline="answer_by", reason=None, **changes):
        raise _obstacle(correction, now)
    correction.refresh_from_db()
    return old


def expire_overdue_of(agreement: Agreement) -> None:
    """Let a side's days be over when they are, whether or not the worker came by. Call holding the graduate."""
    for correction in AgreementCorrection.objects.filter(agreement=agreement).unanswered(timezone.now()):
        take(correction, workflow.EXPIRE, actor=system("到期自动处理"))


def first_clock(agreement: Agreement, state: CorrectionState) -> datetime | None:
    """Until when a side has to answer, by the rules of today; None for the school, which has no deadline."""
    if state not in WITH_DEADLINE:
        return None
    days = Policy.objects.rules_of(agreement.school).termination_answer_days
    return calendar.end_of(calendar.today() + timedelta(days=days))


def leave_traces(
    correction: AgreementCorrection, name: str, actor: Actor, *, old: str = "", **facts: Any
) -> None:
    """The row of the trail and the notices of one act. The trail names what is corrected, never the values."""
    agreement = correction.agreement
    audit.record(
        f"agreement.{name}",
        correction,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        old=old,
        new=correction.state,
        reason=correction.reason if name == workflow.PROPOSE else correction.answer,
        facts={"number": agreement.number, "fields": sorted(correction.changes), **facts},
    )
    telling.tell_of_correction(correction, name, Party(actor.party))


def _clock(correction: AgreementCorrection, step: Step[CorrectionState], now: datetime) -> dict[str, Any]:
    if step.target in UNDECIDED:
        return {"answer_by": first_clock(correction.agreement, step.target)}
    return {"decided_at": now}


def _entitled(correction: AgreementCorrection, name: str, actor: Actor) -> Step[CorrectionState]:
    """The step, for whoever may take it at all; to anybody else there is no such correction."""
    try:
        step = workflow.step_of(correction.asked_by, name, Party(actor.party), on_paper=correction.on_paper)
    except KeyError as error:
        raise NotYours from error
    is_seen = AgreementCorrection.objects.visible_to(actor).filter(pk=correction.pk).exists()
    if not step.is_taken_by(actor) or not is_seen:
        raise NotYours
    return step


def _now_in(correction: AgreementCorrection) -> str:
    state: str = AgreementCorrection.objects.values_list("state", flat=True).get(pk=correction.pk)
    return state


def _obstacle(correction: AgreementCorrection, now: datetime) -> Exception:
    """Why the row did not move."""
    correction.refresh_from_db()
    if correction.is_overdue(now) or correction.state == CorrectionState.EXPIRED:
        return CorrectionTooLate()
    return CorrectionMovedOn(correction.get_state_display())
