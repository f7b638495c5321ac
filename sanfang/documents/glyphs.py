"""Whether a text can be printed: asked when a name is entered, and once more before the paper is set."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont

from sanfang.documents.fonts import font_files
from sanfang.refusal import Refusal


class GlyphMissing(Refusal):
    """A character has no glyph in any installed font; an agreement with an empty box is never printed."""

    def __init__(self, characters: list[str]) -> None:
        named = "、".join(f"「{character}」（U+{ord(character):04X}）" for character in characters)
        super().__init__(
            f"字库中没有 {named}，不能打印，以免印成空框。请核对是否为旧系统的自造字；"
            "确为生僻字的，请管理员安装扩展字库（fonts-hanazono）后再打印。"
        )


def missing_glyphs(text: str) -> list[str]:
    """The characters of a text that no font of the paper has, each once, in order."""
    covered = _coverage()
    missing = (c for c in text if ord(c) not in covered and not _is_layout(c))
    return list(dict.fromkeys(missing))


def check_printable(text: str) -> None:
    """Return when every character can be printed, or raise GlyphMissing."""
    missing = missing_glyphs(text)
    if missing:
        raise GlyphMissing(missing)


def _is_layout(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) == "Zs"


@lru_cache(maxsize=1)
def _coverage() -> frozenset[int]:
    covered: set[int] = set()
    for path in font_files():
        with _faces(path) as faces:
            for face in faces:
                covered |= face.getBestCmap().keys()
    return frozenset(covered)


@contextmanager
def _faces(path: Path) -> Iterator[list[Any]]:
    """The faces of a font file: a collection has several."""
    opened = TTCollection(path, lazy=True) if path.suffix == ".ttc" else TTFont(path, lazy=True)
    with opened:
        yield opened.fonts if path.suffix == ".ttc" else [opened]
