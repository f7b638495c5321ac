"""What anybody may know of a paper: whether it is real, and its state now (manual F5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sanfang import calendar
from sanfang.agreements.models import Revision
from sanfang.documents import verdicts
from sanfang.documents.models import Copy, Original
from sanfang.documents.original_states import CopyState
from sanfang.documents.paper import shown
from sanfang.documents.statements import DIGEST_DIGITS
from sanfang.documents.verdicts import Verdict
from sanfang.privacy.masking import mask_name

# What a token can look like; anything else is unknown without asking the database (promises W04).
TOKEN = re.compile(r"[A-Z2-7]{32}")


@dataclass(frozen=True)
class Findings:
    """The verdict and, for a real paper, what to compare it with; names of persons are masked.

    `copy` says which copy of which printing this is. Of a paper that a correction or another printing replaced
    (`replaced_at`) only what names it is told, never what stands there now. `stated` is what the signed statement of
    its code must say, to be compared by whoever reads the code.
    """

    verdict: Verdict
    number: str = ""
    revision: int = 1
    copy: str = ""
    fingerprint: str = ""
    replaced_at: datetime | None = None
    title: str = ""
    graduate: str = ""
    school: str = ""
    employer: str = ""
    position: str = ""
    signed_at: datetime | None = None
    decided_at: datetime | None = None
    ended_at: datetime | None = None
    stated: Mapping[str, str | int] | None = None


def look_up(token: str) -> Findings:
    """What the token on a paper stands for now. A number is no token: it proves nothing (promises W05)."""
    if not TOKEN.fullmatch(token):
        return Findings(verdicts.UNKNOWN)
    copy = Copy.objects.filter(token=token).select_related("original__agreement", "replaced_by").first()
    return _of_copy(copy) if copy else Findings(verdicts.UNKNOWN)


def of_original(original: Original) -> Findings:
    """The same for whoever holds the file of which copies are printed: it names no copy."""
    if original.revision < original.agreement.revision:
        return _of_corrected(original)
    return _of_agreement(original)


def _of_copy(copy: Copy) -> Findings:
    """A paper leads to what it says itself, never to a later text of the same agreement."""
    named = _of_paper(copy)
    return replace(named, copy=f"{copy.words}，第 {copy.original.printing} 次打印", stated=_stated(copy))


def _of_paper(copy: Copy) -> Findings:
    original = copy.original
    if original.revision == original.agreement.revision and copy.state != CopyState.VALID:
        return replace(_named(original), verdict=verdicts.of_replaced(copy), replaced_at=copy.ended_at)
    return of_original(original)


def _of_agreement(original: Original) -> Findings:
    agreement = original.agreement
    details = agreement.details
    return replace(
        _named(original),
        title=details["title"],
        fingerprint=shown(original.details_sha256),
        graduate=mask_name(details["graduate"]["name"]),
        school=details["school"]["name"],
        employer=details["employer"]["name"],
        position=details["position"]["title"],
        decided_at=agreement.decided_at,
    )


def _of_corrected(original: Original) -> Findings:
    agreement = original.agreement
    found = Revision.objects.get(agreement=agreement, number=original.revision)
    verdict = verdicts.of_corrected(agreement, found)
    return replace(_named(original), verdict=verdict, replaced_at=found.replaced_at)


def _named(original: Original) -> Findings:
    """What names a paper and says nothing of its content."""
    agreement = original.agreement
    return Findings(
        verdicts.of_state(agreement),
        number=agreement.number,
        revision=original.revision,
        signed_at=agreement.signed_at,
        ended_at=agreement.ended_at,
    )


def _stated(copy: Copy) -> dict[str, str | int]:
    """By the names that the script which reads statements gives them."""
    original = copy.original
    return {
        "number": original.agreement.number,
        "digest": original.details_sha256[:DIGEST_DIGITS],
        "copy": copy.place,
        "printing": original.printing,
        "issuedOn": calendar.day_of(original.issued_at).isoformat(),
    }
