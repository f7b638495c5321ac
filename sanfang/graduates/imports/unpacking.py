"""Takes an uploaded workbook apart within limits.

The reader of workbooks never sees the archive that was uploaded: it gets one that we packed ourselves from
the few parts it needs, each unpacked here up to a limit. What an archive says of its own sizes is not believed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
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

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 20 * MEGABYTE
LARGEST_UNPACKED = 80 * MEGABYTE
MOST_ENTRIES = 1000
# A list of 20,000 people has well under a million; a bomb of empty strings has tens of millions.
MOST_TAGS_OF_STRINGS = 4_000_000

ZIP, COMPOUND_FILE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES, KINDS = "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"
NEEDED = (KINDS, "_rels/.rels", WORKBOOK, RELATIONS, STRINGS, STYLES)
ENCRYPTED = 0x1


@dataclass(frozen=True)
class Parts:
    """The first visible sheet by name, its XML, and a small archive that holds it with what it needs."""

    sheet_name: str
    sheet_xml: bytes
    archive: io.BytesIO


def unpack(content: bytes) -> Parts:
    """The parts of an .xlsx, or a WorkbookRefused (promises R02, R04, R05)."""
    archive = _open(content)
    names = archive.namelist()
    _check_names(archive, names)
    parts = _read(archive, [name for name in NEEDED if name in names], LARGEST_UNPACKED)
    _check_kind(parts)
    sheet_name, path = _first_sheet(parts)
    room = LARGEST_UNPACKED - sum(map(len, parts.values()))
    parts |= _read(archive, [path], room)
    if parts.get(STRINGS, b"").count(b"<") > MOST_TAGS_OF_STRINGS:
        raise UnpacksTooLarge
    return Parts(sheet_name, parts[path], _pack(parts))


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


def _read(archive: zipfile.ZipFile, names: list[str], room: int) -> dict[str, bytes]:
    """Unpack these parts, never more than `room` bytes together, whatever the archive claims."""
    parts = {}
    for name in names:
        try:
            with archive.open(name) as part:
                parts[name] = part.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError) as error:
            raise Broken from error
        room -= len(parts[name])
        if room < 0:
            raise UnpacksTooLarge
    return parts


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


def _pack(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed
