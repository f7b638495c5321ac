"""Characters that stand in the wrong place of Unicode, and where they belong.

Old systems kept characters of GBK and GB 18030 in the private use area; a screen elsewhere shows an empty box.
GBK put eighty of them at FE50–FEA0, private use U+E815–U+E864, in that order: GB 18030 tells where most of
them went; the rest were given code points later (GB 18030-2005 and -2022).
Text copied out of a PDF holds radicals (U+2F00–U+2FD5) that look exactly like the characters they stand for.
"""

from __future__ import annotations

import unicodedata

FIRST_PRIVATE = 0xE815
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
RADICALS = range(0x2F00, 0x2FD6)


def _of_gbk() -> dict[int, int]:
    trails = [byte for byte in range(0x50, 0xA1) if byte != 0x7F]
    by_standard = {
        FIRST_PRIVATE + place: ord(bytes([0xFE, trail]).decode("gb18030"))
        for place, trail in enumerate(trails)
    }
    return by_standard | LATER


def _radicals() -> dict[int, int]:
    return {radical: ord(unicodedata.normalize("NFKC", chr(radical))) for radical in RADICALS}


MOVED = _of_gbk() | _radicals()
