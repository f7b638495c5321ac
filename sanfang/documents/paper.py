"""Sets the agreement on paper with typst (manual F4). People's text goes in as data, never as template."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from sanfang.documents import qr
from sanfang.documents.clauses import clauses_of
from sanfang.documents.fonts import FAMILIES, font_files
from sanfang.documents.glyphs import check_printable

SOURCE = Path(__file__).parent / "typst"
# For whom each copy is, in the order in which they are printed (manual F2, note 3).
COPIES = ("用人单位", "毕业生", "学校")
# The same details give the same bytes, today and next year.
TIMESTAMP = datetime(2020, 1, 1, tzinfo=UTC)

# A compiler keeps its world between pages and is not made for two threads at once.
_turn = threading.Lock()


def render(details: Mapping[str, Any], *, number: str, verification_url: str, copies: int = 3) -> bytes:
    """The PDF/A-2u of an agreement, `copies` times; one copy alone is the graduate's own.

    `details` is what was frozen at signing (`agreements.details.compose`). GlyphMissing names a
    character that no font has.
    """
    check_printable("".join(_texts(details)))
    data = {
        **details,
        "number": number,
        "verification_url": verification_url,
        "site": verification_url.split("/v/")[0].split("://")[-1],
        "copies": list(COPIES) if copies == len(COPIES) else [""] * copies,
        "clauses": clauses_of(details["cohort_year"]),
        "families": list(FAMILIES),
        "qr": qr.svg(verification_url),
    }
    with _turn:
        pdf = _compiler().compile(
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2u"],
            timestamp=TIMESTAMP,
        )
    assert isinstance(pdf, bytes)  # noqa: S101 — one document gives one file; the stubs cannot say so
    return pdf


def _texts(value: Any) -> Iterator[str]:
    """Every text anywhere in the details."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    # typst takes folders; which of the fonts in them are used is decided by the families named.
    folders = sorted({str(path.parent) for path in font_files()})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(input=str(SOURCE / "agreement.typ"), root=str(SOURCE), font_paths=fonts)
