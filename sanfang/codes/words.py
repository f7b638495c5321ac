"""Text as people type and paste it, made safe to keep."""

from __future__ import annotations

import re

from sanfang.codes.moved_characters import MOVED
from sanfang.refusal import Refusal

BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
# Word ends lines with a vertical tab, other programs with separators of their own.
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Marks of writing direction change nothing here and cannot be seen, so nobody could delete them: they go.
MARKS = re.compile(r"[\u061c\u200e\u200f\u2060]")
# Overrides and isolates of writing direction can make a text look like another one.
BIDI = "\u202a-\u202e\u2066-\u2069"
# Databases refuse NUL, workbooks refuse controls, half characters and the two last code points of every plane.
CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff"
LAST_OF_PLANES = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
NEVER_KEPT = re.compile(f"[{BIDI}{CONTROLS}{LAST_OF_PLANES}]")
# What stands in private use after the known ones came home means nothing on any other machine.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


class InvalidText(Refusal):
    """A text holds something that cannot be kept, or is too long."""


def clean_line(text: str, limit: int) -> str:
    """One line: blanks and line ends of every kind folded to single spaces.

    Characters of old systems come home, see `moved_characters`. InvalidText for other private characters, control
    characters, writing-direction overrides, or more than `limit` characters.
    """
    one_line = LINE_ENDS.sub(" ", text).replace("\n", " ")
    return _checked(BLANKS.sub(" ", MARKS.sub("", one_line)).strip(), limit)


def clean_text(text: str, limit: int) -> str:
    """Several lines: line ends unified, blanks at the ends of lines gone; InvalidText as for a line."""
    lines = LINE_ENDS.sub("\n", MARKS.sub("", text)).split("\n")
    return _checked("\n".join(BLANKS.sub(" ", line).rstrip() for line in lines).strip(), limit)


def _checked(text: str, limit: int) -> str:
    text = text.translate(MOVED)
    if found := NEVER_KEPT.search(text):
        raise InvalidText(f"含有不能使用的控制字符（U+{ord(found.group()):04X}），请删去后重新输入。")
    if found := PRIVATE.search(text):
        raise InvalidText(
            f"含有旧系统的自造字（U+{ord(found.group()):04X}），别的电脑认不出，也印不出。"
            "请删去后用输入法重新输入这个字，再提交。"
        )
    if len(text) > limit:
        raise InvalidText(f"最多 {limit} 个字，现在有 {len(text)} 个字，请缩短。")
    return text
