"""Characters that no font can draw: found before printing, and named to the person who prints (P21)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from sanfang.documents.fonts import FontsMissing, typeface
from sanfang.refusal import Refusal

# Controls, joiners and selectors change how characters stand; they have no drawing of their own.
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp"})
VARIATION_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F)
PRIVATE_USE = "Co"
LONGEST_QUOTE = 30

ADVICE_PRIVATE = "是某台电脑上自造的字，别的电脑认不出来。请联系学校管理员更正为规范汉字后再打印。"
ADVICE_SYMBOL = "是符号，字体里没有它。请联系学校管理员改成文字后再打印。"
ADVICE_LETTER = "在已安装的字体里没有。请联系管理员安装含有它的字体（生僻汉字可用 HanaMinB）后再打印。"


class GlyphMissing(Refusal):
    """Printing stopped: better no paper than an empty box in a name. `characters` are those without a glyph."""

    def __init__(self, characters: Iterable[str], *, text: str = "") -> None:
        self.characters = tuple(characters)
        where = f"“{_shortened(text)}”中的" if text else ""
        super().__init__(f"协议书没有打印：{where}{''.join(_faults(self.characters))}")


def missing_glyphs(text: str) -> list[str]:
    """The characters of `text` that would print as an empty box, each once, in order.

    >>> missing_glyphs("张三")
    []
    """
    drawable = typeface().code_points
    if drawable.issuperset(map(ord, text)):
        return []
    # What is written as letter and accent is drawn as one glyph where the font has it.
    composed = unicodedata.normalize("NFC", text)
    return [
        character
        for character in dict.fromkeys(composed)
        if ord(character) not in drawable and not _is_invisible(character)
    ]


def known_missing(text: str) -> list[str]:
    """The same for whoever only types: without fonts nothing is known of single characters; whoever prints is told."""
    try:
        return missing_glyphs(text)
    except FontsMissing:
        return []


def refuse_missing(details: Mapping[str, Any]) -> None:
    """GlyphMissing for the first text, at any depth, that cannot be drawn in full."""
    for text in _texts(details):
        if missing := missing_glyphs(text):
            raise GlyphMissing(missing, text=text)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    else:
        yield str(value)


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in INVISIBLE_CATEGORIES or ord(character) in VARIATION_SELECTORS


def _faults(characters: Iterable[str]) -> Iterable[str]:
    """One sentence for all characters that need the same remedy."""
    for advice, alike in groupby(sorted(characters, key=_advice), key=_advice):
        yield "、".join(map(_named, alike)) + advice


def _named(character: str) -> str:
    """The code point says which character it is where the screen, too, can only show a box."""
    return f"「{character}」（U+{ord(character):04X}）"


def _advice(character: str) -> str:
    category = unicodedata.category(character)
    if category == PRIVATE_USE:
        return ADVICE_PRIVATE
    # What Python does not know yet is a letter: its tables are older than the newest ideographs.
    return ADVICE_SYMBOL if category.startswith("S") else ADVICE_LETTER


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
