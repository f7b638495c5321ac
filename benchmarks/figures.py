"""How long 「数据分析」 of a school takes with 6,000 graduates of each of two cohorts, beside the bare counting.

`make bench` runs it. The floor is what cannot be spared: for each of the two cohorts the
graduates by destination, and the agreements in force by route, nature, industry and place, without rights, page or
chart. Page and floor take turns within one run. A past day is measured beside it: there the trail is asked.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable

from django.db import connection
from django.db.models import Count
from django.test import Client

from benchmarks.measuring import Times, in_turns, on_a_database, p90, read, where
from sanfang import calendar
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.destinations.models import Destination

TURNS = 20
GRADUATES = 6_000
COLUMNS = ("route", "employer_nature", "employer_industry", "employer_place", "employer_place")


def prepared():
    """Two cohorts of one school, and the trail of what the destinations became."""
    from sanfang.audit import actions as audit
    from sanfang.institutions.models import DispatchPlan
    from tests.cast import COHORT, a_department, assemble
    from tests.statistics.many import a_cohort

    cast = assemble()
    departments = [cast.computing, *(a_department(cast.school, f"第{n}学院") for n in range(11))]
    a_cohort(departments, cast.plan, GRADUATES)
    a_cohort(departments, DispatchPlan.objects.create(cohort_year=COHORT - 1, name="秋季"), GRADUATES, seed=8)
    chain = audit.school_chain(cast.school.pk)
    for destination in Destination.objects.exclude(code="70"):
        audit.record(
            "destination.set", destination, actor=cast.actor("teacher"), chain=chain, new=destination.code
        )
    connection.cursor().execute("ANALYZE")
    return cast


def floor(school: int, year: int) -> None:
    """The same counts as the page's, asked as plainly as can be."""
    of_cohort = {"graduate__school": school, "graduate__cohort_year": year}
    destinations = Destination.objects.filter(**of_cohort).order_by("code")
    list(destinations.values_list("code").annotate(Count("pk")))
    for column in COLUMNS:
        agreements = Agreement.objects.filter(school=school, cohort_year=year, state=State.IN_FORCE)
        list(agreements.order_by(column).values_list(column).annotate(Count("pk")))


def ways(cast) -> dict[str, Callable[[], object]]:
    client = Client(headers={"host": "localhost"})
    client.force_login(cast.users["administrator"])
    day = calendar.today().isoformat()

    def both() -> None:
        for year in (cast.plan.cohort_year, cast.plan.cohort_year - 1):
            floor(cast.school.pk, year)

    return {
        "此刻": lambda: read(client, "/school/figures/"),
        "过去的某一天": lambda: read(client, f"/school/figures/?day={day}"),
        "名单": lambda: read(client, "/school/figures/records/?figure=destinations&key=employed"),
        "floor": both,
    }


def measured() -> Times:
    return in_turns(ways(prepared()), TURNS)


def main() -> None:
    times = on_a_database(measured)
    print(f"数据分析, two cohorts of {GRADUATES:,} graduates on {where()}; {TURNS} each, milliseconds")
    print(f"{'':<20}{'median':>8}{'p90':>8}{'× floor':>9}")
    least = statistics.median(times["floor"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:<20}{middle:>8.1f}{p90(taken):>8.1f}{middle / least:>9.1f}")
