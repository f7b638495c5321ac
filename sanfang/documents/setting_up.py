"""What goes into the file of an original: the text of its revision, its copies with their codes, the seal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from sanfang import calendar
from sanfang.agreements.details import Details, fingerprint
from sanfang.agreements.models import Revision
from sanfang.documents import editions, paper
from sanfang.documents.errors import TextAltered
from sanfang.documents.fonts import typeface
from sanfang.documents.models import Copy, Original
from sanfang.documents.statements import DIGEST_DIGITS, Statement, signed
from sanfang.privacy.masking import mask_name
from sanfang.sealing.digests import sha256, sm3
from sanfang.sealing.provider import Purpose
from sanfang.sealing.sources import seal_of


@dataclass(frozen=True)
class Made:
    """A finished file, and what its record says of how it was made."""

    content: bytes
    facts: dict[str, Any]


def made_of(original: Original) -> Made:
    """The file of an original; see `actions.make` for what it is refused with."""
    agreement = original.agreement
    details = details_of(original)
    seal = seal_of(agreement.school.code)
    edition = _edition_of(original)
    content = paper.render(
        details,
        number=agreement.number,
        revision=original.revision,
        sheets=[_sheet(copy, original, details) for copy in original.copies.all()],
        site=urlsplit(settings.SITE_URL).netloc,
        fingerprint=original.details_sha256,
        approved_on=calendar.day_of(agreement.decided_at) if agreement.decided_at else None,
        has_seal=seal is not None,
        edition=edition,
    )
    if seal is not None:
        content = seal.seal(content, Purpose(details["title"], details["school"]["name"]))
    facts = {
        "edition": edition,
        "typeface": typeface().fingerprint,
        "is_sealed": seal is not None,
        "size": len(content),
        "sha256": sha256(content),
        "sm3": sm3(content),
    }
    return Made(content, facts)


def details_of(original: Original) -> Details:
    """What its revision says, corrected since or not. TextAltered when that is not what was signed: whoever got at
    the tables must not get a sealed paper for it."""
    text = _text_of(original)
    if fingerprint(text) != original.details_sha256:
        raise TextAltered
    content: Details = json.loads(text)
    return content


def _text_of(original: Original) -> str:
    agreement = original.agreement
    if original.revision == agreement.revision:
        return str(agreement.details_text)
    earlier = Revision.objects.get(agreement=agreement, number=original.revision)
    return str(earlier.details_text)


def code_of(copy: Copy, original: Original, details: Details) -> str:
    """What the QR code of a copy holds (manual F5): where to ask for it, and behind the #, which no browser sends
    on, what is true of it without asking."""
    return f"{settings.SITE_URL}/v/{copy.token}/#{signed(_statement(copy, original, details))}"


def _statement(copy: Copy, original: Original, details: Details) -> Statement:
    return Statement(
        number=original.agreement.number,
        digest=original.details_sha256[:DIGEST_DIGITS],
        copy=copy.place,
        printing=original.printing,
        graduate=mask_name(details["graduate"]["name"]),
        employer=details["employer"]["name"],
        school=details["school"]["name"],
        issued_on=calendar.day_of(original.issued_at),
    )


def _sheet(copy: Copy, original: Original, details: Details) -> paper.Sheet:
    again = f"· 第 {original.printing} 次打印" if original.printing > 1 else ""
    return paper.Sheet(copy.words + again, code_of(copy, original, details))


def _edition_of(original: Original) -> str:
    """What is printed anew looks as it did the first time, whatever the form looks like by then."""
    first = original.agreement.originals.exclude(edition="").order_by("revision", "printing").first()
    return str(first.edition) if first else editions.CURRENT
