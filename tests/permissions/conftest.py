"""What the tests of permissions share."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.permissions.case import Case
from tests.permissions.cases import CASES
from tests.permissions.people import browser_of
from tests.permissions.stage import Stage

Browser = Callable[[str], Client]


@pytest.fixture
def stage(cast, weixin) -> Stage:
    return Stage(cast, weixin)


@pytest.fixture
def browser(cast, weixin) -> Browser:
    """`browser("teacher").get(…)`: a fresh browser of one of everybody."""
    return lambda name: browser_of(cast, name)


@pytest.fixture
def address(stage) -> Callable[[str], str]:
    """The address of a case's own thing."""
    return lambda name: reverse(name, kwargs=dict(CASES[name].of(stage)))


def post(client: Client, path: str, case: Case, data: Mapping[str, Any]) -> HttpResponse:
    """Post as a form of ours would, or as a program does."""
    return (
        client.post(path, data, content_type="application/json") if case.in_json else client.post(path, data)
    )


def status(response: HttpResponse) -> int:
    """How it was answered, once it was read."""
    body(response)
    return response.status_code


def body(response: HttpResponse) -> bytes:
    """The whole answer. A file is read to its end, which closes it; closing it ourselves would end the
    database's connection, as the end of a request does."""
    return b"".join(response) if response.streaming else response.content
