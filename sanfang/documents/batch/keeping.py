"""Where the parts of a batch lie until they are fetched: encrypted, for a day."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sanfang.documents.batch.errors import BatchGone
from sanfang.documents.batch.pieces import Piece
from sanfang.documents.models import PrintItem, PrintPart
from sanfang.documents.models.batches import FOLDER
from sanfang.privacy.cipher import CannotDecrypt, decrypt_bytes, encrypt_bytes
from sanfang.uploads.settling import settle

CONTEXT = "documents_printpart.file"
OUR_NAMES = re.compile(r"\A[0-9a-f]{32}\Z")


def packed(piece: Piece) -> bytes:
    """A piece with the beginnings of its objects before it."""
    return struct.pack(f">{len(piece.starts)}I", *piece.starts) + piece.body


def keep(part: PrintPart, content: bytes) -> None:
    """Store a part, before any row refers to it."""
    part.file.save("file", ContentFile(encrypt_bytes(content, context=CONTEXT)), save=False)
    settle(Path(part.file.path))


def pieces_of(items: Iterable[PrintItem]) -> Iterator[Piece]:
    """The pieces of these agreements, in their order, with one part in memory at a time; BatchGone when a part is
    no more what was kept."""
    opened, content = None, b""
    for item in items:
        if item.part_id != opened:
            opened, content = item.part_id, _kept(item.part)
        yield _unpacked(item, content)


def _unpacked(item: PrintItem, content: bytes) -> Piece:
    starts = struct.unpack_from(f">{item.objects_in_it}I", content, item.at)
    body = item.at + struct.calcsize(f">{item.objects_in_it}I")
    return Piece(content[body : body + item.size], list(starts), item.pages)


def _kept(part: PrintPart | None) -> bytes:
    if part is None:
        raise BatchGone
    try:
        with part.file.open("rb") as file:
            return decrypt_bytes(file.read(), context=CONTEXT)
    except (OSError, CannotDecrypt) as error:
        raise BatchGone from error


def forget(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def ours() -> list[str]:
    """Files that this room named; others in the folder are left alone."""
    if not default_storage.exists(FOLDER):
        return []
    return [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1] if OUR_NAMES.match(name)]
