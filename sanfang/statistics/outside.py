"""What may be shown outside the school: small cells held back, with what they could be worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sanfang.agreements.models import Route
from sanfang.statistics.cells import (
    ALL,
    OF_AGREEMENTS,
    SIGNED,
    Cell,
    Counted,
    Shown,
    Unit,
    destination_cells,
    signing_cells,
)
from sanfang.statistics.counting import Counts
from sanfang.statistics.formulas import SETTLED, Formula
from sanfang.statistics.suppression import SUM, held_back, is_small

HELD_BACK = "＊"
LEGEND = "＊ 表示不足 5 人（<5），或者为了不让不足 5 人的数字被推算出来而一起隐去。"


# (row, key) of every cell that is not shown; SUM is the row of the province.
Hidden = frozenset[tuple[int, str]]


def route_key(route: str) -> str:
    """What a route is called among the keys of `Hidden`."""
    return f"route {route}"


def hidden_cells(units: Sequence[Unit], formula: Formula, routes: Sequence[Counts]) -> Hidden:
    """What is held back of schools and province together: one decision for every page outside the school.

    `routes` are each unit's agreements in force by route, in the order of `units`.
    """
    return frozenset(_Hiding(units, formula, routes).decide())


def outside(
    counted: Counted, formula: Formula, units: Sequence[Unit], routes: Sequence[Counts]
) -> tuple[Shown, list[Unit]]:
    """The same with small cells held back, in the province's own figures and in the table of its schools."""
    hidden = hidden_cells(units, formula, routes)
    keys = {key for row, key in hidden if row == SUM}
    cells = {
        "destinations": destination_cells(counted, formula, frozenset(keys)),
        "signing": signing_cells(counted, hidden=SIGNED in keys),
    }
    for name in OF_AGREEMENTS:
        cells[name] = _one_line(counted.columns[name], counted.signed, sum_is_hidden=SIGNED in keys)
    cells["routes"] = {
        key: Cell(None if route_key(key) in keys else cell.count, cell.base)
        for key, cell in cells["routes"].items()
    }
    cells["cities"] = _within_provinces(counted.columns["cities"], cells["provinces"])
    # Less those in force it tells how many were rejected or ended.
    decided = counted.review.decided
    review = None if is_small(decided) or is_small(decided - counted.signed) else counted.review
    return Shown(cells, review), [_covered(unit, row, hidden) for row, unit in enumerate(units)]


def _one_line(counts: Counts, base: int, *, sum_is_hidden: bool) -> dict[str, Cell]:
    keys = list(counts)
    sums = (0, SUM) if sum_is_hidden else ()
    hidden = held_back([[counts[key] for key in keys]], sums_held_back=sums)
    shown_base = None if sum_is_hidden else base
    return {
        key: Cell(None if (0, place) in hidden else counts[key], shown_base) for place, key in enumerate(keys)
    }


def _within_provinces(cities: Counts, provinces: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cities add up to their province: each province's are covered below its own number."""
    cells: dict[str, Cell] = {}
    for name, cell in provinces.items():
        inside = {key: number for key, number in cities.items() if key.split()[0] == name}
        covered = _one_line(inside, cell.base or 0, sum_is_hidden=cell.count is None)
        cells |= {key: Cell(one.count, cell.base) for key, one in covered.items()}
    return cells


def _covered(unit: Unit, row: int, hidden: Hidden) -> Unit:
    cells = {
        key: Cell(None if (row, key) in hidden else cell.count, cell.base) for key, cell in unit.cells.items()
    }
    return Unit(unit.pk, unit.name, unit.code, cells)


class _Hiding:
    """Decides for schools and province together which cells are held back: (row, key), SUM for the province.

    From the top: settled or not; the parts of what is settled and of what is not, below sums that may be held
    back; who signed online; by which route, below who signed. Those who signed are nearly those employed, so one goes
    with the other.
    """

    def __init__(self, units: Sequence[Unit], formula: Formula, routes: Sequence[Counts]) -> None:
        self.units, self.formula, self.routes = units, formula, routes
        self.rest = tuple(group.key for group in formula.groups if group.key not in formula.settled)
        self.employed = formula.settled[0]

    def decide(self) -> set[tuple[int, str]]:
        if not self.units:
            return set()
        linked: set[int] = set()
        while True:
            hidden = self._once(linked)
            told = {row for row, key in hidden if key in {self.employed, SIGNED}}
            if told <= linked:
                return hidden | self._by_route(hidden)
            linked = told

    def _once(self, linked: set[int]) -> set[tuple[int, str]]:
        top = self._grid([self._settled_or_not(unit) for unit in self.units])
        settled = {row for row, column in top if column == 0}
        also = [(row, 0) for row in linked]
        parts = self._grid(self._rows(self.formula.settled), sums=settled, also=also)
        rest = self._grid(self._rows(self.rest), sums=settled)
        signed = self._grid([self._signed_or_not(unit) for unit in self.units], also=also)
        return {
            *((row, SETTLED) for row in settled),
            *((row, self.formula.settled[column]) for row, column in parts),
            *((row, self.rest[column]) for row, column in rest),
            *((row, SIGNED) for row, column in signed if column == 0),
        }

    def _by_route(self, hidden: set[tuple[int, str]]) -> set[tuple[int, str]]:
        unsaid = {row for row, key in hidden if key == SIGNED}
        rows = [[counts.get(route, 0) for route in Route.values] for counts in self.routes]
        return {(row, route_key(Route.values[column])) for row, column in self._grid(rows, sums=unsaid)}

    def _grid(
        self, rows: list[list[int]], sums: Iterable[int] = (), also: Iterable[tuple[int, int]] = ()
    ) -> frozenset[tuple[int, int]]:
        return held_back(rows, sums_held_back=sums, also=also)

    def _rows(self, keys: Sequence[str]) -> list[list[int]]:
        return [[unit.cells[key].count or 0 for key in keys] for unit in self.units]

    def _settled_or_not(self, unit: Unit) -> list[int]:
        return self._and_the_others(unit, SETTLED)

    def _signed_or_not(self, unit: Unit) -> list[int]:
        return self._and_the_others(unit, SIGNED)

    def _and_the_others(self, unit: Unit, key: str) -> list[int]:
        counted = unit.cells[key].count or 0
        return [counted, max((unit.cells[ALL].count or 0) - counted, 0)]
