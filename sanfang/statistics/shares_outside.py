"""网签占比 as it may be read outside the school: small cells held back, in step with the page of figures.

Both pages take who signed, and by which route, from one decision (`outside.hidden_cells`): what one of them holds back
never stands on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sanfang.actors import Actor
from sanfang.agreements.models import Route
from sanfang.agreements.states import State
from sanfang.institutions.models import School
from sanfang.statistics import counting
from sanfang.statistics.cells import SIGNED, Cell, reckon_units
from sanfang.statistics.formulas import formula_of
from sanfang.statistics.outside import Hidden, hidden_cells, route_key
from sanfang.statistics.scope import Scope
from sanfang.statistics.signing_share import SchoolShare, SigningShare, shares_of, together
from sanfang.statistics.suppression import SUM, held_back, is_small

# What is in force stands in the table of shares already.
STATES: tuple[State, ...] = tuple(state for state in State if state != State.IN_FORCE)
# With those in force these make up what the schools have decided, a number that the page of figures tells.
DECIDED = (State.REJECTED, State.TERMINATED)
Column = Sequence[int | None]


@dataclass(frozen=True)
class ToldShare:
    """One line: of a school, or of all together. `routes` are in the order of `Route`, `states` in that of STATES."""

    graduates: int
    signed: Cell
    routes: Sequence[Cell]
    states: Column


@dataclass(frozen=True)
class Told:
    """Every school the reader sees, by code, and all together."""

    schools: Sequence[tuple[School, ToldShare]]
    whole: ToldShare

    def of(self, school: School) -> ToldShare:
        return next(share for one, share in self.schools if one.pk == school.pk)


def told(actor: Actor, year: int) -> Told:
    """The figures of one cohort, small cells held back. Four queries."""
    rows = shares_of(actor, year)
    hidden = _hidden(rows, actor, year)
    states = _states([row.share for row in rows])
    lines = [
        (row.school, _line(row.share, place, hidden, [column[place] for column in states]))
        for place, row in enumerate(rows)
    ]
    return Told(lines, _line(together(rows), SUM, hidden, [column[-1] for column in states]))


def _hidden(rows: Sequence[SchoolShare], actor: Actor, year: int) -> Hidden:
    formula = formula_of(year)
    units = reckon_units(
        [(row.school.pk, row.school.code, row.school.name) for row in rows],
        counting.by_unit(Scope(actor, year), "school", formula),
        {row.school.pk: row.share.in_force for row in rows},
        formula,
    )
    routes = [dict(zip(Route.values, row.share.by_route(), strict=True)) for row in rows]
    return hidden_cells(units, formula, routes)


def _line(share: SigningShare, row: int, hidden: Hidden, states: Column) -> ToldShare:
    signed = None if (row, SIGNED) in hidden else share.in_force
    routes = [
        Cell(None if (row, route_key(route)) in hidden else number, signed)
        for route, number in zip(Route.values, share.by_route(), strict=True)
    ]
    return ToldShare(share.graduates, Cell(signed, share.graduates), routes, states)


def _states(shares: Sequence[SigningShare]) -> list[Column]:
    """A column for each of STATES: the schools', and last the sum of all.

    Where the sum of a decided state is small, the sums of both are held back, and the two columns are one line:
    only what they add up to is told elsewhere.
    """
    columns: dict[State, list[int]] = {state: [share.of_state(state) for share in shares] for state in STATES}
    told_of: dict[State, Column] = {state: _column(counts) for state, counts in columns.items()}
    if any(is_small(sum(columns[state])) for state in DECIDED):
        both = _column([count for state in DECIDED for count in columns[state]])
        for place, state in enumerate(DECIDED):
            told_of[state] = [*both[place * len(shares) : (place + 1) * len(shares)], None]
    return [told_of[state] for state in STATES]


def _column(counts: Sequence[int]) -> Column:
    hidden = held_back([counts]) if counts else frozenset()
    total = sum(counts)
    cells = [None if (0, place) in hidden else count for place, count in enumerate(counts)]
    return [*cells, None if is_small(total) else total]
