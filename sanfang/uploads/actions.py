"""The one way a file comes in."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Protocol

from django.core.files.base import ContentFile
from django.db import transaction

from sanfang.codes.words import BIDI
from sanfang.uploads import pdfs, pictures
from sanfang.uploads.errors import FileEmpty, FileTooLarge, KindRefused
from sanfang.uploads.models import StoredFile

MEGABYTE = 1024 * 1024
LONGEST_LABEL = 100
NOT_IN_A_LABEL = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]")

# Magic number, media type, suffix, Pillow's name of the format.
KINDS = (
    (b"%PDF-", "application/pdf", ".pdf", ""),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png", "PNG"),
)


class Uploaded(Protocol):
    """What a framework hands over: a readable file with the name its sender gave it."""

    @property
    def name(self) -> str | None: ...

    def read(self, size: int = ...) -> bytes: ...


def store(uploaded: Uploaded, *, limit: int = 10 * MEGABYTE) -> StoredFile:
    """Keep a PDF, JPEG or PNG of at most `limit` bytes, or raise a FileRefused.

    The content decides what it is, never the name. Pictures are written anew; PDFs are looked into by
    another process. The bytes are safely on disk before the row exists; a row that is rolled back
    takes its file with it in `sweep`.
    """
    content = _read(uploaded, limit)
    media_type, suffix, format_name = _kind(content)
    if format_name:
        content = pictures.rewrite(content, format_name)
    else:
        pdfs.check(content)
    stored = StoredFile(
        media_type=media_type,
        suffix=suffix,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        original_name=label_of(uploaded.name or "", suffix),
    )
    stored.file.save(stored.original_name, ContentFile(content), save=False)
    _settle(Path(stored.file.path))
    with transaction.atomic():
        stored.save(force_insert=True)
    return stored


def label_of(name: str, suffix: str) -> str:
    """The sender's name for the file, as a label: no path, no controls, the ending of its true kind."""
    stem = re.split(r"[/\\]", name)[-1]
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}\Z", "", stem)
    stem = NOT_IN_A_LABEL.sub("", "".join(c for c in stem if c not in BIDI)).strip(". ")
    return (stem or "文件")[: LONGEST_LABEL - len(suffix)] + suffix


def _read(uploaded: Uploaded, limit: int) -> bytes:
    content = uploaded.read(limit + 1)
    if not content:
        raise FileEmpty
    if len(content) > limit:
        raise FileTooLarge(limit)
    return content


def _kind(content: bytes) -> tuple[str, str, str]:
    for magic, *kind in KINDS:
        if content.startswith(magic):
            media_type, suffix, format_name = kind
            return media_type, suffix, format_name
    raise KindRefused


def _settle(path: Path) -> None:
    """Onto the disk itself, name and bytes, before anything refers to it."""
    for target in (path, path.parent):
        handle = os.open(target, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
