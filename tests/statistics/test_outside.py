"""Outside the school small cells are held back, and nothing that is shown gives them away."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.statistics import counting
from sanfang.statistics.cells import Counted, count, reckon_units
from sanfang.statistics.counting import ReviewTime
from sanfang.statistics.formulas import FORMULAS, OF_2024, SETTLED
from sanfang.statistics.outside import outside
from sanfang.statistics.scope import Scope
from sanfang.statistics.suppression import SUM, is_small
from tests.cast import COHORT
from tests.statistics.many import a_cohort
from tests.statistics.test_suppression import fixed

GROUPS = ("employed", "founded", "free", "study", "waiting", "others")
NO_REVIEW = ReviewTime(0, None, None)
NOTHING = {key: {} for key in ("routes", "natures", "industries", "provinces", "cities")}
SCHOOLS = st.lists(st.lists(st.integers(0, 30), min_size=6, max_size=6), min_size=1, max_size=6)


def a_province(schools, cities=None):
    """The schools' destinations as counts; of the employed all but one signed online."""
    destinations = {pk: dict(zip(GROUPS, counts, strict=True)) for pk, counts in enumerate(schools, start=1)}
    signed = {pk: max(one["employed"] - 1, 0) for pk, one in destinations.items()}
    units = reckon_units([(pk, str(pk), f"学校{pk}") for pk in destinations], destinations, signed, OF_2024)
    together = {key: sum(one[key] for one in destinations.values()) for key in GROUPS}
    cities = cities or {"安徽省 芜湖市": sum(signed.values())}
    provinces = {}
    for name, number in cities.items():
        provinces[name.split()[0]] = provinces.get(name.split()[0], 0) + number
    columns = {"routes": {"2": sum(cities.values())}, "natures": {}, "industries": {}}
    counted = Counted(together, columns | {"provinces": provinces, "cities": cities}, NO_REVIEW)
    return outside(counted, OF_2024, units, routes_of(signed.values()))


