"""What is counted of one cohort, and the cells in which it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from sanfang.statistics import counting
from sanfang.statistics.counting import Counts, ReviewTime, UnitCounts
from sanfang.statistics.formulas import SETTLED, Formula
from sanfang.statistics.scope import Scope

A_TENTH = Decimal("0.1")
OF_AGREEMENTS = ("routes", "natures", "industries", "provinces", "cities")
SIGNED, UNSIGNED, ALL = "signed", "unsigned", "all"


@dataclass(frozen=True)
class Cell:
    """A count and its share of a base, to one tenth. `count` is None where it is held back."""

    count: int | None
    base: int | None

    @property
    def percent(self) -> Decimal | None:
        if self.count is None or not self.base:
            return None
        return (Decimal(100 * self.count) / self.base).quantize(A_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True)
class Counted:
    """What was counted of one cohort, as it is."""

    destinations: Counts
    columns: Mapping[str, Counts]
    review: ReviewTime

    @property
    def graduates(self) -> int:
        return sum(self.destinations.values())

    @property
    def signed(self) -> int:
        return sum(self.columns["routes"].values())


@dataclass(frozen=True)
class Shown:
    """What may be shown of one cohort: for each figure its cells by key, and the review time or None."""

    cells: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    review: ReviewTime | None = None


@dataclass(frozen=True)
class Unit:
    """One school, department or class in a table of several: its figures by key, and those signed online."""

    pk: int
    name: str
    code: str
    cells: Mapping[str, Cell]


def count(scope: Scope, formula: Formula) -> Counted:
    """Everything of one scope, in seven queries."""
    return Counted(
        counting.by_destination(scope, formula), counting.by_agreement(scope), counting.review_time(scope)
    )


def exact(counted: Counted, formula: Formula) -> Shown:
    """Inside the school: every number."""
    cells = {"destinations": destination_cells(counted, formula), "signing": signing_cells(counted)}
    for name in OF_AGREEMENTS:
        cells[name] = {key: Cell(number, counted.signed) for key, number in counted.columns[name].items()}
    return Shown(cells, counted.review)


def destination_cells(
    counted: Counted, formula: Formula, hidden: frozenset[str] = frozenset()
) -> dict[str, Cell]:
    base = counted.graduates
    numbers = {group.key: counted.destinations.get(group.key, 0) for group in formula.groups}
    numbers[SETTLED] = sum(numbers[key] for key in formula.settled)
    cells = {key: Cell(None if key in hidden else number, base) for key, number in numbers.items()}
    return {ALL: Cell(base, base), **cells}


def signing_cells(counted: Counted, *, hidden: bool = False) -> dict[str, Cell]:
    base, signed = counted.graduates, counted.signed
    pair = {SIGNED: signed, UNSIGNED: base - signed}
    return {key: Cell(None if hidden else number, base) for key, number in pair.items()}


def reckon_units(
    units: Iterable[tuple[int, str, str]],
    destinations: Mapping[int, Counts],
    signed: UnitCounts,
    formula: Formula,
) -> list[Unit]:
    """Every unit with exact numbers, in the order given. `units` are pk, code and name."""
    return [
        Unit(pk, name, code, _unit(destinations.get(pk, {}), signed.get(pk, 0), formula))
        for pk, code, name in units
    ]


def _unit(destinations: Counts, signed: int, formula: Formula) -> dict[str, Cell]:
    base = sum(destinations.values())
    numbers = {group.key: destinations.get(group.key, 0) for group in formula.groups}
    numbers |= {SETTLED: sum(numbers[key] for key in formula.settled), SIGNED: signed, ALL: base}
    return {key: Cell(number, base) for key, number in numbers.items()}
