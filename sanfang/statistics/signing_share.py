"""网签占比: the share of a school's graduates who have an agreement in force (manual H11).

    网签占比 = 有效网签人数 ÷ 毕业生总数

有效网签人数 counts the graduates with an agreement in force today; as a graduate has at most one, that is
the number of these agreements. 毕业生总数 counts everybody on the list of the cohort; who left it
cannot sign and does not count. Both are counted by the cohort's year, within what the reader may see. A
school without graduates has no share: there is nothing to divide by.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement, Route
from sanfang.agreements.states import State
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import School

A_TENTH = Decimal("0.1")
Counts = Mapping[tuple[State, Route], int]


@dataclass(frozen=True)
class SigningShare:
    """The figures of one school, or of several together, for one cohort. Counts are of agreements."""

    graduates: int = 0
    counts: Counts = field(default_factory=dict)

    @property
    def in_force(self) -> int:
        """有效网签人数."""
        return self.of_state(State.IN_FORCE)

    @property
    def percent(self) -> Decimal | None:
        """网签占比 in percent, to one tenth; None when there are no graduates."""
        if not self.graduates:
            return None
        return (Decimal(100 * self.in_force) / self.graduates).quantize(A_TENTH, ROUND_HALF_UP)

    def of_state(self, state: State) -> int:
        """How many agreements are in this state."""
        return sum(count for (one, _), count in self.counts.items() if one == state)

    def by_route(self) -> list[int]:
        """The agreements in force by the way they were signed, in the order of `Route`."""
        return [self.counts.get((State.IN_FORCE, route), 0) for route in Route]

    def by_state(self) -> list[int]:
        """All agreements by their state, in the order of `State`."""
        return [self.of_state(state) for state in State]


@dataclass(frozen=True)
class SchoolShare:
    """One school and its figures."""

    school: School
    share: SigningShare


def shares_of(actor: Actor, year: int) -> list[SchoolShare]:
    """Every school the actor sees with its figures for one cohort, by the school's code. Three queries."""
    graduates = _graduates(actor, year)
    counts = _agreements(actor, year)
    return [
        SchoolShare(school, SigningShare(graduates.get(school.pk, 0), counts.get(school.pk, {})))
        for school in School.objects.visible_to(actor).order_by("code")
    ]


def together(rows: Iterable[SchoolShare]) -> SigningShare:
    """The figures of several schools as if they were one."""
    graduates, counts = 0, Counter[tuple[State, Route]]()
    for row in rows:
        graduates += row.share.graduates
        counts.update(row.share.counts)
    return SigningShare(graduates, counts)


def cohort_years(actor: Actor) -> list[int]:
    """The years there are graduates of, the latest first."""
    years = Graduate.objects.visible_to(actor).order_by("-cohort_year")
    return list(years.values_list("cohort_year", flat=True).distinct())


def _graduates(actor: Actor, year: int) -> dict[int, int]:
    cohort = Graduate.objects.visible_to(actor).on_the_list().filter(cohort_year=year)
    return dict(cohort.order_by("school").values_list("school").annotate(Count("pk")))


def _agreements(actor: Actor, year: int) -> dict[int, Counts]:
    signed = Agreement.objects.visible_to(actor).filter(cohort_year=year).order_by("school")
    found: dict[int, dict[tuple[State, Route], int]] = defaultdict(dict)
    for school, state, route, count in signed.values_list("school", "state", "route").annotate(Count("pk")):
        found[school][State(state), Route(route)] = count
    return dict(found)
