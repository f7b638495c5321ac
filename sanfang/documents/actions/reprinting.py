"""Copies that were lost or spoilt are printed anew, under codes of their own; what they replace stands no more."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.audit import actions as audit
from sanfang.documents import original_workflow as workflow
from sanfang.documents.actions.issuing import latest_of, open_printing
from sanfang.documents.errors import BeingMade, NoCopyChosen, NotPrintable, NotYours
from sanfang.documents.models import Copy, Original
from sanfang.documents.original_states import Cause, Holder
from sanfang.documents.original_words import tell_of_reprint
from sanfang.graduates import actions as graduates
from sanfang.reasons import clean_reason


@dataclass(frozen=True)
class Reprint:
    """Which copies are to stand no more (their places), and why."""

    places: frozenset[int]
    cause: str
    why: str


@transaction.atomic
def reprint(agreement: Agreement, wanted: Reprint, *, actor: Actor) -> Original:
    """「补打」: three new copies of the same text. Of the earlier ones, those named are revoked when they were lost,
    superseded when they were spoilt; the others stand as before.

    NoCopyChosen, ReasonMissing; BeingMade while nothing can have been printed yet; NotPrintable; NotYours for
    anybody but a teacher or an administrator.
    """
    _check_rights(agreement, actor)
    places, why = _checked(wanted), clean_reason(wanted.why)
    graduates.hold(agreement.graduate_id)
    agreement.refresh_from_db()
    if not agreement.is_printable:
        raise NotPrintable
    latest = latest_of(agreement)
    if latest is None or not latest.is_ready:
        raise BeingMade
    new = open_printing(agreement, latest.printing + 1, cause=wanted.cause, why=why)
    ended = _end_copies(new, places)
    _leave_traces(new, ended, actor)
    return new


def _check_rights(agreement: Agreement, actor: Actor) -> None:
    is_seen = Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists()
    if not is_seen or not workflow.REVOKE.is_taken_by(actor):
        raise NotYours


def _checked(wanted: Reprint) -> list[int]:
    places = sorted(wanted.places & set(Holder.values))
    if not places or wanted.cause not in Cause.values:
        raise NoCopyChosen
    return places


def _end_copies(new: Original, places: list[int]) -> list[int]:
    """Those of every earlier printing of this revision. What was ended before stays as it was ended."""
    earlier = Original.objects.filter(agreement=new.agreement, revision=new.revision).exclude(pk=new.pk)
    rows = Copy.objects.filter(original_id__in=list(earlier.values_list("pk", flat=True)), place__in=places)
    ended = list(rows.filter(state=Copy.State.VALID).values_list("pk", flat=True))
    now = timezone.now()
    step = workflow.end_for(new.cause)
    step.take(rows, now=now, deadline="ended_at", reason=None, ended_at=now, replaced_by=new)
    return ended


def _leave_traces(new: Original, ended: list[int], actor: Actor) -> None:
    agreement = new.agreement
    audit.record(
        "agreement.reprint",
        agreement,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        reason=new.why,
        facts={
            "number": agreement.number,
            "revision": new.revision,
            "printing": new.printing,
            "cause": new.cause,
            "ended": ended,
        },
    )
    tell_of_reprint(new)
