"""A thousand agreements on paper, beside WeasyPrint with the same pages of HTML, extrapolated from ten.

Both set three copies with a QR code each and embed the same fonts; neither seals.
"""

from __future__ import annotations

import io
import logging

import pypdfium2
from weasyprint import HTML

from benchmarks.measuring import peak, timed
from benchmarks.paper import details_of, sheets_of
from benchmarks.weasy.pages import page_of
from sanfang.documents import paper
from tests.documents.samples import NUMBER, SITE

OURS, FLOOR = 1_000, 10


def ours(place: int) -> bytes:
    return paper.render(details_of(place), number=NUMBER, sheets=sheets_of(place), site=SITE)


def theirs(place: int) -> bytes:
    page = page_of(details_of(place), number=NUMBER, sheets=sheets_of(place), site=SITE)
    file = io.BytesIO()
    HTML(string=page).write_pdf(file)
    return file.getvalue()


def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def main() -> None:
    """Each begins warm: what is read once, fonts above all, is not counted."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    assert pages(ours(-1)) == pages(theirs(-1)) == len(sheets_of(0))
    # Half of ours before and half after: a machine that slows down slows both.
    first = timed(lambda: [ours(place) for place in range(OURS // 2)])
    weasy = timed(lambda: [theirs(place) for place in range(FLOOR)]) / FLOOR * OURS
    ours_in_all = first + timed(lambda: [ours(place) for place in range(OURS // 2, OURS)])
    print(f"{OURS} agreements, three pages each, seconds (WeasyPrint extrapolated from {FLOOR})")
    print(f"ours {ours_in_all / 1000:.1f}   WeasyPrint {weasy / 1000:.0f}   {weasy / ours_in_all:.0f} times")
    print(f"peak {peak()} MB")


if __name__ == "__main__":
    main()
