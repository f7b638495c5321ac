"""The test database for tests in which several threads use it: those of a server, those of a race."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

FORBIDDING = (
    "audit_entry_is_not_deleted",
    "revision_is_not_deleted",
    "original_is_not_deleted",
    "copy_is_not_deleted",
)


def let_tables_be_emptied() -> None:
    """A transactional test empties every table afterwards; on SQLite that is a DELETE, which the trail, earlier
    revisions and originals forbid. To be called whenever migrations have run."""
    if connection.vendor == "sqlite":
        for trigger in FORBIDDING:
            connection.cursor().execute(f"DROP TRIGGER IF EXISTS {trigger}")


@contextmanager
def shared_between_threads(folder: Path) -> Iterator[None]:
    """SQLite's test database lies in memory, where one thread does not wait for another but fails. Meanwhile
    everybody uses a copy in a file, with the settings of production; PostgreSQL is shared as it is."""
    if connection.vendor != "sqlite":
        yield
        return
    file = folder / "shared.sqlite3"
    connection.cursor().execute("VACUUM INTO %s", [str(file)])
    with _moved_to(file):
        yield


@contextmanager
def _moved_to(file: Path) -> Iterator[None]:
    """Point every new connection to the file. The one to the memory stays open: closing it would empty it."""
    in_memory = connections["default"]
    name = in_memory.settings_dict["NAME"]
    in_memory.settings_dict["NAME"] = str(file)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = in_memory
        in_memory.settings_dict["NAME"] = name


def address_of(database: BaseDatabaseWrapper) -> str:
    """The DATABASE_URL of a connection, for a process of its own on the same database."""
    name = database.settings_dict["NAME"]
    if database.vendor == "sqlite":
        return f"sqlite:///{name}"
    server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    return f"{server}/{name}"
