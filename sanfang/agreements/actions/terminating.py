"""How an agreement in force ends: the graduate asks, the school decides; or the administrator unlocks."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements import telling, workflow
from sanfang.agreements.actions.moving import move
from sanfang.agreements.actions.readiness import check_not_held
from sanfang.agreements.errors import (
    AnswerFirst,
    MaterialMissing,
    NothingToUnlock,
    NotNow,
    NotYours,
    ReviewFirst,
    TerminationAlreadyOpen,
    TerminationDecided,
)
from sanfang.agreements.models import Agreement, TerminationMaterial, TerminationRequest
from sanfang.agreements.states import WAITING_FOR_THE_GRADUATE, State
from sanfang.audit import actions as audit
from sanfang.destinations import actions as destinations
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.reasons import clean_reason
from sanfang.uploads.models import StoredFile

Request = TerminationRequest


def apply_for_termination(
    agreement: Agreement, *, actor: Actor, reason_code: str, reason: str, files: Sequence[StoredFile]
) -> TerminationRequest:
    """The graduate asks for the agreement to end (manual G1). It stays in force until the school agrees.

    RecentlyRebound while the phone was changed just now: it is an act in the graduate's name (promises T11).
    """
    if actor.party != Party.GRADUATE or actor.graduate_id != agreement.graduate_id:
        raise NotYours
    if not files:
        raise MaterialMissing
    try:
        with transaction.atomic():
            return _open_request(agreement, actor, reason_code, clean_reason(reason), files)
    except IntegrityError as error:
        raise TerminationAlreadyOpen from error


def _open_request(
    agreement: Agreement, actor: Actor, reason_code: str, reason: str, files: Sequence[StoredFile]
) -> TerminationRequest:
    graduate = graduates.hold(agreement.graduate_id)  # Keeps a decision of this moment out.
    agreement.refresh_from_db()
    if agreement.state != State.IN_FORCE:
        raise NotNow(agreement.state)
    check_not_held(graduate, reader=actor.party)
    request = Request.objects.create(agreement=agreement, reason_code=reason_code, reason=reason)
    for file in files:
        TerminationMaterial.objects.create(request=request, file=file)
    _leave_traces(request, workflow.APPLY_FOR_TERMINATION, actor, old="", reason=reason)
    return request


def withdraw_termination(request: TerminationRequest, *, actor: Actor) -> None:
    """The graduate takes the request back before it was decided; the agreement stands as before."""
    if actor.party != Party.GRADUATE or actor.graduate_id != request.agreement.graduate_id:
        raise NotYours
    _close(request, Request.State.WITHDRAWN, workflow.WITHDRAW_TERMINATION, actor)


@transaction.atomic
def agree_termination(request: TerminationRequest, *, actor: Actor) -> None:
    """「同意解约」: the agreement ends, the destination is 待就业 again (manual G3)."""
    _check_decider(request, actor)
    graduates.hold(request.agreement.graduate_id)
    _close(request, Request.State.AGREED, "agree_termination", actor)
    move(request.agreement, workflow.TERMINATE, actor=actor, ended_at=timezone.now())
    destinations.awaiting_employment(request.agreement.graduate, actor=actor, reason="同意解约")


def refuse_termination(request: TerminationRequest, *, actor: Actor, reason: str) -> None:
    """「不同意解约」, with 「不同意原因」: the agreement stands as before (manual G3)."""
    _check_decider(request, actor)
    _close(request, Request.State.REFUSED, workflow.REFUSE_TERMINATION, actor, reason=clean_reason(reason))


@transaction.atomic
def unlock(graduate: Graduate, *, actor: Actor, reason: str) -> None:
    """解锁: the administrator sets the destination to 待就业; an agreement in force ends with it (manual D4)."""
    if not actor.is_administrator or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYours
    reason = clean_reason(reason)
    graduates.hold(graduate.pk)
    agreement = Agreement.objects.live().filter(graduate=graduate).first()
    if agreement is None and destinations.is_free(graduate):
        raise NothingToUnlock
    if agreement is not None:
        _end_by_unlocking(agreement, actor, reason)
    destinations.awaiting_employment(graduate, actor=actor, reason=reason)


def _end_by_unlocking(agreement: Agreement, actor: Actor, reason: str) -> None:
    if agreement.state != State.IN_FORCE:
        raise AnswerFirst if agreement.state in WAITING_FOR_THE_GRADUATE else ReviewFirst
    for request in agreement.termination_requests.filter(state=Request.State.OPEN):
        _close(request, Request.State.AGREED, "agree_termination", actor, reason=reason)
    move(agreement, workflow.UNLOCK, actor=actor, reason=reason, ended_at=timezone.now())


def _check_decider(request: TerminationRequest, actor: Actor) -> None:
    if actor.role not in workflow.TERMINATION_DECIDERS:
        raise NotYours
    if not Request.objects.visible_to(actor).filter(pk=request.pk).exists():
        raise NotYours


@transaction.atomic
def _close(
    request: TerminationRequest, state: Request.State, act: str, actor: Actor, *, reason: str = ""
) -> None:
    """Decide an open request, once: the conditional UPDATE lets one of two deciders through."""
    answer = reason if state == Request.State.REFUSED else ""
    closed = Request.objects.filter(pk=request.pk, state=Request.State.OPEN).update(
        state=state, answer=answer, decided_at=timezone.now()
    )
    if not closed:
        raise TerminationDecided
    request.refresh_from_db()
    _leave_traces(request, act, actor, old=Request.State.OPEN, reason=reason)


def _leave_traces(request: TerminationRequest, act: str, actor: Actor, *, old: str, reason: str) -> None:
    agreement = request.agreement
    audit.record(
        f"agreement.{act}",
        request,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        old=old,
        new=request.state,
        reason=reason,
        facts={"number": agreement.number, "reason_code": request.reason_code},
    )
    telling.tell_of_termination(request, act)
