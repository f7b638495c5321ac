"""Print, with its count, and fetch the file, without one: always the bytes that were made once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements.models import Agreement
from sanfang.audit import actions as audit
from sanfang.documents.actions.issuing import issue, latest_of
from sanfang.documents.actions.making import make
from sanfang.documents.errors import BeingMade, CorrectedMeanwhile, NotPrintable, NotYours
from sanfang.documents.keeping import kept
from sanfang.documents.models import Original, PrintRecord
from sanfang.documents.original_states import Holder
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.graduates import actions as graduates

COPIES = len(Holder)


def print_copies(agreement: Agreement, *, actor: Actor) -> bytes:
    """The original, with one copy each for employer, graduate and school; counted (manual F2, F3).

    Refused with NotPrintable before approval and after the end, with CorrectedMeanwhile when it became another
    revision just now, and with what `make` says while the file cannot be made; then nothing is counted.
    """
    if not _may_print(actor) or not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        raise NotYours
    _read_again(agreement)
    original = issue(agreement)
    make(original)
    content = kept(original)
    _note(agreement, actor, original)
    return content


@transaction.atomic
def _note(agreement: Agreement, actor: Actor, original: Original) -> None:
    """Count it. Making takes its time and no transaction; what happened meanwhile is found here."""
    graduates.hold(agreement.graduate_id)
    _read_again(agreement)
    if latest_of(agreement) != original:
        raise CorrectedMeanwhile
    count([agreement.pk])
    leave_trace(agreement, original, actor)


def leave_trace(agreement: Agreement, original: Original, actor: Actor, **more: Any) -> None:
    """What the trail keeps of one print; call it in the transaction that counts it."""
    facts = {
        "number": agreement.number,
        "revision": original.revision,
        "printing": original.printing,
        "copies": COPIES,
        "sha256": original.sha256,
        "sm3": original.sm3,
    }
    chain = audit.school_chain(agreement.school_id)
    audit.record("agreement.print", agreement, actor=actor, chain=chain, facts=facts | more)


def pdf_of(agreement: Agreement, *, actor: Actor) -> bytes:
    """The same file, for the graduate's phone (manual F3). It is not counted: no paper comes of it here.

    BeingMade until it is there: who only looks makes nothing.
    """
    if not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        raise NotYours
    _read_again(agreement)
    original = latest_of(agreement)
    if original is None or not original.is_ready:
        raise BeingMade
    return kept(original)


def _read_again(agreement: Agreement) -> None:
    """A page that was opened before an end or a correction must not print after it what stood there before."""
    agreement.refresh_from_db(fields=["state", "revision", "details_text", "details_sha256", "decided_at"])
    if not agreement.is_printable:
        raise NotPrintable


def _may_print(actor: Actor) -> bool:
    return actor.party == Party.EMPLOYER or actor.role in PRINTING_ROLES


def count(agreements: Collection[int]) -> None:
    """Exact under parallel prints: the database adds, not we; and whoever waited does not turn the time back."""
    now = Value(timezone.now())
    new = (PrintRecord(agreement_id=key) for key in agreements)
    PrintRecord.objects.bulk_create(new, ignore_conflicts=True)
    PrintRecord.objects.filter(agreement__in=agreements).update(
        count=F("count") + 1, last_printed_at=Greatest(Coalesce("last_printed_at", now), now)
    )
