"""Originals of agreements, as the tests ask for them."""

import io
from typing import Any

import pypdfium2

from sanfang.agreements.models import Agreement
from sanfang.documents import editions
from sanfang.documents.actions import Reprint, make, reprint
from sanfang.documents.actions.issuing import latest_of
from sanfang.documents.actions.making import _settle
from sanfang.documents.models import Copy, Original
from sanfang.documents.setting_up import Made
from sanfang.sealing.digests import sha256, sm3


def _a_pdf() -> bytes:
    """One empty page."""
    file = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(file)
    return file.getvalue()


A_PDF = _a_pdf()


def original_of(agreement: Agreement) -> Original:
    """The one that would be printed now."""
    agreement.refresh_from_db()
    original = latest_of(agreement)
    assert original is not None
    return original


def made(agreement: Agreement) -> Original:
    """The same, with its file."""
    original = original_of(agreement)
    make(original)
    return original


def ready(agreement: Agreement) -> Original:
    """The same in no time: what lies there is no paper, but a PDF."""
    original = original_of(agreement)
    facts = {"sha256": sha256(A_PDF), "sm3": sm3(A_PDF), "size": len(A_PDF), "edition": editions.CURRENT}
    _settle(original, Made(A_PDF, facts))
    return original


def copy_of(agreement: Agreement, place: int = 2) -> Copy:
    """The graduate's, unless told otherwise."""
    return original_of(agreement).copies.get(place=place)


def token_of(agreement: Agreement, place: int = 2) -> str:
    return copy_of(agreement, place).token


def reprinted(
    cast: Any, agreement: Agreement, *places: int, cause: str = "lost", by: str = "teacher"
) -> Original:
    """Printed anew because the graduate's copy was lost, unless told otherwise; made, too."""
    made(agreement)
    wanted = Reprint(frozenset(places or (2,)), cause, "毕业生来校说明情况")
    new = reprint(agreement, wanted, actor=cast.actor(by))
    make(new)
    return new
