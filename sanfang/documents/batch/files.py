"""The file of a batch, as a stream: one PDF joined from its parts, or the sealed originals in a zip."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from sanfang.documents.batch.joined import Measure, joined, length_of
from sanfang.documents.batch.keeping import pieces_of
from sanfang.documents.batch.listing import LIST, list_of
from sanfang.documents.batch.states import Form
from sanfang.documents.keeping import kept
from sanfang.documents.models import PrintItem, PrintJob


@dataclass(frozen=True)
class File:
    """Under which name, of which kind, how long where that is known before, and its bytes in pieces."""

    name: str
    kind: str
    length: int | None
    content: Iterator[bytes]


def file_of(job: PrintJob, items: list[PrintItem]) -> File:
    """With these agreements in it, in their order. No original is read before the content is asked for; the database
    is asked for nothing then."""
    name = f"agreements-{timezone.localtime(job.created_at):%Y%m%d-%H%M}"
    if job.form == Form.ZIP:
        return File(
            f"{name}.zip", "application/zip", None, _zipped(job, items, list_of(job, items, name_in_zip))
        )
    measures = [Measure(item.size, item.pages, item.objects_before, item.objects_in_it) for item in items]
    content = joined(measures, pieces_of(items))
    return File(f"{name}.pdf", "application/pdf", length_of(measures), content)


def name_in_zip(item: PrintItem) -> str:
    """`0001-编号.pdf`: sorted as the list, and the name of nobody."""
    return f"{item.place:04}-{item.agreement.number}.pdf"


def _zipped(job: PrintJob, items: list[PrintItem], overview: bytes) -> Iterator[bytes]:
    """Not compressed: a PDF is."""
    sink, at = _Sink(), timezone.localtime(job.created_at).timetuple()[:6]
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(LIST, at), overview)
        for item in items:
            if item.original is not None:
                archive.writestr(zipfile.ZipInfo(name_in_zip(item), at), kept(item.original))
            yield sink.taken()
    yield sink.taken()


class _Sink:
    """What a zip writes to; it is taken from it piece by piece."""

    def __init__(self) -> None:
        self.written = bytearray()

    def write(self, content: bytes) -> int:
        self.written += content
        return len(content)

    def flush(self) -> None:
        """There is nothing behind it."""

    def close(self) -> None:
        """It is left to be taken from."""

    def taken(self) -> bytes:
        content = bytes(self.written)
        self.written.clear()
        return content
