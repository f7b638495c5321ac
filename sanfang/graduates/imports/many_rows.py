"""Writes many rows of one table at once: new ones by COPY on PostgreSQL, all others by one statement run many times.

Django builds a statement anew for every few rows, which takes longer than all the rest of an import.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

WRITTEN_AT_ONCE = 500


def insert_all(rows: Sequence[models.Model]) -> None:
    """The rows as they are; they are not told their keys. IntegrityError as of any other statement."""
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if field.column and not field.primary_key]
    if any(field.has_db_default() for field in fields):
        # Only Django knows which of these the database is to fill in.
        model._base_manager.bulk_create(rows, batch_size=WRITTEN_AT_ONCE)
        return
    _write(
        model._meta.db_table,
        [str(field.column) for field in fields],
        [_row(row, fields, is_new=True) for row in rows],
    )


def update_all(rows: Sequence[models.Model], names: Iterable[str]) -> None:
    """These fields of the rows as they are, and no other: what is encrypted and did not change is not sealed anew."""
    if not rows:
        return
    meta = type(rows[0])._meta
    fields: list[Any] = [meta.get_field(name) for name in sorted(names)]
    quote = connection.ops.quote_name
    marks = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    values = [[*_row(row, fields, is_new=False), row.pk] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {quote(meta.db_table)} SET {marks} WHERE id = %s", values)  # noqa: S608


def _row(row: models.Model, fields: list[Any], *, is_new: bool) -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(row, is_new), connection) for field in fields]


def _write(table: str, names: list[str], values: list[list[Any]]) -> None:
    """Names of our own tables and columns, quoted by the database's own rules."""
    columns = ", ".join(map(connection.ops.quote_name, names))
    into = f"{connection.ops.quote_name(table)} ({columns})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", values)  # noqa: S608
