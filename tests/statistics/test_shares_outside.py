"""网签占比 outside the school: nothing small is told, nothing held back can be worked out (promises E05)."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanfang.agreements.models import Route
from sanfang.agreements.states import State
from sanfang.institutions.models import School
from sanfang.statistics import counting, shares_outside
from sanfang.statistics.cells import count, reckon_units
from sanfang.statistics.formulas import OF_2024
from sanfang.statistics.outside import outside
from sanfang.statistics.scope import Scope
from sanfang.statistics.shares_outside import DECIDED, STATES, told
from sanfang.statistics.signing_share import SchoolShare, SigningShare
from sanfang.statistics.suppression import SUM, is_small
from tests.statistics.many import a_cohort
from tests.statistics.test_suppression import fixed

NUMBERS = st.integers(0, 12)
# Of each school: those in force by route, those in the other states, those employed without signing, those waiting.
SCHOOL = st.tuples(
    st.lists(NUMBERS, min_size=3, max_size=3),
    st.lists(NUMBERS, min_size=len(STATES), max_size=len(STATES)),
    NUMBERS,
    NUMBERS,
)
SCHOOLS = st.lists(SCHOOL, min_size=1, max_size=5)


def rows_of(schools):
    """The schools' figures as they are counted."""
    return [
        SchoolShare(School(pk=place, code=f"{place:05}", name=f"学校{place}"), _share(*school))
        for place, school in enumerate(schools, start=1)
    ]


def _share(routes, states, employed, waiting):
    counts = {(State.IN_FORCE, route): number for route, number in zip(Route, routes, strict=True)}
    counts |= {(state, Route.CARD): number for state, number in zip(STATES, states, strict=True)}
    return SigningShare(sum(routes) + employed + waiting, counts)


@pytest.fixture
def tell(monkeypatch):
    """The figures that would be told of these schools."""

    def figures(schools):
        destinations = {
            place: {"employed": sum(routes) + employed, "waiting": waiting}
            for place, (routes, _, employed, waiting) in enumerate(schools, start=1)
        }
        with monkeypatch.context() as patch:
            patch.setattr(shares_outside, "shares_of", lambda actor, year: rows_of(schools))
            patch.setattr(shares_outside.counting, "by_unit", lambda scope, unit, formula: destinations)
            return told(None, 2026)

    return figures


def lines(figures):
    return {place: share for place, (_, share) in enumerate(figures.schools, start=1)} | {SUM: figures.whole}


# The fixture only patches what is counted; it holds nothing from one example to the next.
EVERY_EXAMPLE = settings(suppress_health_check=["function_scoped_fixture"], max_examples=60, deadline=None)


@EVERY_EXAMPLE
@given(schools=SCHOOLS)
def test_E05_no_small_number_is_told(tell, schools):
    for line in lines(tell(schools)).values():
        numbers = [line.signed.count, *(cell.count for cell in line.routes), *line.states]
        assert not any(is_small(number) for number in numbers if number is not None)
        assert line.signed.count is not None or line.signed.percent is None


@EVERY_EXAMPLE
@given(schools=SCHOOLS)
def test_E05_no_signing_and_no_route_follows_from_all_that_is_told(tell, schools):
    """Routes add up to who signed, schools to the province: by elimination over all of it at once."""
    table = {
        row: [*(cell.count for cell in line.routes), line.signed.count]
        for row, line in lines(tell(schools)).items()
    }
    unknown = [
        (row, column) for row, cells in table.items() for column, cell in enumerate(cells) if cell is None
    ]
    sums = [{(row, 3): -1} | {(row, column): 1 for column in range(3)} for row in table]
    sums += [{(SUM, column): -1} | {(row, column): 1 for row in table if row != SUM} for column in range(4)]

    equations = [[Fraction(terms.get(place, 0)) for place in unknown] for terms in sums]

    exact = {place: _exact(schools, *place) for place in unknown}
    told_of = [unknown[place] for place in fixed(equations, len(unknown))]
    assert [place for place in told_of if is_small(exact[place])] == []


def _exact(schools, row, column):
    numbers = [[*routes, sum(routes)] for routes, *_ in schools]
    return sum(one[column] for one in numbers) if row == SUM else numbers[row - 1][column]


@EVERY_EXAMPLE
@given(schools=SCHOOLS)
def test_E05_no_state_follows_from_its_column(tell, schools):
    """With the sum of what was rejected or ended, which the page of figures tells by what was decided."""
    figures = lines(tell(schools))
    columns = {state: [line.states[place] for line in figures.values()] for place, state in enumerate(STATES)}

    for column in columns.values():
        assert column.count(None) != 1
    if any(columns[state][-1] is None for state in DECIDED):
        assert [columns[state][-1] for state in DECIDED] == [None, None]
        assert sum(columns[state][:-1].count(None) for state in DECIDED) != 1


def test_E05_the_two_pages_hold_back_the_same(cast, in_force):
    """What one of them told, the other would give away."""
    a_cohort([cast.computing], cast.plan, 60)
    scope = Scope(cast.actor("officer"), 2026)
    figures = told(scope.actor, 2026)
    schools = [(school.pk, school.code, school.name) for school, _ in figures.schools]
    routes = counting.routes_by_unit(scope, "school")
    units = reckon_units(
        schools,
        counting.by_unit(scope, "school", OF_2024),
        counting.signed_by_unit(scope, "school"),
        OF_2024,
    )

    shown, covered = outside(
        count(scope, OF_2024), OF_2024, units, [routes.get(pk, {}) for pk, _, _ in schools]
    )

    assert [unit.cells["signed"].count for unit in covered] == [
        share.signed.count for _, share in figures.schools
    ]
    assert shown.cells["signing"]["signed"].count == figures.whole.signed.count
    for place, route in enumerate(Route.values):
        if route in shown.cells["routes"]:
            assert (shown.cells["routes"][route].count is None) == (figures.whole.routes[place].count is None)
