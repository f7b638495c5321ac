"""Characters that old systems kept in the private use area, and where Unicode has them now.

GBK put eighty characters at FE50–FEA0, private use U+E815–U+E864, in that order. GB 18030 tells where
most of them went; the rest were given code points later (GB 18030-2005 and -2022).
"""

from __future__ import annotations

FIRST_PRIVATE = 0xE815
LATER = {
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


def _moved() -> dict[int, int]:
    trails = [byte for byte in range(0x50, 0xA1) if byte != 0x7F]
    by_standard = {
        FIRST_PRIVATE + place: ord(bytes([0xFE, trail]).decode("gb18030"))
        for place, trail in enumerate(trails)
    }
    return by_standard | LATER


MOVED = _moved()
