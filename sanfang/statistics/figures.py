"""The figures of one scope as the tables of a page: this cohort beside the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sanfang.agreements.models import Route
from sanfang.codes.lists import code_list
from sanfang.statistics.cells import ALL, SIGNED, UNSIGNED, Cell, Shown
from sanfang.statistics.formulas import SETTLED, Formula

TITLES = {
    "destinations": "毕业去向",
    "signing": "网签占比",
    "routes": "签约方式",
    "natures": "单位性质",
    "industries": "单位行业",
    "provinces": "单位所在省份",
    "cities": "单位所在城市",
}


@dataclass(frozen=True)
class Line:
    """One line of a figure. `before` is None where there is no cohort before; `is_sum` says it sums others up."""

    key: str
    label: str
    now: Cell
    before: Cell | None
    is_sum: bool = False


@dataclass(frozen=True)
class Figure:
    """One table, and what its chart draws: the lines that are no sums."""

    key: str
    lines: Sequence[Line]

    @property
    def title(self) -> str:
        return TITLES[self.key]

    @property
    def is_empty(self) -> bool:
        return all(not cell.count for line in self.lines for cell in (line.now, line.before) if cell)


def figures(now: Shown, before: Shown | None, formula: Formula, year: int) -> list[Figure]:
    """The tables in the order of the page."""
    words = _words(formula, year)
    return [Figure(name, list(_lines(name, now, before, words))) for name in TITLES]


def label_of(figure: str, key: str, formula: Formula, year: int) -> str:
    """「单位行业：教育」: a number of a table in words."""
    return f"{TITLES.get(figure, figure)}：{_words(formula, year).get(figure, {}).get(key, key)}"


def _lines(
    name: str, now: Shown, before: Shown | None, words: Mapping[str, Mapping[str, str]]
) -> Iterable[Line]:
    mine, theirs = now.cells[name], before.cells[name] if before else None
    for key in _order(name, words, [*mine, *(theirs or ())]):
        yield Line(
            key,
            words.get(name, {}).get(key, key),
            mine.get(key, _nobody(mine)),
            None if theirs is None else theirs.get(key, _nobody(theirs)),
            is_sum=key in {SETTLED, ALL},
        )


def _nobody(cells: Mapping[str, Cell]) -> Cell:
    """What a table says of a key that it does not have."""
    return Cell(0, next((cell.base for cell in cells.values()), 0))


def _order(name: str, words: Mapping[str, Mapping[str, str]], keys: Sequence[str]) -> list[str]:
    """By the code list; cities by their province, then by name. Never by the count."""
    listed = {key: place for place, key in enumerate(words["provinces" if name == "cities" else name])}
    return sorted({*keys}, key=lambda key: (listed.get(key.split()[0], len(listed)), key))


def _words(formula: Formula, year: int) -> dict[str, Mapping[str, str]]:
    groups = {group.key: f"{group.label}（{group.rate}）" for group in formula.groups}
    provinces = code_list("province").labels.values()
    return {
        "destinations": {ALL: "毕业生总数", SETTLED: "毕业去向落实（落实率）"} | groups,
        "signing": {SIGNED: "有效网签", UNSIGNED: "没有有效网签"},
        "routes": {str(route): str(label) for route, label in Route.choices},
        "natures": code_list("employer_nature", year=year).labels,
        "industries": code_list("employer_industry", year=year).labels,
        "provinces": {name: name for name in provinces},
    }
