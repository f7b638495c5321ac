"""Text as people type and paste it, made safe to keep."""

from __future__ import annotations

import re
import unicodedata

from sanfang.refusal import Refusal

BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
# Overrides and isolates of writing direction can make a text look like another one.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class InvalidText(Refusal):
    """A text holds something that cannot be kept, or is too long."""


def clean_line(text: str, limit: int) -> str:
    """One line: blanks of every kind folded to single spaces; InvalidText for controls or more than `limit`."""
    line = BLANKS.sub(" ", text.replace("\r", " ").replace("\n", " ")).strip()
    return _checked(line, limit)


def clean_text(text: str, limit: int) -> str:
    """Several lines: line ends unified, blanks at the ends of lines gone; InvalidText as for a line."""
    lines = [
        BLANKS.sub(" ", line).rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    return _checked("\n".join(lines).strip(), limit)


def _checked(text: str, limit: int) -> str:
    for character in text:
        if character in BIDI or (unicodedata.category(character) in {"Cc", "Cs"} and character != "\n"):
            raise InvalidText(f"含有不能使用的控制字符（U+{ord(character):04X}），请删去后重新输入。")
    if len(text) > limit:
        raise InvalidText(f"最多 {limit} 个字，现在有 {len(text)} 个字，请缩短。")
    return text
