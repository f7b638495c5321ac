"""A server for tests in which browsers, other threads or other processes write at the same time as the test.

A conftest takes both fixtures by importing them.
"""

from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.database import shared_between_threads


@pytest.fixture(scope="module")
def _shared_database(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """Everybody waits for one another, as on a database in a file."""
    with django_db_blocker.unblock(), shared_between_threads(tmp_path_factory.mktemp("shared")):
        yield


@pytest.fixture(scope="module")
def live_server(_shared_database) -> Iterator[LiveServer]:
    """As pytest-django's, but started after the move, so that it opens the file and not the memory: a server
    that had opened the memory would close it after its first request, and with it the database of all tests."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()
