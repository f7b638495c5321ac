"""Characters that stand in the wrong place of Unicode, and where they belong.

Old systems kept characters of GBK and GB 18030 in the private use area; a screen elsewhere shows an empty box.
GBK put eighty of them at FE50–FEA0, private use U+E815–U+E864, in that order, and the thirteen that describe
characters at A989–A995, U+E7E7–U+E7F3: GB 18030 tells where most of them went; the rest were given code points
later (GB 18030-2005 and -2022). Text copied out of a PDF holds radicals (U+2F00–U+2FD5, some of U+2E80–U+2EF3)
that look exactly like the characters they stand for.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

FIRST_PRIVATE = 0xE815
FIRST_DESCRIBING = 0xE7E7
PRIVATE_USE = "Co"
LATER = {
    0xE7C7: 0x1E3F,  # ḿ
    0xE7C8: 0x01F9,  # ǹ
    0xE816: 0x20087,
    0xE817: 0x20089,
    0xE818: 0x200CC,
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE831: 0x215D7,
    0xE832: 0x9FB8,
    0xE83B: 0x2298F,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE855: 0x241FE,
    0xE864: 0x9FBB,
}
# Punctuation of vertical lines: A6D9–A6DF, A6EC, A6ED and A6F3.
VERTICAL = dict(zip(range(0xE78D, 0xE797), "︐︒︑︓︔︕︖︗︘︙", strict=True))
RADICALS = range(0x2F00, 0x2FD6)
# The simplified ones, which Unicode's normal forms leave alone though nobody sees a difference.
SIMPLIFIED = dict(
    zip("⻅⻉⻋⻓⻔⻙⻚⻛⻜⻢⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳", "见贝车长门韦页风飞马鱼鸟卤麦黄黾齐齿龙龟", strict=True)
)


def _of_gbk() -> dict[int, int]:
    trails = [byte for byte in range(0x50, 0xA1) if byte != 0x7F]
    eighty = {FIRST_PRIVATE + place: _two_bytes(0xFE, trail) for place, trail in enumerate(trails)}
    describing = {
        FIRST_DESCRIBING + place: _two_bytes(0xA9, trail) for place, trail in enumerate(range(0x89, 0x96))
    }
    return eighty | describing | {place: ord(character) for place, character in VERTICAL.items()} | LATER


def _two_bytes(lead: int, trail: int) -> int:
    return ord(bytes([lead, trail]).decode("gb18030"))


def _radicals() -> dict[int, int]:
    classical = {radical: ord(unicodedata.normalize("NFKC", chr(radical))) for radical in RADICALS}
    return classical | {ord(radical): ord(character) for radical, character in SIMPLIFIED.items()}


MOVED = _of_gbk() | _radicals()


@dataclass(frozen=True)
class Move:
    """One character that was put where it belongs."""

    old: str
    new: str

    def __str__(self) -> str:
        # A private character looks like an empty box, so it is called by its number.
        was = _number(self.old) if is_private(self.old) else f"「{self.old}」（{_number(self.old)}）"
        return f"{was}改为「{self.new}」（{_number(self.new)}）"


def moves_in(text: str) -> list[Move]:
    """Each character of `text` that stands in the wrong place, once, in order, and where it goes.

    >>> [str(move) for move in moves_in("张\\ue863")]
    ['U+E863改为「䶮」（U+4DAE）']
    """
    if text.isascii():
        return []
    return [Move(old, chr(MOVED[ord(old)])) for old in dict.fromkeys(text) if ord(old) in MOVED]


def is_private(character: str) -> bool:
    """Whether only the machine on which it was made knows what this character looks like."""
    return unicodedata.category(character) == PRIVATE_USE


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"
