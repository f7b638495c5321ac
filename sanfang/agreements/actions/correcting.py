"""How a typo in an agreement in force is put right: one proposes, the others answer. `revising` decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor, Party, system
from sanfang.agreements import correction_workflow as workflow
from sanfang.agreements.actions import correction_steps as steps
from sanfang.agreements.actions.readiness import check_not_held
from sanfang.agreements.correctable import Changes, changes_in
from sanfang.agreements.errors import (
    ConsentLetterMissing,
    CorrectionAlreadyOpen,
    NothingToCorrect,
    NotNow,
    NotYours,
    TerminationFirst,
    TextChanged,
)
from sanfang.agreements.models import Agreement, AgreementCorrection
from sanfang.agreements.states import State
from sanfang.graduates import actions as graduates
from sanfang.reasons import clean_reason
from sanfang.refusal import Refusal
from sanfang.uploads.models import StoredFile


def propose_correction(
    agreement: Agreement,
    *,
    actor: Actor,
    shown_sha256: str,
    values: Mapping[str, str],
    reason: str,
    letter: StoredFile | None = None,
) -> AgreementCorrection:
    """Propose what the agreement should say, for the values that differ from the text shown. It stands as it is
    until all have agreed.

    `values` are words by the names of `correctable`, which also says what is refused. For an employer without an
    account its consent comes as a `letter`, and nobody is asked there. RecentlyRebound as for signing (T11).
    """
    _check_proposer(agreement, actor)
    said = {"asked_by": actor.party, "reason": clean_reason(reason), "letter": _letter(agreement, letter)}
    try:
        with transaction.atomic():
            _check_open_to_correction(agreement, actor, shown_sha256)
            changes = changes_in(agreement.details, values, by=Party(actor.party))
            return _open(agreement, actor, changes, said)
    except IntegrityError as error:
        raise CorrectionAlreadyOpen from error


def _check_proposer(agreement: Agreement, actor: Actor) -> None:
    is_party = actor.party in {Party.GRADUATE, Party.EMPLOYER} or actor.role in workflow.DECIDERS
    if not is_party or not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        raise NotYours


def _letter(agreement: Agreement, letter: StoredFile | None) -> StoredFile | None:
    if agreement.employer_id is not None:
        return None  # It answers for itself.
    if letter is None:
        raise ConsentLetterMissing
    return letter


def _check_open_to_correction(agreement: Agreement, actor: Actor, shown_sha256: str) -> None:
    """Asked holding the graduate, so that neither an end nor another correction comes between."""
    graduate = graduates.hold(agreement.graduate_id)
    agreement.refresh_from_db()
    if agreement.state != State.IN_FORCE:
        raise NotNow(agreement.state)
    if agreement.termination_requests.undecided().exists():
        raise TerminationFirst
    steps.expire_overdue_of(agreement)
    if shown_sha256 != agreement.details_sha256:
        raise TextChanged
    if actor.party == Party.GRADUATE:
        check_not_held(graduate, reader=actor.party)


def _open(
    agreement: Agreement, actor: Actor, changes: Changes, said: Mapping[str, Any]
) -> AgreementCorrection:
    if not changes:
        raise NothingToCorrect
    first = workflow.path_of(Party(actor.party), on_paper=said["letter"] is not None)[0]
    correction = AgreementCorrection.objects.create(
        agreement=agreement,
        state=first,
        answer_by=steps.first_clock(agreement, first),
        base_sha256=agreement.details_sha256,
        changes_text=json.dumps(changes, ensure_ascii=False),
        **said,
    )
    steps.leave_traces(correction, workflow.PROPOSE, actor)
    return correction


@transaction.atomic
def agree_to_correction(correction: AgreementCorrection, *, actor: Actor) -> None:
    """A side agrees, before its deadline; the next one is asked, or the school decides.

    RecentlyRebound while a graduate's phone was changed just now: it is an act in the graduate's name (T11).
    """
    graduate = graduates.hold(correction.agreement.graduate_id)
    if actor.party == Party.GRADUATE:
        check_not_held(graduate, reader=actor.party)
    steps.take(correction, workflow.AGREE, actor=actor)


def decline_correction(correction: AgreementCorrection, *, actor: Actor, reason: str) -> None:
    """A side does not agree, with a reason that all three read: nothing is corrected without both sides."""
    steps.take(correction, workflow.DECLINE, actor=actor, reason=reason)


def withdraw_correction(correction: AgreementCorrection, *, actor: Actor) -> None:
    """Whoever proposed takes it back before it was decided; the agreement stands as before."""
    steps.take(correction, workflow.WITHDRAW, actor=actor)


def expire_unanswered_corrections(now: datetime | None = None) -> int:
    """End what a side left unanswered past its deadline. Returns how many. No upper age."""
    expired = 0
    overdue = AgreementCorrection.objects.unanswered(now or timezone.now()).order_by("answer_by", "pk")
    for correction in overdue.select_related("agreement"):
        try:
            steps.take(correction, workflow.EXPIRE, actor=system("到期自动处理"))
        except Refusal:
            # It was withdrawn in this very moment.
            continue
        expired += 1
    return expired
