"""Whether the trail is as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sanfang.audit.models import Chain, Entry
from sanfang.audit.sealing import content_of, seal_of

CHANGED = "was changed after it was written"


@dataclass(frozen=True)
class Fault:
    """The first bad row of a chain: its place in the chain (from 1) and what is wrong with it."""

    chain: str
    sequence: int
    what: str


def verify_all() -> Iterator[Fault]:
    """The first fault of every chain that has one. Reads in pieces; memory does not grow with the trail."""
    for chain in Chain.objects.order_by("name"):
        fault = verify(chain)
        if fault is not None:
            yield fault


def verify(chain: Chain) -> Fault | None:
    """The first row that was edited, inserted, swapped or removed, or None when the chain is whole."""
    previous = ""
    expected = 1
    for entry in Entry.objects.filter(chain=chain).order_by("sequence").iterator(chunk_size=2000):
        what = _fault_of(entry, expected, previous)
        if what:
            return Fault(chain.name, expected, what)
        previous, expected = entry.entry_hash, expected + 1
    if (expected - 1, previous) != (chain.length, chain.head):
        return Fault(chain.name, expected, "the tail is missing: the head knows of more rows than there are")
    return None


def _fault_of(entry: Entry, expected: int, previous: str) -> str:
    if entry.sequence != expected:
        return "a row is missing here"
    if entry.previous_hash != previous:
        return "does not follow the row before it"
    return "" if is_as_written(entry) else CHANGED


def is_as_written(entry: Entry) -> bool:
    """Whether a row still says what it said. What is kept of it for the proofs of others must agree."""
    kept = content_of(entry) if entry.salt else ""
    return entry.content_hash == kept and entry.entry_hash == seal_of(entry)
