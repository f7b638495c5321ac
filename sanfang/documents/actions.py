"""The verbs of paper: print, with its count, and fetch the PDF, without one."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements.details import fingerprint
from sanfang.agreements.models import Agreement
from sanfang.audit import actions as audit
from sanfang.documents import paper
from sanfang.documents.errors import CorrectedMeanwhile, NotPrintable, NotYours
from sanfang.documents.models import PrintRecord
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.graduates import actions as graduates
from sanfang.sealing.digests import sha256, sm3
from sanfang.sealing.provider import Purpose
from sanfang.sealing.sources import seal_of

HOLDERS = ("用人单位", "毕业生", "学校")
COPIES = len(HOLDERS)
FOR_THE_HOLDERS = tuple(f"第 {place} 份（{holder}）" for place, holder in enumerate(HOLDERS, start=1))
# A single copy is none of the three: it is the file on the graduate's phone.
FOR_ONESELF = ("本人留存",)


def print_copies(agreement: Agreement, *, actor: Actor) -> bytes:
    """The PDF with one copy each for employer, graduate and school; counted (manual F2, F3).

    Refused with NotPrintable before approval and after the end, with CorrectedMeanwhile when it became another
    revision just now, with GlyphMissing when a character of a name has no glyph, and with SealingDown or
    SealUnusable when the seal that is set up cannot be had; then nothing is counted.
    """
    if not _may_print(actor) or not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        raise NotYours
    content = _content(agreement, labels=FOR_THE_HOLDERS)
    _note(agreement, actor, content, typeset=agreement.revision)
    return content


@transaction.atomic
def _note(agreement: Agreement, actor: Actor, content: bytes, *, typeset: int) -> None:
    """Count it. Typesetting takes its time and no transaction; an end or a correction of this moment is found here."""
    graduates.hold(agreement.graduate_id)
    _read_again(agreement)
    if agreement.revision != typeset:
        raise CorrectedMeanwhile
    _count(agreement)
    audit.record(
        "agreement.print",
        agreement,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        facts={
            "number": agreement.number,
            "revision": agreement.revision,
            "copies": COPIES,
            "sha256": sha256(content),
            "sm3": sm3(content),
        },
    )


def pdf_of(agreement: Agreement, *, actor: Actor) -> bytes:
    """One copy to keep, for the graduate's phone (manual F3). It is not counted: no paper comes of it here."""
    if not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        raise NotYours
    return _content(agreement, labels=FOR_ONESELF)


def verification_url(agreement: Agreement) -> str:
    """What the anti-counterfeit QR says (manual F5)."""
    return f"{settings.SITE_URL}/v/{agreement.verification_token}/"


def _content(agreement: Agreement, *, labels: tuple[str, ...]) -> bytes:
    _read_again(agreement)
    code = verification_url(agreement)
    content = paper.render(
        agreement.details,
        number=agreement.number,
        sheets=[paper.Sheet(label, code) for label in labels],
        site=urlsplit(settings.SITE_URL).netloc,
        revision=agreement.revision,
        fingerprint=fingerprint(agreement.details_text),
    )
    return _sealed(content, agreement)


def _sealed(content: bytes, agreement: Agreement) -> bytes:
    """With the school's seal, where one is set up; SealingDown or SealUnusable rather than a paper without it."""
    seal = seal_of(agreement.school.code)
    if seal is None:
        return content
    details = agreement.details
    return seal.seal(content, Purpose(details["title"], details["school"]["name"]))


def _read_again(agreement: Agreement) -> None:
    """A page that was opened before an end or a correction must not print after it what stood there before."""
    agreement.refresh_from_db(fields=["state", "revision", "details_text", "verification_token"])
    if not agreement.is_printable:
        raise NotPrintable


def _may_print(actor: Actor) -> bool:
    return actor.party == Party.EMPLOYER or actor.role in PRINTING_ROLES


def _count(agreement: Agreement) -> None:
    """Exact under parallel prints: the database adds, not we; and whoever waited does not turn the time back."""
    now = Value(timezone.now())
    PrintRecord.objects.get_or_create(agreement=agreement)
    PrintRecord.objects.filter(agreement=agreement).update(
        count=F("count") + 1, last_printed_at=Greatest(Coalesce("last_printed_at", now), now)
    )
