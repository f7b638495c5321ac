"""How an agreement in force ends: a side asks, the school decides; or the administrator unlocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.agreements import termination_workflow, workflow
from sanfang.agreements.actions import ending
from sanfang.agreements.actions.correction_steps import expire_overdue_of
from sanfang.agreements.actions.moving import move
from sanfang.agreements.actions.readiness import check_not_held
from sanfang.agreements.actions.revising import void_corrections
from sanfang.agreements.errors import (
    AnswerFirst,
    CorrectionFirst,
    MaterialMissing,
    NobodyToAsk,
    NothingToUnlock,
    NotNow,
    NotYours,
    ReviewFirst,
    SecondPersonNeeded,
    TerminationAlreadyOpen,
)
from sanfang.agreements.models import Agreement, AgreementCorrection, TerminationRequest
from sanfang.agreements.states import WAITING_FOR_THE_GRADUATE, State
from sanfang.agreements.termination_states import TerminationState
from sanfang.destinations import actions as destinations
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Rules
from sanfang.reasons import LONGEST_REASON, clean_reason
from sanfang.uploads.models import StoredFile


def apply_for_termination(
    agreement: Agreement,
    *,
    actor: Actor,
    reason_code: str,
    reason: str,
    files: Sequence[StoredFile],
    words: str = "",
    asks_other_side: bool = False,
) -> TerminationRequest:
    """A side asks for the agreement to end (manual G1). It stays in force until the school agrees.

    `reason` is for the school alone, `words` are for the other side. A graduate may have the employer's consent on
    paper already, or ask it (`asks_other_side`; NobodyToAsk where it has no account); a graduate is always asked.
    RecentlyRebound while the phone was changed just now: it is an act in the graduate's name (promises T11).
    CorrectionFirst while a correction is on its way.
    """
    _check_side(agreement, actor)
    asks = asks_other_side or actor.party == Party.EMPLOYER
    if asks and agreement.employer_id is None:
        raise NobodyToAsk
    if not files:
        raise MaterialMissing
    said = {
        "reason_code": reason_code,
        "reason": clean_reason(reason),
        "words": words.strip()[:LONGEST_REASON],
    }
    try:
        with transaction.atomic():
            return _open_request(agreement, actor, said, files, asks=asks)
    except IntegrityError as error:
        raise TerminationAlreadyOpen from error


def _check_side(agreement: Agreement, actor: Actor) -> None:
    is_side = actor.party in termination_workflow.OTHER_SIDE
    if not is_side or not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        raise NotYours


def _open_request(
    agreement: Agreement, actor: Actor, said: dict[str, str], files: Sequence[StoredFile], *, asks: bool
) -> TerminationRequest:
    graduate = graduates.hold(agreement.graduate_id)  # Keeps a decision of this moment out.
    agreement.refresh_from_db()
    if agreement.state != State.IN_FORCE:
        raise NotNow(agreement.state)
    _check_no_correction(agreement)
    if actor.party == Party.GRADUATE:
        check_not_held(graduate, reader=actor.party)
    rules = Policy.objects.rules_of(agreement.school)
    request = TerminationRequest.objects.create(
        agreement=agreement,
        asked_by=actor.party,
        state=termination_workflow.start_of(rules.termination_steps, asks=asks),
        review_steps=rules.termination_steps,
        answer_by=_deadline(rules) if asks else None,
        **said,
    )
    ending.keep_material(request, files, actor)
    ending.leave_traces(request, termination_workflow.APPLY, actor, old="", reason=request.reason)
    return request


def _check_no_correction(agreement: Agreement) -> None:
    """Of an end and a correction one is on its way at a time: what is to end need not be put right."""
    expire_overdue_of(agreement)
    if AgreementCorrection.objects.filter(agreement=agreement).undecided().exists():
        raise CorrectionFirst


def _deadline(rules: Rules) -> datetime:
    """The end of the last of the days that the rules of today give; written down, whatever rules come later."""
    return calendar.end_of(calendar.today() + timedelta(days=rules.termination_answer_days))


def withdraw_termination(request: TerminationRequest, *, actor: Actor) -> None:
    """Whoever asked takes the request back before it was decided; the agreement stands as before."""
    ending.take(request, termination_workflow.WITHDRAW, actor=actor, decided_at=timezone.now())


@transaction.atomic
def agree_termination(request: TerminationRequest, *, actor: Actor) -> None:
    """「同意解约」: the agreement ends, the destination is 待就业 again (manual G3); from the first of two who look it
    only goes on to the second.

    AnswerStillDue while the other side has neither answered nor let its days pass, DepartmentFirst or
    SecondPersonNeeded where another one of the two is to look.
    """
    _begin_decision(request, actor)
    now, user = timezone.now(), actor.user_id
    if termination_workflow.yes_of(request.review_steps, actor.role) == termination_workflow.PASS_ON:
        ending.take(request, termination_workflow.PASS_ON, actor=actor, passed_on_by=user, passed_on_at=now)
        return
    ending.take(request, termination_workflow.AGREE, actor=actor, decided_by=user, decided_at=now)
    move(request.agreement, workflow.TERMINATE, actor=actor, ended_at=timezone.now())
    destinations.awaiting_employment(request.agreement.graduate, actor=actor, reason="同意解约")


@transaction.atomic
def refuse_termination(request: TerminationRequest, *, actor: Actor, reason: str) -> None:
    """「不同意解约」, with 「不同意原因」: the agreement stands as before (manual G3). AnswerStillDue as above."""
    _begin_decision(request, actor)
    name = termination_workflow.no_of(request.review_steps, actor.role)
    now = timezone.now()
    ending.take(request, name, actor=actor, reason=reason, decided_by=actor.user_id, decided_at=now)


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
    for request in agreement.termination_requests.undecided():
        ending.take(
            request,
            termination_workflow.END_BY_UNLOCKING,
            actor=actor,
            reason=reason,
            decided_at=timezone.now(),
        )
    void_corrections(agreement, actor=actor)
    move(agreement, workflow.UNLOCK, actor=actor, reason=reason, ended_at=timezone.now())


def _begin_decision(request: TerminationRequest, actor: Actor) -> None:
    _check_decider(request, actor)
    graduates.hold(request.agreement.graduate_id)
    ending.lapse_if_due(request)
    is_last = request.state == TerminationState.FINAL
    if is_last and actor.is_administrator and request.passed_on_by_id == actor.user_id:
        raise SecondPersonNeeded


def _check_decider(request: TerminationRequest, actor: Actor) -> None:
    """Asked before the clock is looked at: a stranger must not make it strike."""
    if actor.role not in workflow.TERMINATION_DECIDERS:
        raise NotYours
    if not TerminationRequest.objects.visible_to(actor).filter(pk=request.pk).exists():
        raise NotYours
