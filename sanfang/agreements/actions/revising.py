"""What the school decides about a correction: a new revision of the agreement, or not."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.agreements import correction_workflow as workflow
from sanfang.agreements.actions import correction_steps as steps
from sanfang.agreements.actions.reviewing import check_no_conflict
from sanfang.agreements.actions.signing import EMPLOYER_PHONE
from sanfang.agreements.correctable import columns_of, corrected, record_values_of
from sanfang.agreements.details import canonical, fingerprint
from sanfang.agreements.employment import employment_of
from sanfang.agreements.errors import NotNow
from sanfang.agreements.followers import tell_of_text
from sanfang.agreements.models import Agreement, AgreementCorrection, Revision
from sanfang.agreements.states import State
from sanfang.destinations import actions as destinations
from sanfang.graduates import actions as graduates
from sanfang.privacy.index import blind_index


@transaction.atomic
def carry_out_correction(correction: AgreementCorrection, *, actor: Actor) -> None:
    """「同意更正」: the agreement gets its next revision, under the same number; what stood there is kept.

    Papers of earlier revisions say from now on that they were replaced. Destination and record follow.
    ConflictOfInterest as for approving (promises V05).
    """
    agreement = correction.agreement
    check_no_conflict(agreement, actor)
    graduates.hold(agreement.graduate_id)
    old = steps.move_on(correction, workflow.CARRY_OUT, actor=actor)
    agreement.refresh_from_db()
    before, old_sha256 = employment_of(agreement), agreement.details_sha256
    _keep(agreement, correction)
    _revise(agreement, correction)
    _let_others_follow(agreement, correction, before, actor)
    tell_of_text(agreement)
    steps.leave_traces(
        correction,
        workflow.CARRY_OUT,
        actor,
        old=old,
        revision=agreement.revision,
        old_sha256=old_sha256,
        details_sha256=agreement.details_sha256,
    )


def refuse_correction(correction: AgreementCorrection, *, actor: Actor, reason: str) -> None:
    """「不同意更正」, with the reason: the agreement stands as before."""
    steps.take(correction, workflow.REFUSE, actor=actor, reason=reason)


def void_corrections(agreement: Agreement, *, actor: Actor) -> None:
    """What is still open ends with the agreement. Called where an administrator unlocks."""
    for correction in AgreementCorrection.objects.filter(agreement=agreement).undecided():
        steps.take(correction, workflow.VOID, actor=actor)


def _keep(agreement: Agreement, correction: AgreementCorrection) -> None:
    Revision.objects.create(
        agreement=agreement,
        number=agreement.revision,
        details_text=agreement.details_text,
        details_sha256=agreement.details_sha256,
        correction=correction,
        replaced_at=timezone.now(),
    )


def _revise(agreement: Agreement, correction: AgreementCorrection) -> None:
    """Only over the text that was before everybody who agreed, and only while it is in force."""
    details = corrected(agreement.details, correction.changes)
    text = canonical(details)
    as_agreed = Agreement.objects.filter(
        pk=agreement.pk, state=State.IN_FORCE, details_sha256=correction.base_sha256
    )
    revised = as_agreed.update(
        details_text=text,
        details_sha256=fingerprint(text),
        revision=F("revision") + 1,
        employer_phone_index=blind_index(details["employer"]["phone"], EMPLOYER_PHONE),
        **columns_of(correction.changes, agreement.cohort_year),
    )
    if not revised:
        raise NotNow(agreement.state)
    agreement.refresh_from_db()


def _let_others_follow(
    agreement: Agreement, correction: AgreementCorrection, before: dict[str, str], actor: Actor
) -> None:
    graduate = agreement.graduate
    values = record_values_of(correction.changes)
    if values:
        graduates.correct_with_agreement(graduate, values, actor=actor, reason=correction.reason)
    more = employment_of(agreement)
    if more != before:
        destinations.employed_by_agreement(
            graduate,
            name=agreement.employer_name,
            uscc=agreement.employer_uscc,
            more=more,
            actor=actor,
            reason="就业协议书更正",
        )