def routes_of(signed):
    """Of each school: every third by route 1, some by route 3."""
    return [
        {"1": number // 3, "2": number - number // 3 - number // 7, "3": number // 7} for number in signed
    ]


def row_of(unit, keys):
    return [unit.cells[key].count for key in keys]


def test_large_numbers_are_all_shown():
    shown, units = a_province([[40, 10, 10, 20, 30, 9], [50, 10, 10, 20, 30, 9]])

    assert row_of(units[0], ("employed", "founded", "settled", "signed")) == [40, 10, 80, 39]
    assert shown.cells["destinations"]["settled"].count == 170


def test_a_small_number_is_held_back_with_its_share_and_with_what_covers_it():
    shown, units = a_province([[40, 2, 10, 20, 30, 9], [50, 11, 12, 21, 30, 9]])

    keys = ("employed", "founded", "free", "study", "settled")
    assert row_of(units[0], keys) == [40, None, None, 20, 72]
    assert row_of(units[1], keys) == [50, None, None, 21, 94]
    assert units[0].cells["founded"].percent is None
    assert shown.cells["destinations"]["founded"].count == 13


def test_who_signed_is_held_back_with_who_is_employed():
    _, units = a_province([[4, 20, 30, 20, 30, 9], [50, 11, 12, 21, 30, 9], [60, 11, 12, 21, 30, 9]])

    assert row_of(units[0], ("employed", "signed")) == [None, None]


def test_cities_do_not_give_away_their_province():
    cities = {"安徽省 芜湖市": 20, "安徽省 合肥市": 3, "江苏省 南京市": 8, "江苏省 无锡市": 2, "上海市": 4}

    shown, _ = a_province([[38, 20, 30, 20, 30, 9], [50, 11, 12, 21, 30, 9]], cities)

    held = {key for key, cell in shown.cells["cities"].items() if cell.count is None}
    assert held == set(cities)
    assert {key: cell.count for key, cell in shown.cells["provinces"].items()} == {
        "安徽省": 23,
        "江苏省": None,
        "上海市": None,
    }


@given(SCHOOLS)
def test_no_small_number_is_shown_of_any_school(schools):
    shown, units = a_province(schools)

    numbers = [unit.cells[key].count for unit in units for key in (*GROUPS, SETTLED, "signed")]
    numbers += [cell.count for key, cell in shown.cells["destinations"].items() if key != "all"]
    assert not any(is_small(number) for number in numbers if number is not None)


@given(SCHOOLS)
def test_a_total_less_the_others_never_tells_one_held_back(schools):
    """Of each school: neither the parts below what is settled, nor what is settled beside what is not."""
    _, units = a_province(schools)

    for unit in units:
        parts = [unit.cells[key].count for key in OF_2024.settled]
        if unit.cells[SETTLED].count is not None:
            assert parts.count(None) != 1
        rest = [unit.cells[key].count for key in ("waiting", "others")]
        if unit.cells[SETTLED].count is not None:
            assert rest.count(None) != 1


@given(SCHOOLS)
def test_the_schools_never_tell_a_number_of_the_province(schools):
    shown, units = a_province(schools)

    for key in (*GROUPS, SETTLED, "signed"):
        column = [unit.cells[key].count for unit in units]
        figure = "signing" if key == "signed" else "destinations"
        assert [*column, shown.cells[figure][key].count].count(None) != 1


def unknowns_and_equations(shown, units):
    """Everything published adds up: parts to what is settled, all to the school, schools to the province."""
    schools = {unit.pk: unit.cells for unit in units}
    rows = schools | {SUM: shown.cells["destinations"]}
    keys = (*GROUPS, SETTLED)
    unknown = [(row, key) for row, cells in rows.items() for key in keys if cells[key].count is None]
    sums = [{(row, SETTLED): -1} | {(row, key): 1 for key in OF_2024.settled} for row in rows]
    sums += [{(row, key): 1 for key in GROUPS} for row in rows]
    sums += [{(SUM, key): -1} | {(row, key): 1 for row in schools} for key in keys]
    return unknown, [[Fraction(terms.get(place, 0)) for place in unknown] for terms in sums]


@given(SCHOOLS)
def test_nothing_held_back_follows_from_all_that_is_published(schools):
    """Independently: by elimination over the sums of every table at once."""
    shown, units = a_province(schools)

    unknown, equations = unknowns_and_equations(shown, units)

    told = [unknown[place] for place in fixed(equations, len(unknown))]
    exact = {(unit.pk, key): _true(schools[unit.pk - 1], key) for unit in units for key in (*GROUPS, SETTLED)}
    exact |= {(SUM, key): sum(_true(one, key) for one in schools) for key in (*GROUPS, SETTLED)}
    assert [place for place in told if is_small(exact[place])] == []


def _true(counts, key):
    numbers = dict(zip(GROUPS, counts, strict=True))
    return sum(numbers[part] for part in OF_2024.settled) if key == SETTLED else numbers[key]


def test_without_a_school_nothing_is_held_back():
    shown, units = outside(Counted({}, NOTHING, NO_REVIEW), OF_2024, [], [])

    assert units == []
    assert shown.cells["destinations"]["all"].count == 0


@pytest.mark.parametrize(("decided", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_the_review_time_of_few_is_held_back(decided, shown):
    counted = Counted({}, NOTHING, ReviewTime(decided, None, None))

    assert (outside(counted, OF_2024, [], [])[0].review is not None) is shown


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_whole_cohort_is_held_back_as_it_should_be(cast, formula):
    a_cohort([cast.computing, cast.mechanics], cast.plan, 120)
    scope = Scope(cast.actor("officer"), COHORT)
    schools = [(cast.school.pk, "10363", "一"), (cast.other_school.pk, "10361", "二")]

    units = reckon_units(
        schools,
        counting.by_unit(scope, "school", formula),
        counting.signed_by_unit(scope, "school"),
        formula,
    )
    routes = counting.routes_by_unit(scope, "school")
    by_school = [routes.get(pk, {}) for pk, _, _ in schools]
    shown, covered = outside(count(scope, formula), formula, units, by_school)

    assert [unit.cells["waiting"].count for unit in covered] == [None, None]
    assert shown.cells["destinations"]["all"].count == 124
    for cells in shown.cells.values():
        assert not any(is_small(cell.count) for cell in cells.values() if cell.count is not None)


def test_122_schools_are_covered_at_once():
    """As many as Anhui has; every run is of another kind."""
    dice = Random(3)
    schools = [[dice.choice((0, 1, 3, 8, 40, 900)) for _ in GROUPS] for _ in range(122)]

    shown, units = a_province(schools)

    assert len(units) == 122
    assert shown.cells["destinations"]["all"].count == sum(map(sum, schools))
