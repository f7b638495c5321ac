"""The one place where the state of a request for termination is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, system
from sanfang.agreements import telling
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.errors import (
    AlreadyAnswered,
    AnswerStillDue,
    AnswerTooLate,
    DepartmentFirst,
    NotYours,
    TerminationDecided,
)
from sanfang.agreements.history import last_move
from sanfang.agreements.models import TerminationMaterial, TerminationRequest
from sanfang.agreements.termination_states import UNHEARD
from sanfang.audit import actions as audit
from sanfang.graduates import actions as graduates
from sanfang.reasons import clean_reason
from sanfang.steps import Step
from sanfang.uploads.models import StoredFile

# `reason` of a request is the asker's own, from the beginning.
REASON_GOES_TO = {
    workflow.CONSENT: "reply_reason",
    workflow.OBJECT: "reply_reason",
    **dict.fromkeys(workflow.REFUSALS, "answer"),
}


@transaction.atomic
def take(request: TerminationRequest, name: str, *, actor: Actor, reason: str = "", **changes: Any) -> None:
    """Take one step of the table for requests of this side, or raise a Refusal. The request given is brought up
    to date. A reason that the step needs is cleaned and written to the column that `REASON_GOES_TO` names."""
    step = _entitled(request, name, actor)
    reason = clean_reason(reason) if step.needs_reason else reason
    column = REASON_GOES_TO.get(name)
    if column:
        changes[column] = reason
    graduates.hold(request.agreement.graduate_id)
    now = timezone.now()
    old = _now_in(request)
    rows = TerminationRequest.objects.filter(pk=request.pk)
    if name in workflow.ANSWERS:
        rows = rows.filter(reply__in=UNHEARD)
    if not step.take(rows, now=now, deadline="answer_by", reason=None, **changes):
        raise _obstacle(request, name, actor, now)
    request.refresh_from_db()
    leave_traces(request, name, actor, old=old, reason=reason)


def lapse_if_due(request: TerminationRequest) -> None:
    """Let the other side's days be over when they are, whether or not the worker came by."""
    request.refresh_from_db()
    is_due = request.state == request.State.ASKED and not request.awaits_answer(timezone.now())
    if is_due:
        lapse(request)


def lapse(request: TerminationRequest) -> None:
    """Silence is no consent: it is noted, and the school decides."""
    take(request, workflow.LAPSE, actor=system("到期自动处理"), reply="silent")


def keep_material(request: TerminationRequest, files: Iterable[StoredFile], actor: Actor) -> None:
    """Put files to a request, as what this party gave."""
    for file in files:
        TerminationMaterial.objects.create(request=request, file=file, given_by=actor.party)


def leave_traces(request: TerminationRequest, name: str, actor: Actor, *, old: str, reason: str) -> None:
    """The row of the trail and the notices of one act."""
    agreement = request.agreement
    audit.record(
        f"agreement.{name}",
        request,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        old=old,
        new=request.state,
        reason=reason,
        facts={"number": agreement.number, "reason_code": request.reason_code},
    )
    telling.tell_of_termination(request, name)


def _entitled(request: TerminationRequest, name: str, actor: Actor) -> Step[Any]:
    """The step, for whoever may take it at all; to anybody else there is no such request."""
    try:
        step = workflow.step_of(request.asked_by, request.review_steps, name)
    except KeyError as error:
        raise NotYours from error
    is_seen = TerminationRequest.objects.visible_to(actor).filter(pk=request.pk).exists()
    if not step.is_taken_by(actor) or not is_seen:
        raise NotYours
    return step


def _now_in(request: TerminationRequest) -> str:
    state: str = TerminationRequest.objects.values_list("state", flat=True).get(pk=request.pk)
    return state


def _obstacle(request: TerminationRequest, name: str, actor: Actor, now: datetime) -> Exception:
    """Why the row did not move."""
    request.refresh_from_db()
    if not request.is_open:
        return TerminationDecided(last_move(request, actor))
    if name in workflow.ANSWERS and request.reply not in UNHEARD:
        return AlreadyAnswered()
    if name == workflow.CONSENT:
        return AnswerTooLate()
    if request.awaits_answer(now) and request.answer_by:
        return AnswerStillDue(request.answer_by)
    if request.state == request.State.DEPARTMENT and name in (workflow.AGREE, workflow.REFUSE):
        return DepartmentFirst()
    return TerminationDecided(last_move(request, actor))
