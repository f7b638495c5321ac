"""Whether the paper can show a text, asked where the text is typed and not when it is printed (P21).

What a font can draw is known to the room that prints; it says so here when the rooms start.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby

from sanfang.refusal import Refusal

# The characters of a text that would be an empty box on paper, each once, in order.
Asked = Callable[[str], list[str]]

SYMBOL = "，请改成文字。"
LETTER = "。请先核对有没有打错；确实是这个字的，请联系系统管理员安装含有它的字体后再填。"

_asked: list[Asked] = []


class Unprintable(Refusal):
    """The paper would show an empty box. `characters` are those without a drawing."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        super().__init__("".join(_faults(self.characters)))


def ask(asked: Asked) -> None:
    """Register who knows, once, when the rooms start."""
    _asked.append(asked)


def printable(text: str) -> str:
    """The same text, or Unprintable with the characters that cannot be drawn."""
    if missing := [character for asked in _asked for character in asked(text)]:
        raise Unprintable(missing)
    return text


def _faults(characters: Iterable[str]) -> Iterable[str]:
    for advice, alike in groupby(sorted(characters, key=_advice), key=_advice):
        yield f"协议书上印不出{'、'.join(map(_named, alike))}{advice}"


def _advice(character: str) -> str:
    return SYMBOL if unicodedata.category(character).startswith("S") else LETTER


def _named(character: str) -> str:
    """The code point says which one it is where the screen, too, can only show a box."""
    return f"「{character}」（U+{ord(character):04X}）"
