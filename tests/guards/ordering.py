"""In tests, rows that are read without an order fail; in production they come as the database likes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import pytest
from django.db.models import QuerySet

# True while Django asks for one row by its key, or collects what is to be deleted: no order can show.
order_is_no_matter: ContextVar[bool] = ContextVar("order_is_no_matter", default=False)


class Unordered(Exception):
    """Rows of ours were read in no order. Say `.order_by(…)`; where the order shows nowhere, it costs nothing."""


def check_order(queryset: "QuerySet[Any]") -> None:
    is_ours = queryset.model.__module__.startswith("sanfang.")
    if is_ours and not queryset.ordered and not order_is_no_matter.get():
        raise Unordered(f"{queryset.model._meta.label}: {queryset.query}")


def checked(read: Callable[..., Any]) -> Callable[..., Any]:
    """A way to read rows that looks for their order first, unless they were read already."""

    @wraps(read)
    def read_in_order(queryset: "QuerySet[Any]", *args: Any, **kwargs: Any) -> Any:
        if queryset._result_cache is None:
            check_order(queryset)
        return read(queryset, *args, **kwargs)

    return read_in_order


def unchecked(read: Callable[..., Any]) -> Callable[..., Any]:
    """A way to read rows whose order cannot show."""

    @wraps(read)
    def read_in_any_order(*args: Any, **kwargs: Any) -> Any:
        with _no_matter():
            return read(*args, **kwargs)

    return read_in_any_order


@contextmanager
def _no_matter() -> Iterator[None]:
    token = order_is_no_matter.set(True)
    try:
        yield
    finally:
        order_is_no_matter.reset(token)


@pytest.fixture(autouse=True)
def _no_unordered_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_fetch_all", "iterator"):
        monkeypatch.setattr(QuerySet, name, checked(getattr(QuerySet, name)))
    for name in ("get", "delete"):
        monkeypatch.setattr(QuerySet, name, unchecked(getattr(QuerySet, name)))
