"""Reading writes nothing: while a GET is answered, the database refuses every statement that writes."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse

READING = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "EXPLAIN", "PRAGMA")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class WroteWhileReading(Exception):
    """A view tried to write in answer to a GET. That is a programming error, found in its first test."""


class ReadOnlyMiddleware:
    """Stands innermost: the session and the throttle, which are not the domain's, write outside of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(refuse_writing))
            return self.get_response(request)


def refuse_writing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    """Django's hook around every statement: let reading through, raise at anything else."""
    if not sql.lstrip(" (\n").upper().startswith(READING):
        raise WroteWhileReading(sql.split(None, 1)[0])
    return execute(sql, params, many, context)
