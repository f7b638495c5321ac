"""The guard of order sees rows read in no order, and only those."""

import pytest
from django.db.models import Count

from sanfang.graduates.models import Graduate
from tests.guards.ordering import Unordered


@pytest.mark.parametrize(
    "read",
    [
        lambda rows: list(rows.order_by()),
        lambda rows: rows.order_by()[0],
        lambda rows: [row for row in rows.order_by().iterator()],  # noqa: C416 — reads row by row
        lambda rows: list(rows.values("sex").annotate(count=Count("pk"))),
    ],
    ids=["all", "index", "iterator", "groups"],
)
def test_rows_in_no_order_fail(cast, read):
    with pytest.raises(Unordered, match=r"graduates\.Graduate"):
        read(Graduate.objects.all())


@pytest.mark.parametrize(
    "read",
    [
        list,
        lambda rows: list(rows.order_by().order_by("pk")),
        lambda rows: list(rows.values("sex").annotate(count=Count("pk")).order_by("sex")),
        lambda rows: rows.order_by().get(name="张䶮"),
        lambda rows: rows.order_by().first(),
        lambda rows: rows.order_by().count(),
        lambda rows: rows.order_by().exists(),
        lambda rows: rows.order_by().aggregate(count=Count("pk")),
        lambda rows: list(rows.filter(pk__in=rows.order_by().values("pk"))),
        lambda rows: rows.none().delete(),
    ],
    ids=["default", "said", "groups", "get", "first", "count", "exists", "aggregate", "in", "delete"],
)
def test_rows_in_an_order_or_where_none_shows_pass(cast, read):
    read(Graduate.objects.all())
