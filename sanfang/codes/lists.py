"""Code lists: what a code stands for, by the cohort's year (data in `codes/data`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
LATEST = 9999


@dataclass(frozen=True)
class CodeList:
    """One list as it held in one year."""

    labels: dict[str, str]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """For a select field, in the order of the standard."""
        return list(self.labels.items())

    def label(self, code: str) -> str:
        """The words for a code; a code the list does not know is shown as it is."""
        return self.labels.get(code, code)

    def code(self, label: str) -> str | None:
        """The code for words or for the code itself, as files carry either; None when there is none."""
        if label in self.labels:
            return label
        return next((code for code, words in self.labels.items() if words == label), None)


def code_list(name: str, *, year: int = LATEST) -> CodeList:
    """The list of this name for a cohort's year. KeyError for a name that does not exist."""
    return _code_list(name, year)


@lru_cache(maxsize=256)
def _code_list(name: str, year: int) -> CodeList:
    editions = _editions()[name]
    held = [edition for edition in editions if edition["from"] <= year]
    return CodeList((held or editions)[-1 if held else 0]["labels"])


@lru_cache(maxsize=1)
def _editions() -> dict[str, list[dict]]:  # type: ignore[type-arg]
    """Every list with its editions, oldest first."""
    return {path.stem: json.loads(path.read_text()) for path in sorted(DATA.glob("*.json"))}
