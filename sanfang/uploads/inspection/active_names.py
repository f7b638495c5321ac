"""The names by which a PDF says that it will do something, wherever in its bytes they stand."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ACTIONS = ("JavaScript", "Launch", "GoToE", "GoToR", "SubmitForm", "ImportData", "Rendition")
CARGO = ("EmbeddedFile", "EmbeddedFiles", "FileAttachment", "RichMedia")
ODD_FILTERS = ("ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode")

# Scans of 200 pages unpack to less; what unpacks to more was made to.
MOST_UNPACKED = 512 * 1024 * 1024
DEEPEST = 3
SLICE = 16 * 1024  # Flate grows a thousandfold at most, so one slice unpacks to 16 MB at most.
OVERLAP = 128  # Longer than any name looked for: one may lie across two pieces.


class TooHeavy(Exception):
    """The file unpacks to more, or more deeply, than can be looked through."""


def one_of(names: Iterable[str]) -> str:
    """A pattern for any of these names, after the slash: each letter as itself, or as `#` and its number."""
    return "(?:" + "|".join(_spelled(name) for name in names) + ")(?![A-Za-z0-9#])"


def _spelled(name: str) -> str:
    return "".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in name)


# An action's name follows its key /S, a blank, or another object's end. In text a letter goes before:
# "HTML/JavaScript" in somebody's résumé is no script.
_AHEAD = r"(?:(?<=[\x00\s>\])]/)|(?<=obj/)|(?<=/S/)|(?<=/#53/))"
ACTIVE = re.compile(f"/(?:{_AHEAD}{one_of(ACTIONS)}|{one_of(CARGO)})".encode())
OBJECT_STREAM = re.compile(f"/{one_of(['ObjStm'])}".encode())
ODD_FILTER = re.compile(f"/{one_of(ODD_FILTERS)}".encode())
STREAM, END_OF_STREAM = b"stream", b"endstream"
DICTIONARY_REACH = 1024


def is_active(content: bytes) -> bool:
    """Whether such a name stands in the clear or in a compressed stream. TooHeavy when the search must end."""
    if ACTIVE.search(content):
        return True
    budget = Budget(MOST_UNPACKED)
    return any(
        _hides_objects(content[max(0, start - DICTIONARY_REACH) : start])
        or Layer(budget).finds(content[start + len(STREAM) : end].lstrip(b"\r\n"))
        for start, end in _streams(content)
    )


def _streams(content: bytes) -> Iterator[tuple[int, int]]:
    """Where each stream begins and ends. One that is not closed lasts to the end of the file."""
    start = content.find(STREAM)
    while start >= 0:
        end = content.find(END_OF_STREAM, start)
        yield start, end if end >= 0 else len(content)
        start = content.find(STREAM, end + len(END_OF_STREAM)) if end >= 0 else -1


def _hides_objects(ahead: bytes) -> bool:
    """Objects packed in a way that no program packs them, and that is not unpacked here."""
    dictionary = ahead[max(0, ahead.rfind(b"obj")) :]
    return bool(OBJECT_STREAM.search(dictionary) and ODD_FILTER.search(dictionary))


@dataclass
class Budget:
    """How many more bytes may be unpacked."""

    left: int

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooHeavy


class Layer:
    """Searches bytes as they come, and one layer deeper what they unpack to, should they be compressed."""

    def __init__(self, budget: Budget, depth: int = 0) -> None:
        self.budget = budget
        self.depth = depth
        self.tail = b""
        self.unpacker: zlib._Decompress | None = zlib.decompressobj()
        self.inner: Layer | None = None

    def finds(self, data: bytes) -> bool:
        window = self.tail + data
        self.tail = window[-OVERLAP:]
        return bool(ACTIVE.search(window)) or any(self._finds_inside(piece) for piece in _slices(data))

    def _finds_inside(self, packed: bytes) -> bool:
        unpacked = self._unpack(packed)
        if not unpacked:
            return False
        if self.depth == DEEPEST:
            raise TooHeavy
        self.budget.spend(len(unpacked))
        self.inner = self.inner or Layer(self.budget, self.depth + 1)
        return self.inner.finds(unpacked)

    def _unpack(self, packed: bytes) -> bytes:
        """What the next bytes unpack to; nothing as soon as they turn out not to be compressed."""
        if self.unpacker is None or self.unpacker.eof:
            return b""
        try:
            return self.unpacker.decompress(packed)
        except zlib.error:
            self.unpacker = None
            return b""


def _slices(data: bytes) -> Iterator[bytes]:
    return (data[start : start + SLICE] for start in range(0, len(data), SLICE))
