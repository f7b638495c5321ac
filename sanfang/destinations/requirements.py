"""What each 毕业去向 asks for, by the cohort's year: `data/requirements.json`, one entry a code.

`asks` names the fields that must be filled, `may` those that can be, `one_of` groups of which one must be;
`labels` are the words of a field where the code gives it another meaning (单位名称 is 录取院校 for further study).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from sanfang.destinations.fields import BY_NAME, FIELDS

DATA = Path(__file__).parent / "data"

# What nobody may do to make the numbers look better; shown wherever work is recorded (四不准).
FOUR_DONTS = (
    "不准以任何方式强迫毕业生签订就业协议和劳动合同",
    "不准将毕业证书、学位证书发放与毕业生签约挂钩",
    "不准以户档托管为由劝说毕业生签订虚假就业协议",
    "不准将毕业生顶岗实习、见习证明材料作为就业证明材料",
)


@dataclass(frozen=True)
class Evidence:
    """One paper that a code asks for, or takes."""

    name: str
    label: str
    required: bool


@dataclass(frozen=True)
class Requirement:
    """What one code asks for in one year. `is_work`: somebody is said to work, so the four don'ts matter."""

    code: str
    asks: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    is_work: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of this code's form, in the order of `FIELDS`."""
        return tuple(one.name for one in FIELDS if one.name in self.asks or one.name in self.may)

    @property
    def papers(self) -> dict[str, Evidence]:
        return {one.name: one for one in self.evidence}

    def label(self, name: str) -> str:
        return self.labels.get(name, BY_NAME[name].label)

    def missing(self, values: Mapping[str, object]) -> list[str]:
        """The fields that still have to be filled; of a group of which one is enough, the first."""
        empty = [name for name in self.asks if not values.get(name)]
        unmet = [group[0] for group in self.one_of if not any(values.get(name) for name in group)]
        return empty + unmet

    def missing_papers(self, given: Iterable[str]) -> list[Evidence]:
        there = set(given)
        return [one for one in self.evidence if one.required and one.name not in there]


def requirement(code: str, year: int) -> Requirement | None:
    """What a code asks for in a cohort's year; None for a code that this year does not have."""
    return requirements(year).get(code)


@lru_cache(maxsize=128)
def requirements(year: int) -> dict[str, Requirement]:
    """Every code of a cohort's year, in the order of the standard."""
    held = [edition for edition in _editions() if edition["first_year"] <= year]
    return {code: _read(code, entry) for code, entry in held[-1]["codes"].items()}


@lru_cache(maxsize=1)
def _editions() -> list[dict[str, Any]]:
    editions: list[dict[str, Any]] = json.loads((DATA / "requirements.json").read_text(encoding="utf-8"))
    return editions


def _read(code: str, entry: dict[str, Any]) -> Requirement:
    return Requirement(
        code,
        asks=tuple(entry["asks"]),
        may=tuple(entry.get("may", ())),
        one_of=tuple(tuple(group) for group in entry.get("one_of", ())),
        labels=entry.get("labels", {}),
        evidence=tuple(Evidence(**one) for one in entry["evidence"]),
        is_work=entry["is_work"],
    )
