"""One printed agreement as a piece of a longer PDF: its objects, numbered on from those before it.

Pdfium copies the pages, without the outline, the tags and the signature of the file they stood in; what it writes has
one plain table of objects, so that the pieces of thousands can be put one behind another without any of them being
held in memory. What a seal looks like stays on the page as a part of its picture.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

CATALOG, ROOT = 1, 2
# Numbers that belong to the joined document: its catalog and its tree of pages.
RESERVED = 2
# A string is passed over as a whole, as anything may stand in it.
TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|\b(\d+) 0 R\b|\bstream\r?\n", re.DOTALL)
TABLE = re.compile(rb"xref\s+0 \d+\s+")
ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])\s\s?")
PAGES = re.compile(rb"\A<<(?=[^>]*/Type/Pages)")
ABOUT = re.compile(rb"/Info (\d+) 0 R")


@dataclass(frozen=True)
class Piece:
    """`starts` says where in `body` each object begins; the first one is the node of the piece's pages."""

    body: bytes
    starts: list[int]
    pages: int


def piece_of(pdf: bytes, objects_before: int) -> Piece:
    """The pages of a PDF, its objects numbered after the so many of the pieces before it; ValueError when it is
    none that can be read."""
    try:
        content, pages = _plain(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError("not a PDF that pdfium reads") from error
    plain = _objects_of(content)
    kept = [ROOT, *(number for number in plain if number not in (CATALOG, ROOT))]
    first = RESERVED + 1 + objects_before
    numbers = {old: new for new, old in enumerate(kept, start=first)}
    body, starts = bytearray(), []
    for old in kept:
        starts.append(len(body))
        body += b"%d 0 obj\n" % numbers[old]
        body += _renumbered(plain[old], numbers, is_root=old == ROOT)
    return Piece(bytes(body), starts, pages)


def _plain(pdf: bytes) -> tuple[bytes, int]:
    """The pages alone, in a file of their own; and how many they are."""
    written = io.BytesIO()
    with pypdfium2.PdfDocument(pdf) as given:
        for page in given:
            # Widgets become part of the page: the form they belong to is not taken along.
            raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
            page.close()
        with pypdfium2.PdfDocument.new() as pages:
            pages.import_pages(given)
            pages.save(written)
            return written.getvalue(), len(pages)


def _objects_of(pdf: bytes) -> dict[int, bytes]:
    """Each object that the table names, without its first line."""
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    at = TABLE.match(pdf, table)
    if at is None:
        raise ValueError("what pdfium wrote has no plain table of objects")
    starts, place = {}, at.end()
    for number in range(int(at[0].split()[2])):
        entry = ENTRY.match(pdf, place)
        if entry is None:
            raise ValueError("what pdfium wrote has a table of another form")
        place = entry.end()
        if entry[2] == b"n":
            starts[number] = int(entry[1])
    about = ABOUT.search(pdf, place)
    # Of the joined document this one says nothing: it names the hour in which a part was made.
    objects = _cut(pdf, starts, table)
    return {number: content for number, content in objects.items() if not about or number != int(about[1])}


def _cut(pdf: bytes, starts: dict[int, int], end: int) -> dict[int, bytes]:
    ends = sorted([*starts.values(), end])
    following = dict(pairwise(ends))
    return {
        number: pdf[pdf.index(b"obj", start) + 3 : following[start]].lstrip()
        for number, start in sorted(starts.items())
    }


def _renumbered(content: bytes, numbers: dict[int, int], *, is_root: bool) -> bytes:
    """References as they are from now on; a stream is left alone."""
    parts, done = [], 0
    for token in TOKEN.finditer(content):
        if token[0].startswith(b"stream"):
            break
        if token[1]:
            parts += [content[done : token.start()], b"%d 0 R" % numbers[int(token[1])]]
            done = token.end()
    parts.append(content[done:])
    written = b"".join(parts)
    return PAGES.sub(b"<</Parent %d 0 R" % ROOT, written, count=1) if is_root else written
