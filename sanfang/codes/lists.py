"""Code lists: what a code stands for, by the cohort's year (data in `codes/data`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

DATA = Path(__file__).parent / "data"
LATEST = 9999


class Edition(TypedDict):
    """One edition of a list as its file keeps it: the first cohort year it holds for, and code → words."""

    first_year: int
    labels: dict[str, str]


@dataclass(frozen=True)
class CodeList:
    """One list as it held in one year."""

    labels: Mapping[str, str]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """For a select field, in the order of the standard."""
        return list(self.labels.items())

    def label(self, code: str) -> str:
        """The words for a code; a code the list does not know is shown as it is."""
        return self.labels.get(code, code)

    def code(self, label: str) -> str | None:
        """The code for words or for the code itself, as files carry either; None when there is none."""
        # Spreadsheets drop the zero in front of "01".
        for spelled in (label, label.zfill(2)):
            if spelled in self.labels:
                return spelled
        return next((code for code, words in self.labels.items() if words == label), None)


def code_list(name: str, *, year: int = LATEST) -> CodeList:
    """The list of this name for a cohort's year. KeyError for a name that does not exist."""
    return _code_list(name, year)


@lru_cache(maxsize=256)
def _code_list(name: str, year: int) -> CodeList:
    editions = _editions()[name]
    held = [edition for edition in editions if edition["first_year"] <= year]
    return CodeList(MappingProxyType(held[-1]["labels"]))


@lru_cache(maxsize=1)
def _editions() -> dict[str, list[Edition]]:
    """Every list with its editions, oldest first; the oldest holds for every earlier year too."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.json"))}
