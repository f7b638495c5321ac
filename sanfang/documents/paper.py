"""The agreement on paper: the manual's form of the cohort's year, as a PDF (manual F2-F5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sanfang.documents import qr
from sanfang.documents.glyphs import GlyphMissing, refuse_missing
from sanfang.documents.typesetting import typeset
from sanfang.documents.wordings import wording_of

__all__ = ["EDITION", "GlyphMissing", "Sheet", "render"]

TEMPLATE = "agreement.typ"
EDITION = "2026"


@dataclass(frozen=True)
class Sheet:
    """One copy: what its foot says, and what its QR code holds."""

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
    """The PDF of an agreement."""
    year = details["cohort_year"]
    refuse_missing(details)
    data = {
        "details": details,
        "number": number,
        "edition": f"第 {revision} 版" if revision > 1 else "",
        "qr": qr.drawing(sheets[0].code),
        "site": site,
        "copies": [sheet.label for sheet in sheets],
        "wording": wording_of(year),
    }
    return typeset(TEMPLATE, data, timestamp=timestamp or datetime(year, 1, 1, tzinfo=UTC))
