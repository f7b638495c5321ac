"""The sender's name for a file, as a label for people: never a path, and safe to save a download under."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
FORBIDDEN = re.compile(r"[/\\:*?\"<>|]")
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
# Windows gives these names to devices, with any ending.
DEVICE = re.compile(r"\A(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\..*)?\Z", re.IGNORECASE)
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
NAMELESS = "文件"


def label_of(name: str, suffix: str) -> str:
    """At most 100 characters, ending as what the file is: `C:\\扫描\\执照.JPEG` that holds a PDF is 执照.pdf."""
    last_part = re.split(r"[/\\]", name)[-1]
    stem = FORBIDDEN.sub("", "".join(c for c in last_part if unicodedata.category(c) not in INVISIBLE))
    stem = ENDING.sub("", stem).removesuffix(suffix).strip(". ") or NAMELESS
    if DEVICE.match(stem):
        stem = f"{NAMELESS}-{stem}"
    return stem[: LONGEST - len(suffix)].rstrip(". ") + suffix
