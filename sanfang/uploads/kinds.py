"""The kinds of file that are taken, known by their first bytes; and what each is refused for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sanfang.uploads.errors import (
    FileRefused,
    KindRefused,
    NotAPdf,
    PdfActive,
    PdfBroken,
    PdfEncrypted,
    PdfTooHeavy,
    PdfTooLong,
    PhotoOfAnIphone,
    PictureBroken,
    PictureMoves,
    PictureTooHeavy,
    PictureTooLarge,
)
from sanfang.uploads.inspection.verdicts import Verdict

PDF_REFUSALS: Mapping[Verdict, type[FileRefused]] = {
    Verdict.BROKEN: PdfBroken,
    Verdict.TOO_HEAVY: PdfTooHeavy,
    Verdict.ENCRYPTED: PdfEncrypted,
    Verdict.TOO_LONG: PdfTooLong,
    Verdict.ACTIVE: PdfActive,
}
PICTURE_REFUSALS: Mapping[Verdict, type[FileRefused]] = {
    Verdict.BROKEN: PictureBroken,
    Verdict.TOO_HEAVY: PictureTooHeavy,
    Verdict.TOO_LARGE: PictureTooLarge,
    Verdict.MOVING: PictureMoves,
}


@dataclass(frozen=True)
class Kind:
    """One kind of file. `name` is the inspection's word for it."""

    name: str
    magic: bytes
    media_type: str
    suffix: str
    refusals: Mapping[Verdict, type[FileRefused]]


PDF = Kind("pdf", b"%PDF-", "application/pdf", ".pdf", PDF_REFUSALS)
KINDS = (
    PDF,
    Kind("jpeg", b"\xff\xd8\xff", "image/jpeg", ".jpg", PICTURE_REFUSALS),
    Kind("png", b"\x89PNG\r\n\x1a\n", "image/png", ".png", PICTURE_REFUSALS),
)
ONLY_PDF = (PDF,)
HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


def kind_of(content: bytes, among: tuple[Kind, ...] = KINDS) -> Kind:
    """What the bytes are, whatever their name says; KindRefused for everything that is not taken."""
    for kind in among:
        if content.startswith(kind.magic):
            return kind
    if among == ONLY_PDF:
        raise NotAPdf
    raise PhotoOfAnIphone if _is_heic(content) else KindRefused


def _is_heic(content: bytes) -> bool:
    """Whether this is a photo as iPhones keep it: a box of ISO's file format, of one of HEIF's brands."""
    return content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS
