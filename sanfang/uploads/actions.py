"""The one way a file comes in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.core.files.base import ContentFile

from sanfang.uploads.errors import MEGABYTE, FileEmpty, FileNotKept, FileTooLarge
from sanfang.uploads.inspection.supervisor import inspect
from sanfang.uploads.inspection.verdicts import Verdict
from sanfang.uploads.kinds import KINDS, Kind, kind_of
from sanfang.uploads.labels import label_of
from sanfang.uploads.models import StoredFile
from sanfang.uploads.settling import settle


class Uploaded(Protocol):
    """What a framework hands over: a readable file with the name its sender gave it."""

    @property
    def name(self) -> str | None: ...

    def read(self, size: int = ...) -> bytes: ...


@dataclass(frozen=True)
class Examined:
    """A file that may be kept: its bytes as they will be kept, what it is, and its label for people."""

    content: bytes
    kind: Kind
    label: str


def examine(uploaded: Uploaded, *, limit: int = 10 * MEGABYTE, among: tuple[Kind, ...] = KINDS) -> Examined:
    """A PDF, JPEG or PNG (or only what is `among` the kinds) of at most `limit` bytes, or a FileRefused.

    The content decides what it is, never the name. Pictures are written anew without their metadata; PDFs are
    kept as they are when they do nothing by themselves. It may take half a minute: call it outside of any
    transaction, or one heavy file would keep everybody from writing.
    """
    content = _read(uploaded, limit)
    kind = kind_of(content, among)
    finding = inspect(kind.name, content)
    if finding.verdict is not Verdict.FINE:
        raise kind.refusals[finding.verdict]
    return Examined(finding.content, kind, label_of(uploaded.name or "", kind.suffix))


def keep(examined: Examined) -> StoredFile:
    """Store a file that was examined, or FileNotKept.

    The bytes are safely on disk before the row exists; when the caller's transaction is rolled back,
    `sweeping.sweep` finds the file without a row.
    """
    return _keep(examined.content, examined.kind, examined.label)


def store(uploaded: Uploaded, *, limit: int = 10 * MEGABYTE) -> StoredFile:
    """Examine and keep at once: where there is no transaction to think of."""
    return keep(examine(uploaded, limit=limit))


def _read(uploaded: Uploaded, limit: int) -> bytes:
    """One byte more than allowed tells that there is more; nobody's word about the size is taken."""
    content = uploaded.read(limit + 1)
    if not content:
        raise FileEmpty
    if len(content) > limit:
        raise FileTooLarge(limit)
    return content


def _keep(content: bytes, kind: Kind, label: str) -> StoredFile:
    stored = StoredFile(
        media_type=kind.media_type,
        suffix=kind.suffix,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        original_name=label,
    )
    try:
        stored.file.save(label, ContentFile(content), save=False)
        settle(Path(stored.file.path))
    except OSError as error:
        raise FileNotKept from error
    stored.save(force_insert=True)
    return stored
