"""Rare characters as a picture, for whoever's screen has no drawing for them: the paper's fonts have."""

from __future__ import annotations

import base64
import json
import re
from functools import lru_cache

import typst

from sanfang.documents.editions import TEMPLATES
from sanfang.documents.fonts import FontsMissing, typeface
from sanfang.documents.glyphs import known_missing

# Phones of many years draw the first block as Unicode 1.1 had it, and Extension A; what came later, some.
UNSURE_ON_SCREENS = re.compile("[\u9fa6-\u9fff\U00020000-\U0003ffff]")
# Dots in an inch: sharp at the size of a name on the sharpest phones.
PIXELS = 216
KEPT = 256


def rare_in(text: str) -> str:
    """The characters that a screen may show as a box and the paper does not, each once, in order.

    >>> rare_in("张𬭚")
    '𬭚'
    """
    found = "".join(dict.fromkeys(UNSURE_ON_SCREENS.findall(text)))
    undrawn = known_missing(found) if found else []
    return "".join(character for character in found if character not in undrawn)


def picture_of(characters: str) -> str:
    """The address of a PNG of them (`data:…`); nothing where no font of the paper is installed."""
    try:
        return _as_png(characters, typeface().families)
    except FontsMissing:
        return ""


@lru_cache(maxsize=KEPT)
def _as_png(characters: str, families: tuple[str, ...]) -> str:
    data = json.dumps({"text": characters, "fonts": families}, ensure_ascii=False)
    compiler = typst.Compiler(
        str(TEMPLATES / "rare.typ"),
        root=str(TEMPLATES),
        font_paths=typeface().fonts,
        ignore_system_fonts=True,
    )
    png = compiler.compile(format="png", ppi=PIXELS, sys_inputs={"data": data})
    assert isinstance(png, bytes)  # noqa: S101 — what the stubs cannot say of one page without output.
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
