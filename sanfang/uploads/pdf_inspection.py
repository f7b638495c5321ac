"""Runs alone: reads a PDF from standard input and prints one word about it. See `pdfs.check`."""

from __future__ import annotations

import re
import resource
import sys
import zlib

import pypdfium2

MOST_PAGES = 200
MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 8
MOST_INFLATED = 64 * 1024 * 1024

# Names that make a PDF do something by itself; `#4A`-style escapes are undone before looking.
ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFile|EmbeddedFiles|RichMedia|GoToE|GoToR|SubmitForm|ImportData|XFA)\b"
)
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def verdict(content: bytes) -> str:
    """ "harmless", "encrypted", "too long", "active" or "broken"."""
    if b"/Encrypt" in content:
        return "encrypted"
    if is_active(content):
        return "active"
    return pages_verdict(content)


def pages_verdict(content: bytes) -> str:
    try:
        with pypdfium2.PdfDocument(content) as document:
            count = len(document)
            if count > MOST_PAGES:
                return "too long"
            return "harmless" if count and document[0].get_size() else "broken"
    except pypdfium2.PdfiumError:
        return "broken"


def is_active(content: bytes) -> bool:
    """Whether a forbidden name stands in the clear or inside a compressed stream of objects."""
    if speaks(content):
        return True
    left = MOST_INFLATED
    for found in STREAM.finditer(content):
        inflated = inflate(found.group(1), left)
        left -= len(inflated)
        # A file that unpacks to more than this is no letter of an employer.
        if left <= 0 or speaks(inflated):
            return True
    return False


def speaks(text: bytes) -> bool:
    return bool(ACTIVE.search(ESCAPE.sub(lambda found: bytes([int(found.group(1), 16)]), text)))


def inflate(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(verdict(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
