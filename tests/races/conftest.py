"""A database that many threads can share, and a cast that all of them see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from tests.cast import Cast, assemble


@pytest.fixture(scope="module", autouse=True)
def _shared_database(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """SQLite's test database lies in memory, where one thread does not wait for another but fails. The races
    run on a copy in a file, with the settings of production; PostgreSQL is shared as it is."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path_factory.mktemp("races") / "races.sqlite3"
    with django_db_blocker.unblock():
        connection.cursor().execute("VACUUM INTO %s", [str(file)])
        yield from _moved_to(file)


def _moved_to(file: Path) -> Iterator[None]:
    """Point every new connection to the file. The one to the memory stays open: closing it would empty it."""
    in_memory = connections["default"]
    name = in_memory.settings_dict["NAME"]
    in_memory.settings_dict["NAME"] = str(file)
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    connections["default"] = in_memory
    in_memory.settings_dict["NAME"] = name


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The usual cast, committed: what one thread writes, the others read."""
    with transaction.atomic():
        return assemble()
