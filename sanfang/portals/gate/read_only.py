"""Reading writes nothing: while a GET is answered, the database refuses every statement that writes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

READING = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "EXPLAIN", "PRAGMA")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class WroteWhileReading(Exception):
    """A view tried to write in answer to a GET. That is a programming error, found in its first test."""


class ReadOnlyMiddleware:
    """The last middleware: the session and the throttle, which are not the domain's, write outside of it.

    Django asks every middleware's `process_view` in turn before it calls the view. Ours comes last,
    after the throttle has counted, and calls a reading view itself, under guard.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: Any,
        view_kwargs: Any,
    ) -> HttpResponseBase | None:
        if request.method not in SAFE_METHODS:
            return None
        with only_reading():
            return view_func(request, *view_args, **view_kwargs)


@contextmanager
def only_reading() -> Iterator[None]:
    """As long as this holds, every database raises WroteWhileReading at what writes."""
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(refuse_writing))
        yield


def refuse_writing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    """Django's hook around every statement: let reading through, raise at anything else."""
    if not sql.lstrip(" (\n").upper().startswith(READING):
        raise WroteWhileReading(sql.split(None, 1)[0])
    return execute(sql, params, many, context)
