"""Rules that change with the years, as tables in `data/`; and texts as they are read, whatever divides them."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
# A text is read without what only divides it for the eye: blanks, line ends, marks without a width.
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def edition(name: str, day: date) -> dict[str, Any] | None:
    """The edition of a table that held on a day; none before its first."""
    held = [one for one in table(name) if one["first_day"] <= day.isoformat()]
    return held[-1] if held else None


@lru_cache(maxsize=8)
def table(name: str) -> Any:
    """A table of `data/`, its editions or rows oldest first."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """A text as it is read: one width for all characters, and nothing unseen between them."""
    widened = unicodedata.normalize("NFKC", text)
    return "".join(character for character in widened if unicodedata.category(character) not in UNSEEN)
