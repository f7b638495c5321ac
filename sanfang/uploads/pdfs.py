"""PDFs: looked into by another process with little time and memory, so that a hostile one harms nobody."""

from __future__ import annotations

import subprocess
import sys

from sanfang.uploads.errors import FileRefused, PdfActive, PdfBroken, PdfEncrypted, PdfTooLong

SECONDS = 10
VERDICTS: dict[str, type[FileRefused]] = {
    "encrypted": PdfEncrypted,
    "too long": PdfTooLong,
    "active": PdfActive,
}


def check(content: bytes) -> None:
    """Return when the PDF is harmless and can be read, or raise a FileRefused."""
    try:
        # A fresh interpreter: nothing of ours, no settings and no connection, is in its memory.
        done = subprocess.run(
            [sys.executable, "-m", "sanfang.uploads.pdf_inspection"],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PdfBroken from error
    verdict = done.stdout.decode(errors="replace").strip()
    if done.returncode == 0 and verdict == "harmless":
        return
    raise VERDICTS.get(verdict, PdfBroken)
