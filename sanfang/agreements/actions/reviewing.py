"""What the school decides about a signing (manual E3, E4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.agreements import workflow
from sanfang.agreements.actions.moving import move
from sanfang.agreements.actions.signing import EMPLOYER_PHONE
from sanfang.agreements.employment import employment_of
from sanfang.agreements.errors import (
    ConflictOfInterest,
    EvidenceAltered,
    EvidenceMissing,
    SecondPersonNeeded,
    SomeNotFound,
    SomeStopAll,
)
from sanfang.agreements.followers import tell_of_text
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.destinations import actions as destinations
from sanfang.graduates import actions as graduates
from sanfang.people.models import StaffMember
from sanfang.privacy.index import blind_index
from sanfang.reasons import clean_reason
from sanfang.refusal import Refusal
from sanfang.steps import Step


@transaction.atomic
def approve(agreement: Agreement, *, actor: Actor) -> None:
    """The reviewer's yes. It makes the agreement effective at once, and the graduate's destination with it (manual
    E1); from the first of two reviewers it only passes the agreement on to the second.

    SecondPersonNeeded where the first would be the second, ConflictOfInterest, EvidenceMissing or EvidenceAltered.
    """
    check_no_conflict(agreement, actor)
    _check_evidence(agreement)
    step = workflow.verdict_of(workflow.YES, actor.role, agreement.state)
    if step == workflow.PASS_ON:
        move(agreement, step, actor=actor, passed_on_by=actor.user_id, passed_on_at=timezone.now())
    else:
        _take_effect(agreement, step, actor)


def _take_effect(agreement: Agreement, step: Step[State], actor: Actor) -> None:
    _check_second_person(agreement, step, actor)
    move(agreement, step, actor=actor, decided_by=actor.user_id, decided_at=timezone.now())
    destinations.employed_by_agreement(
        agreement.graduate,
        name=agreement.employer_name,
        uscc=agreement.employer_uscc,
        more=employment_of(agreement),
        actor=actor,
    )
    tell_of_text(agreement)


@transaction.atomic
def approve_all(ids: Sequence[int], *, actor: Actor) -> list[Agreement]:
    """Approve every one or none.

    Those not found in the actor's scope are named by SomeNotFound, those that cannot be approved by SomeStopAll.
    """
    return _decide_all(ids, actor, partial(approve, actor=actor))


@transaction.atomic
def reject_all(ids: Sequence[int], *, actor: Actor, reason: str) -> list[Agreement]:
    """Reject every one or none, all for one reason: ReasonMissing without it, else refused as above."""
    reason = clean_reason(reason)
    return _decide_all(ids, actor, partial(reject, actor=actor, reason=reason))


def _decide_all(ids: Sequence[int], actor: Actor, decide: Callable[[Agreement], None]) -> list[Agreement]:
    found = {agreement.pk: agreement for agreement in Agreement.objects.visible_to(actor).filter(pk__in=ids)}
    missing = sorted(set(ids) - set(found))
    if missing:
        raise SomeNotFound(missing)
    graduates.hold_all(agreement.graduate_id for agreement in found.values())
    refused = {agreement.pk: why for agreement in found.values() if (why := _refusal_of(decide, agreement))}
    if refused:
        raise SomeStopAll(refused, [found[pk].graduate.name for pk in refused])
    return list(found.values())


def _refusal_of(decide: Callable[[Agreement], None], agreement: Agreement) -> Refusal | None:
    """Why one of several cannot be decided: every such one is named, not the first alone."""
    try:
        decide(agreement)
    except Refusal as refusal:
        return refusal
    return None


def reject(agreement: Agreement, *, actor: Actor, reason: str) -> None:
    """Refuse what was signed, in either step; the graduate is free to sign again (manual E4)."""
    step = workflow.verdict_of(workflow.NO, actor.role, agreement.state)
    _check_second_person(agreement, step, actor)
    move(agreement, step, actor=actor, reason=reason, decided_by=actor.user_id, decided_at=timezone.now())


def _check_second_person(agreement: Agreement, step: Step[State], actor: Actor) -> None:
    """Two steps are two people, also when one of them has become an administrator meanwhile."""
    is_second = State.AWAITING_FINAL in step.sources and agreement.state == State.AWAITING_FINAL
    if is_second and agreement.passed_on_by_id == actor.user_id:
        raise SecondPersonNeeded


def check_no_conflict(agreement: Agreement, actor: Actor) -> None:
    """Nobody approves an agreement of a company whose contact person he or she is (promises V05)."""
    reviewer = StaffMember.objects.filter(user_id=actor.user_id or 0).first()
    if reviewer is None or not reviewer.phone:
        return
    if blind_index(reviewer.phone, EMPLOYER_PHONE) == agreement.employer_phone_index:
        raise ConflictOfInterest


def _check_evidence(agreement: Agreement) -> None:
    """What the reviewer is to judge by must be there to be read, as it was when it was examined (promises V07)."""
    if agreement.employer is None:
        return
    for document in agreement.employer.documents.select_related("file"):
        if not document.file.is_readable():
            raise EvidenceMissing
        if not document.file.is_intact():
            raise EvidenceAltered
