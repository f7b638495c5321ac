"""What is held back outside the school, and that it cannot be worked out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.statistics.suppression import FEWEST, SUM, held_back, is_small

GRIDS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 12), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


def shown(grid, **more) -> list[list[int | None]]:
    """The grid with the row of sums below; None is held back."""
    hidden = held_back(grid, **more)
    rows = [*range(len(grid)), SUM]
    return [
        [None if (row, column) in hidden else value for column, value in enumerate(values)]
        for row, values in zip(rows, [*grid, [sum(one) for one in zip(*grid, strict=True)]], strict=True)
    ]


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_are_small(count, small):
    assert is_small(count) is small


def test_nothing_small_is_nothing_held_back():
    assert shown([[5, 0, 9]]) == [[5, 0, 9], [5, 0, 9]]


def test_a_small_cell_takes_the_next_smallest_with_it():
    assert shown([[3, 30, 20, 0]]) == [[None, 30, None, 0], [None, 30, None, 0]]


def test_two_small_cells_of_fewer_than_five_take_one_more():
    assert shown([[1, 1, 20, 9]]) == [[None, None, 20, None], [None, None, 20, None]]


def test_two_small_cells_of_five_or_more_cover_each_other():
    assert shown([[2, 4, 20]]) == [[None, None, 20], [None, None, 20]]


def test_what_one_school_holds_back_another_one_covers():
    grid = [[3, 30, 40], [50, 60, 70], [80, 90, 95]]

    assert shown(grid) == [[None, None, 40], [None, None, 70], [80, 90, 95], [133, 180, 205]]


def test_below_a_sum_that_is_held_back_five_or_more_are_held_back_too():
    """Else the one who covers the sum and the one below it would be told together."""
    assert (0, 0) in held_back([[3, 30], [6, 60], [80, 90]], sums_held_back=[0, 1])
    assert (0, 1) in held_back([[3, 30], [6, 60], [80, 90]], sums_held_back=[0, 1])


def test_what_adds_up_to_a_sum_held_back_is_not_all_shown():
    assert (0, 0) in held_back([[10, 20]], sums_held_back=[0, SUM])


def test_what_another_table_holds_back_is_held_back_here():
    assert (0, 1) in held_back([[10, 20, 30], [11, 21, 31]], also=[(0, 1)])


def test_an_empty_grid_is_an_empty_answer():
    assert held_back([]) == frozenset()


def determined(grid, hidden) -> set:
    """Independently: every cell held back whose value follows from the sums, by elimination over fractions."""
    unknown = sorted(hidden)
    rows = [*range(len(grid)), SUM]
    equations = [[Fraction(one[0] == row) for one in unknown] for row in rows]
    # A column: its cells less its sum are nought.
    equations += [
        [Fraction((-1 if one[0] == SUM else 1) * (one[1] == column)) for one in unknown]
        for column in range(len(grid[0]))
    ]
    return {unknown[place] for place in fixed(equations, len(unknown))}


def fixed(equations, width) -> list[int]:
    """The unknowns that stand alone in a row of the reduced echelon form."""
    rank = 0
    for column in range(width):
        pivot = next((one for one in range(rank, len(equations)) if equations[one][column]), None)
        if pivot is None:
            continue
        equations[rank], equations[pivot] = equations[pivot], equations[rank]
        head = equations[rank][column]
        equations[rank] = [value / head for value in equations[rank]]
        for other, row in enumerate(equations):
            if other != rank and row[column]:
                factor = row[column]
                equations[other] = [a - factor * b for a, b in zip(row, equations[rank], strict=True)]
        rank += 1
    alone = [row for row in equations if sum(value != 0 for value in row) == 1]
    return [next(place for place, value in enumerate(row) if value) for row in alone]


def everything_is_held_back(grid, hidden) -> bool:
    return len(hidden) == (len(grid) + 1) * len(grid[0])


@given(GRIDS)
def test_no_small_cell_is_shown(grid):
    for row in shown(grid):
        assert not any(is_small(value) for value in row if value is not None)


@given(GRIDS)
def test_nothing_held_back_follows_from_the_sums(grid):
    hidden = held_back(grid)

    assert determined(grid, hidden) == set() or len(grid[0]) == 1 or everything_is_held_back(grid, hidden)


@given(GRIDS)
def test_what_a_row_holds_back_is_five_or_more_together(grid):
    hidden = held_back(grid)

    for number, row in enumerate(grid):
        places = [column for column in range(len(row)) if (number, column) in hidden]
        assert not places or sum(row[column] for column in places) >= FEWEST or len(places) == len(row)


def test_the_check_by_elimination_sees_a_cell_that_follows():
    followed = {(0, 0), (0, 1), (1, 0), (SUM, 0)}

    assert determined([[3, 30], [50, 60]], followed) == followed
