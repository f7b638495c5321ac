"""Pieces of PDF put one behind another, as a stream: at no time is more than one of them in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sanfang.documents.batch.pieces import CATALOG, RESERVED, ROOT, Piece

# The second line tells programs that carry files about that this is no text.
HEAD = b"%PDF-1.7\n%\xe4\xb8\x89\xe6\x96\xb9\n"
TAKEN, FREE = b"%010d 00000 n \n", b"0000000000 65535 f \n"
LINE = 20


@dataclass(frozen=True)
class Measure:
    """What is known of a piece without reading it: its bytes, pages, objects, and how many came before those."""

    size: int
    pages: int
    objects_before: int
    objects_in_it: int

    @property
    def node(self) -> int:
        """The number of its first object, to which its pages belong."""
        return RESERVED + 1 + self.objects_before


def joined(measures: Sequence[Measure], pieces: Iterable[Piece]) -> Iterator[bytes]:
    """One PDF of all pieces, in their order. Numbers between them, of what was left out, are free."""
    head = _head(measures)
    yield head
    places: dict[int, int] = {}
    at = len(head)
    for measure, piece in zip(measures, pieces, strict=True):
        yield piece.body
        for number, start in enumerate(piece.starts, start=measure.node):
            places[number] = at + start
        at += len(piece.body)
    yield _tail(measures, places | _places_in(head), at)


def length_of(measures: Sequence[Measure]) -> int:
    """How long that will be, to the byte, before any of it is read."""
    body = len(_head(measures)) + sum(measure.size for measure in measures)
    return body + len(_tail(measures, {}, body))


def _head(measures: Sequence[Measure]) -> bytes:
    nodes = b" ".join(b"%d 0 R" % measure.node for measure in measures)
    count = sum(measure.pages for measure in measures)
    return (
        HEAD
        + b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (CATALOG, ROOT)
        + b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%b]>>\nendobj\n" % (ROOT, count, nodes)
    )


def _places_in(head: bytes) -> dict[int, int]:
    return {number: head.index(b"\n%d 0 obj\n" % number) + 1 for number in (CATALOG, ROOT)}


def _tail(measures: Sequence[Measure], places: dict[int, int], at: int) -> bytes:
    """The table of all objects; every line of it has the same length, whatever it says."""
    last = max(measure.objects_before + measure.objects_in_it for measure in measures) + RESERVED
    lines = (TAKEN % places[number] if number in places else FREE for number in range(1, last + 1))
    table = b"xref\n0 %d\n%b%b" % (last + 1, FREE, b"".join(lines))
    return table + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, CATALOG, at)
