"""What the tests of the graduate's phone share."""

from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.database import shared_between_threads
from tests.recruiting.route import Route


@pytest.fixture
def route(cast) -> Route:
    """Route 1, as far as a test needs it."""
    return Route(cast)


@pytest.fixture(scope="module")
def _shared_database(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """A page that was opened says so by itself, while the test goes on: one has to wait for the other."""
    with django_db_blocker.unblock(), shared_between_threads(tmp_path_factory.mktemp("phone")):
        yield


@pytest.fixture(scope="module")
def live_server(_shared_database) -> Iterator[LiveServer]:
    """As pytest-django's, but started after the move, so that it opens the file and not the memory."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()
