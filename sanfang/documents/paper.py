"""The agreement on paper: the manual's form of the cohort's year, as a PDF (manual F2-F5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sanfang.documents import qr
from sanfang.documents.editions import edition_named
from sanfang.documents.glyphs import GlyphMissing, refuse_missing
from sanfang.documents.typesetting import typeset

__all__ = ["GlyphMissing", "Sheet", "render"]

FINGERPRINT_DIGITS = 16


@dataclass(frozen=True)
class Sheet:
    """One copy: what its foot says, as 「第 1 份（用人单位）」, and the text that its QR holds."""

    label: str
    code: str


def render(
    details: Mapping[str, Any],
    *,
    number: str,
    sheets: Sequence[Sheet],
    site: str,
    revision: int = 1,
    fingerprint: str = "",
    approved_on: date | None = None,
    has_seal: bool = False,
    edition: str | None = None,
    timestamp: datetime | None = None,
) -> bytes:
    """The PDF of an agreement with one copy per sheet.

    `details` are those frozen at signing and `fingerprint` is their SHA-256 in hex, of which the paper shows the
    beginning; from the second `revision` on, the paper says which it is. `site` is our domain in words. Without a
    `timestamp` (the date inside the file) New Year of the cohort's year is taken, so that the same agreement
    always gives the same bytes.
    GlyphMissing when a character cannot be drawn: then there is no paper at all.
    """
    if not sheets:
        raise ValueError("A paper has at least one sheet.")
    year, form = details["cohort_year"], edition_named(edition)
    refuse_missing(details)
    data = {
        "details": details,
        "number": number,
        "edition": f"第 {revision} 版" if revision > 1 else "",
        "fingerprint": shown(fingerprint),
        "site": site,
        "sheets": [{"label": sheet.label, "qr": qr.drawing(sheet.code)} for sheet in sheets],
        "wording": form.wording_of(year),
        "approved_on": f"{approved_on.year}年{approved_on.month}月{approved_on.day}日" if approved_on else "",
        "has_seal": has_seal,
    }
    return typeset(form.template, data, timestamp=timestamp or datetime(year, 1, 1, tzinfo=UTC))


def shown(fingerprint: str) -> str:
    """The beginning of a fingerprint, as people compare it on paper and on a screen.

    >>> shown("3f786850e387550fdab836ed7e6dc881de23001b")
    '3F78-6850-E387-550F'
    """
    digits = fingerprint[:FINGERPRINT_DIGITS].upper()
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))
