"""Small cells are held back outside the school, with as many others as it takes that none can be worked out.

A grid is counts by rows (schools) and columns (categories); the sum of each row and each column stands beside it.
A cell of one to four is held back; nought is nobody and is shown. Then, until nothing is left to do: a line never
has one cell alone held back; what a line holds back is five or more together; and no cell held back is the only way
between two lines, as exactly those could be worked out from several sums at once (Gusfield 1988). All cells held
back look alike: two marks would tell a small one from one that only covers it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FEWEST = 5
# The row and the column of the sums.
SUM = -1
Place = tuple[int, int]
Line = tuple[str, int]


def is_small(count: int) -> bool:
    return 0 < count < FEWEST


def held_back(
    grid: Sequence[Sequence[int]], *, sums_held_back: Iterable[int] = (), also: Iterable[Place] = ()
) -> frozenset[Place]:
    """The places of a grid not to be shown: (row, column), with SUM for the row of the columns' sums.

    `sums_held_back` are the rows whose own sum is not shown (SUM for the sum of all); `also` are places that
    another table already holds back.
    """
    columns = len(grid[0]) if grid else 0
    values = {(row, column): count for row, counts in enumerate(grid) for column, count in enumerate(counts)}
    values |= {(SUM, column): sum(counts[column] for counts in grid) for column in range(columns)}
    hidden = {place for place, count in values.items() if is_small(count)} | (set(also) & set(values))
    return frozenset(_Cover(values, frozenset(sums_held_back), hidden).complete() & set(values))


@dataclass
class _Cover:
    """The cells held back so far, and what has to join them."""

    values: Mapping[Place, int]
    sums_held_back: frozenset[int]
    hidden: set[Place]
    lines: Mapping[Line, list[Place]] = field(init=False)

    def __post_init__(self) -> None:
        """A row's own sum, where it is held back, is one more unknown between that row and the column of sums."""
        sums = {(row, SUM) for row in self.sums_held_back}
        self.hidden |= sums
        lines: dict[Line, list[Place]] = defaultdict(list)
        for place in [*self.values, *sorted(sums)]:
            for line in ends_of(place):
                lines[line].append(place)
        self.lines = lines

    def complete(self) -> set[Place]:
        while more := self._beside_the_told() or self._beside_the_bridges():
            self.hidden |= more
        return self.hidden

    def _beside_the_told(self) -> set[Place]:
        told = [places for line, places in self.lines.items() if self._tells_too_much(line, places)]
        return {place for places in told for place in self._next_of(places)}

    def _beside_the_bridges(self) -> set[Place]:
        bridges = _Walk(self.lines, self.hidden).bridges()
        lines = [ends_of(place) for place in bridges if place in self.values]
        return {
            place for row, column in lines for place in self._next_of([*self.lines[row], *self.lines[column]])
        }

    def _tells_too_much(self, line: Line, places: Sequence[Place]) -> bool:
        unknown = [place for place in places if place in self.hidden]
        if not unknown or line == ("column", SUM):
            return False
        # Below a sum held back as well: what covers that sum may be told by another table.
        return len(unknown) == 1 or sum(self.values.get(place, 0) for place in unknown) < FEWEST

    def _next_of(self, places: Iterable[Place]) -> list[Place]:
        """The smallest cell still shown; nought, which covers nothing, only when there is no other."""
        shown = [place for place in places if place not in self.hidden]
        return sorted(shown, key=lambda place: (self.values[place] == 0, self.values[place], place))[:1]


@dataclass
class _Walk:
    """One walk over the lines along the cells held back, in the manner of Tarjan (1974)."""

    lines: Mapping[Line, list[Place]]
    hidden: set[Place]
    order: dict[Line, int] = field(default_factory=dict)
    lowest: dict[Line, int] = field(default_factory=dict)
    found: list[Place] = field(default_factory=list)

    def bridges(self) -> list[Place]:
        """The cells without which their row and column would no longer hang together."""
        for line in self.lines:
            if line not in self.order:
                self._visit(line, None)
        return self.found

    def _visit(self, line: Line, came_by: Place | None) -> None:
        self.order[line] = self.lowest[line] = len(self.order)
        for place in self.lines[line]:
            if place not in self.hidden or place == came_by:
                continue
            row, column = ends_of(place)
            other = column if line == row else row
            if other in self.order:
                self.lowest[line] = min(self.lowest[line], self.order[other])
                continue
            self._visit(other, place)
            self.lowest[line] = min(self.lowest[line], self.lowest[other])
            if self.lowest[other] > self.order[line]:
                self.found.append(place)


def ends_of(place: Place) -> tuple[Line, Line]:
    """The row and the column that a place lies in."""
    return ("row", place[0]), ("column", place[1])
