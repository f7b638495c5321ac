"""Takes an uploaded workbook apart within limits.

The reader of workbooks never sees the archive that was uploaded: it gets one that we packed ourselves from
the few parts it needs, each unpacked here up to a limit. What an archive says of its own sizes is not believed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from sanfang.graduates.imports.errors import (
    Broken,
    HasExternalLinks,
    HasMacros,
    NotAWorkbook,
    OldOrEncrypted,
    TooLarge,
    UnpacksTooLarge,
)
from sanfang.graduates.imports.scanning import Scan

MEGABYTE = 1024 * 1024
# A list of 100,000 people in 25 columns takes 15 MB, and 132 MB unpacked.
LARGEST_UPLOAD = 40 * MEGABYTE
LARGEST_UNPACKED = 300 * MEGABYTE
# What is held as a whole: the table of contents, the styles.
LARGEST_PART = 8 * MEGABYTE
PIECE = MEGABYTE
MOST_ENTRIES = 1000
# The same list has three million; a bomb of empty strings has tens of millions.
MOST_TAGS_OF_STRINGS = 10_000_000

ZIP, COMPOUND_FILE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES, KINDS = "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"
NEEDED = (KINDS, "_rels/.rels", WORKBOOK, RELATIONS, STYLES)
ENCRYPTED = 0x1


@dataclass(frozen=True)
class Parts:
    """The first visible sheet by name, and a small archive that holds it with what it needs."""

    sheet_name: str
    archive: io.BytesIO


def unpack(content: bytes) -> Parts:
    """The parts of an .xlsx, its first sheet looked through, or a WorkbookRefused (promises R02, R04, R05, R10)."""
    archive = _open(content)
    names = archive.namelist()
    _check_names(archive, names)
    parts = {name: _whole(archive, name) for name in NEEDED if name in names}
    _check_kind(parts)
    sheet_name, path = _first_sheet(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as smaller:
        for name, part in parts.items():
            smaller.writestr(name, part)
        room = _copy(archive, path, smaller, LARGEST_UNPACKED, Scan())
        if STRINGS in names:
            _copy(archive, STRINGS, smaller, room, _Tags())
    packed.seek(0)
    return Parts(sheet_name, packed)


class Watcher(Protocol):
    """Looks at every piece of a part as it is unpacked, and raises a WorkbookRefused."""

    def feed(self, piece: bytes) -> None: ...

    def finish(self) -> None: ...


class _Tags:
    """Counts the tags of the table of strings: each empty one costs the reader memory."""

    count = 0

    def feed(self, piece: bytes) -> None:
        self.count += piece.count(b"<")
        if self.count > MOST_TAGS_OF_STRINGS:
            raise UnpacksTooLarge

    def finish(self) -> None:
        """Any number up to the limit is a good one."""


def _open(content: bytes) -> zipfile.ZipFile:
    if len(content) > LARGEST_UPLOAD:
        raise TooLarge(LARGEST_UPLOAD // MEGABYTE)
    if content.startswith(COMPOUND_FILE):
        raise OldOrEncrypted
    if not content.startswith(ZIP):
        raise NotAWorkbook
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Broken from error


def _check_names(archive: zipfile.ZipFile, names: list[str]) -> None:
    if len(names) > MOST_ENTRIES or len(set(names)) != len(names):
        raise UnpacksTooLarge
    if any(entry.flag_bits & ENCRYPTED for entry in archive.infolist()):
        raise OldOrEncrypted
    if WORKBOOK not in names or RELATIONS not in names:
        raise NotAWorkbook
    folded = [name.lower() for name in names]
    if any("vbaproject" in name for name in folded):
        raise HasMacros
    if any(name.startswith("xl/externallinks/") for name in folded):
        raise HasExternalLinks


def _whole(archive: zipfile.ZipFile, name: str) -> bytes:
    pieces = _pieces(archive, name, LARGEST_PART)
    return b"".join(pieces)


def _copy(archive: zipfile.ZipFile, name: str, smaller: zipfile.ZipFile, room: int, watcher: Watcher) -> int:
    """Unpack a part piece by piece into the smaller archive. Returns the room that is left."""
    with smaller.open(name, "w") as target:
        for piece in _pieces(archive, name, room):
            room -= len(piece)
            watcher.feed(piece)
            target.write(piece)
    watcher.finish()
    return room


def _pieces(archive: zipfile.ZipFile, name: str, room: int) -> Iterator[bytes]:
    """A part as it unpacks, never more than `room` bytes of it, whatever the archive claims."""
    try:
        with archive.open(name) as part:
            while piece := part.read(PIECE):
                room -= len(piece)
                if room < 0:
                    raise UnpacksTooLarge
                yield piece
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError) as error:
        raise Broken from error


def _check_kind(parts: dict[str, bytes]) -> None:
    """A macro workbook renamed to .xlsx still says what it is."""
    if b"macroEnabled" in parts.get(KINDS, b""):
        raise HasMacros


def _first_sheet(parts: dict[str, bytes]) -> tuple[str, str]:
    """Name and path of the first sheet that a person sees on opening the file."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _tree(parts[RELATIONS]).iter()
        if relation.get("Type", "").endswith("/worksheet")
    }
    for sheet in _tree(parts[WORKBOOK]).iter():
        if sheet.tag.rpartition("}")[2] != "sheet" or sheet.get("state", "visible") != "visible":
            continue
        target = next((targets[value] for value in sheet.attrib.values() if value in targets), None)
        if target is not None:
            return sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    raise NotAWorkbook


def _tree(xml: bytes) -> Element:
    """No part of a workbook has a DOCTYPE; without one no entity can grow."""
    if b"<!DOCTYPE" in xml:
        raise Broken
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 — see the line above
    except ElementTree.ParseError as error:
        raise Broken from error
