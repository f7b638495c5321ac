"""Many people at the same time: threads that start together, and browsers already signed in."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

from django.conf import settings
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from sanfang.people.models import User

THREADS = 16
# What people who race may be answered: done, refused on its page, not there, overtaken, too often.
CLEAN = {200, 302, 404, 409, 429}

Answer = TypeVar("Answer")


def at_once(acts: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Do every act, in up to sixteen threads that start together; the answers, in the order of the acts.

    What an act raises is raised here, when all have ended.
    """
    count = min(THREADS, len(acts))
    start = Barrier(count)
    answers: list[Any] = [None] * len(acts)
    with ThreadPoolExecutor(count) as threads:
        shares = [threads.submit(_share, acts, answers, first, count, start) for first in range(count)]
    for share in shares:
        share.result()
    return answers


def _share(acts: Sequence[Any], answers: list[Any], first: int, step: int, start: Barrier) -> None:
    """One thread's part. Its connection is closed at the end, or the database could not be emptied."""
    start.wait()
    try:
        for place in range(first, len(acts), step):
            answers[place] = acts[place]()
    finally:
        connections.close_all()


class Visitor:
    """One person's browser, signed in or not. Every request goes out on a client of its own, so that the
    same person can press a button in several threads. A server error is an answer, 500, and not an exception."""

    def __init__(self, user: User | None = None, **headers: Any) -> None:
        self.headers = headers
        self.client = self._fresh()
        if user is not None:
            self.client.force_login(user)

    def _fresh(self) -> Client:
        return Client(raise_request_exception=False, **self.headers)

    def _twin(self) -> Client:
        twin = self._fresh()
        key = settings.SESSION_COOKIE_NAME
        if key in self.client.cookies:
            twin.cookies[key] = self.client.cookies[key].value
        return twin

    def get(self, path: str, /) -> HttpResponse:
        return self._twin().get(path)

    def post(self, path: str, /, **data: Any) -> HttpResponse:
        return self._twin().post(path, data)
