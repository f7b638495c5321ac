"""The agreement on paper: the manual's form of the cohort's year, as a PDF (manual F2-F5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sanfang.documents import qr
from sanfang.documents.glyphs import GlyphMissing, refuse_missing
from sanfang.documents.typesetting import typeset
from sanfang.documents.wordings import wording_of

__all__ = ["GlyphMissing", "render"]

TEMPLATE = "agreement.typ"
HOLDERS = ("用人单位", "毕业生", "学校")
KEPT_BY_THE_GRADUATE = "本人留存"


def render(
    details: Mapping[str, Any],
    *,
    number: str,
    verification_url: str,
    revision: int = 1,
    copies: int = len(HOLDERS),
    timestamp: datetime | None = None,
) -> bytes:
    """The PDF of an agreement with one copy per holder, or a single one, which the graduate keeps.

    `details` are those frozen at signing; from the second `revision` on, the paper says which it is. Without a
    `timestamp` (the date inside the file) New Year of the cohort's year is taken, so that the same agreement
    always gives the same bytes.
    GlyphMissing when a character cannot be drawn: then there is no paper at all.
    """
    year = details["cohort_year"]
    refuse_missing(details)
    data = {
        "details": details,
        "number": number,
        "edition": f"第 {revision} 版" if revision > 1 else "",
        "qr": qr.drawing(verification_url),
        "site": urlsplit(verification_url).netloc,
        "copies": _names_of(copies),
        "wording": wording_of(year),
    }
    return typeset(TEMPLATE, data, timestamp=timestamp or datetime(year, 1, 1, tzinfo=UTC))


def _names_of(copies: int) -> list[str]:
    """What the foot of each copy says. A single copy is none of the three: it is the file on the graduate's phone."""
    if not 1 <= copies <= len(HOLDERS):
        raise ValueError(f"An agreement has 1 to {len(HOLDERS)} copies, not {copies}.")
    if copies == 1:
        return [KEPT_BY_THE_GRADUATE]
    return [f"第 {place} 份（{holder}）" for place, holder in enumerate(HOLDERS[:copies], start=1)]
