"""What is counted of a scope. Each question is one query, however many graduates there are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber

from sanfang.codes.places import city_of, province_of
from sanfang.graduates.queries import GraduateQuerySet
from sanfang.statistics.employer_facts import days_in_words
from sanfang.statistics.formulas import Formula
from sanfang.statistics.scope import Scope

Counts = Mapping[str, int]
UnitCounts = Mapping[int, int]


def city_in_its_province(place: str) -> str:
    """「安徽省 芜湖市」, and 「上海市」 once: the province comes first, so that its cities stand together."""
    province, city = province_of(place), city_of(place)
    return province if city == province else f"{province} {city}"


# What an agreement is counted by, and what its column is folded to.
COLUMNS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "routes": ("route", str),
    "natures": ("employer_nature", str),
    "industries": ("employer_industry", str),
    "provinces": ("employer_place", province_of),
    "cities": ("employer_place", city_in_its_province),
}
P90 = 0.9


@dataclass(frozen=True)
class ReviewTime:
    """How long the school took from what it could review to its answer. Both times are None without an answer."""

    decided: int
    median: timedelta | None
    p90: timedelta | None

    @property
    def median_in_words(self) -> str:
        return in_words(self.median)

    @property
    def p90_in_words(self) -> str:
        return in_words(self.p90)


def in_words(wait: timedelta | None) -> str:
    return "—" if wait is None else days_in_words(wait).strip()


def by_destination(scope: Scope, formula: Formula) -> Counts:
    """Graduates by the group of the formula that their destination belongs to."""
    counts: Counter[str] = Counter()
    found = scope.with_codes().order_by("code").values_list("code").annotate(Count("pk"))
    for code, count in found:
        counts[formula.group_of(code)] += count
    return counts


def by_unit(scope: Scope, unit: str, formula: Formula) -> Mapping[int, Counts]:
    """The same for each department, class or school of the scope: `unit` is that column of a graduate."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    found = scope.with_codes().order_by(unit, "code").values_list(unit, "code").annotate(Count("pk"))
    for pk, code, count in found:
        counts[pk][formula.group_of(code)] += count
    return counts


def signed_by_unit(scope: Scope, unit: str) -> UnitCounts:
    """The graduates with an agreement in force, for each unit."""
    column = f"graduate__{unit}"
    return dict(scope.in_force().order_by(column).values_list(column).annotate(Count("pk")))


def routes_by_unit(scope: Scope, unit: str) -> Mapping[int, Counts]:
    """The agreements in force by route, for each unit."""
    column, routes = f"graduate__{unit}", defaultdict[int, Counter[str]](Counter)
    found = scope.in_force().order_by(column, "route").values_list(column, "route").annotate(Count("pk"))
    for pk, route, count in found:
        routes[pk][route] += count
    return routes


def by_agreement(scope: Scope) -> Mapping[str, Counts]:
    """The graduates with an agreement in force by what it says, for each key of COLUMNS; a query for each column."""
    said: dict[str, list[tuple[str, int]]] = {}
    for column in dict.fromkeys(column for column, _ in COLUMNS.values()):
        found = scope.in_force().order_by(column).values_list(column).annotate(Count("pk"))
        said[column] = list(found)
    return {name: _folded(said[column], fold) for name, (column, fold) in COLUMNS.items()}


def _folded(said: Iterable[tuple[str, int]], fold: Callable[[str], str]) -> Counts:
    counts: Counter[str] = Counter()
    for value, count in said:
        counts[fold(value)] += count
    return counts


def waits_of(scope: Scope) -> QuerySet[Any]:
    """What the school has decided, each with `since`, when it could be reviewed, and `wait` from then on."""
    since = Coalesce("confirmed_at", "signed_at")
    waits: QuerySet[Any] = scope.decided().annotate(since=since, wait=F("decided_at") - since)
    return waits


def reviews_behind(scope: Scope, key: str) -> QuerySet[Any] | None:
    """The agreements that a number of the review time is about, the longest wait first; None for no such number.

    All; those that waited as long as the median or longer; those that waited as long as the p90 or longer.
    """
    time = review_time(scope)
    least = {"all": timedelta.min, "median": time.median, "p90": time.p90}
    if key not in least:
        return None
    waits = waits_of(scope).order_by("-wait", "pk")
    bound = least[key]
    if bound is None or key == "all":
        return waits
    return waits.filter(wait__gte=bound)


def review_time(scope: Scope) -> ReviewTime:
    """Median (half way between the middle two) and p90 (nearest rank), read as single rows. Two queries."""
    waits = waits_of(scope)
    decided = waits.count()
    middle, late = {(decided + 1) // 2, decided // 2 + 1}, math.ceil(P90 * decided)
    by_rank = waits.annotate(rank=Window(RowNumber(), order_by=[F("wait"), F("pk")]))
    wanted = by_rank.filter(rank__in=[*middle, late]).order_by("rank").values_list("rank", "wait")
    found = dict(wanted)
    median = sum((found[rank] for rank in middle), timedelta()) / len(middle) if found else None
    return ReviewTime(decided, median, found.get(late))


def values_behind(scope: Scope, name: str, key: str) -> list[str]:
    """The values of the column that are folded to this key: how people wrote one city."""
    column, folded = COLUMNS[name]
    found = scope.in_force().order_by(column).values_list(column, flat=True).distinct()
    return [value for value in found if folded(value) == key]


def graduates_behind(scope: Scope, formula: Formula, figure: str, key: str) -> GraduateQuerySet | None:
    """The graduates whom a figure counts, with their `code`; None when there is no such figure."""
    graduates = scope.with_codes()
    if figure == "destinations":
        return _of_destination(graduates, formula, key)
    if figure == "signing":
        return _by_signing(graduates, scope, key)
    if figure not in COLUMNS:
        return None
    column = COLUMNS[figure][0]
    signed = scope.in_force().filter(Q((f"{column}__in", values_behind(scope, figure, key))))
    return graduates.filter(pk__in=signed.values("graduate"))


def _by_signing(graduates: GraduateQuerySet, scope: Scope, key: str) -> GraduateQuerySet | None:
    signed = scope.in_force().values("graduate")
    if key == "signed":
        return graduates.filter(pk__in=signed)
    return graduates.exclude(pk__in=signed) if key == "unsigned" else None


def _of_destination(graduates: GraduateQuerySet, formula: Formula, key: str) -> GraduateQuerySet | None:
    if key == "all":
        return graduates
    heads = formula.heads_of(key)
    if heads is None:
        return None
    if key == "others":
        known = _begins_with(
            tuple(head for group in formula.groups if group.key != key for head in group.heads)
        )
        return graduates.exclude(known)
    return graduates.filter(_begins_with(heads))


def _begins_with(heads: tuple[str, ...]) -> Q:
    wanted = Q()
    for head in heads:
        wanted |= Q(code__startswith=head)
    return wanted
