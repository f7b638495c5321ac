"""How long the list pages of route 1 take with 10,000 applications and 2,000 offers, beside a bare query.

Run it with `python -m benchmarks.lists`. The floor reads the 25 rows that the page shows, in its order, and
nothing else: no rights, no filters, no template. Both take turns within one run.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from benchmarks.signing import timed
from sanfang.recruiting.models import Application, Interview, Offer

TURNS = 20
ROWS = 25


def ways(cast) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """Page and floor of each list."""
    mo = cast.employers["mo"]
    client = Client(headers={"host": "localhost"})
    client.force_login(cast.users["mo"])

    def page(path: str) -> Callable[[], object]:
        return lambda: read(client, path)

    def floor(model) -> Callable[[], object]:
        return lambda: list(model.objects.filter(employer=mo).values_list()[:ROWS])

    return {
        "简历管理": (page("/employer/applications/"), floor(Application)),
        "简历管理 › 已读": (page("/employer/applications/?state=read"), floor(Application)),
        "面试邀请": (page("/employer/interviews/"), floor(Interview)),
        "签约通知": (page("/employer/offers/"), floor(Offer)),
    }


def read(client: Client, path: str) -> bytes:
    """The page; anything but a page would be fast for a bad reason."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content


def measured() -> dict[str, tuple[list[float], list[float]]]:
    """Milliseconds of page and floor, taken in turns."""
    from tests.cast import assemble
    from tests.recruiting.many import a_spring

    cast = assemble()
    a_spring(cast)
    pairs = ways(cast)
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in pairs}
    for _ in range(TURNS):
        for name, both in pairs.items():
            for taken, way in zip(times[name], both, strict=True):
                taken.append(timed(way))
    return times


def main() -> None:
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        times = measured()
    finally:
        teardown_databases(databases, verbosity=0)
    print(f"List pages with 10,000 applications on {connection.vendor}; {TURNS} each, milliseconds")
    print(f"{'':<20}{'page':>8}{'p90':>8}{'floor':>8}")
    for name, (page, floor) in times.items():
        p90 = statistics.quantiles(page, n=10)[-1]
        print(f"{name:<20}{statistics.median(page):>8.1f}{p90:>8.1f}{statistics.median(floor):>8.2f}")
