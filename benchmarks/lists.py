"""How long the list pages of route 1 take with 10,000 applications and 2,000 offers, beside a bare query.

`make bench` runs it. The floor reads the 25 rows that the page shows, in its order, and
nothing else: no rights, no filters, no template. Both take turns within one run.
"""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from benchmarks.measuring import Pairs, beside_floors, on_a_database, read, show_beside_floors, where
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


def measured() -> Pairs:
    from tests.cast import assemble
    from tests.recruiting.many import a_spring

    cast = assemble()
    a_spring(cast)
    return beside_floors(ways(cast), TURNS)


def main() -> None:
    times = on_a_database(measured)
    print(f"List pages with 10,000 applications on {where()}; {TURNS} each, milliseconds")
    show_beside_floors(times)
