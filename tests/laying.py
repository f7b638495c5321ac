"""The cast laid out for a test: assembled once in a process, then the same rows again, in a tenth of the time."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models.sql import InsertQuery
from django.utils import timezone

from tests.cast import Cast, assemble


@dataclass(frozen=True)
class Statement:
    """One INSERT; `moments` are the places among `values` where the moment of the laying out stands.

    SQLite is given a value each, PostgreSQL a list of them for each column.
    """

    sql: str
    values: tuple[Any, ...]
    moments: frozenset[int]

    def write(self, now: Any) -> None:
        values = [
            _told(value, now) if place in self.moments else value for place, value in enumerate(self.values)
        ]
        connection.cursor().execute(self.sql, values)


def _told(value: Any, now: Any) -> Any:
    if isinstance(value, list):
        return [_told(one, now) for one in value]
    return value if value is None else now


_kept: list[tuple[list[Statement], bytes]] = []


def lay_out() -> Cast:
    """What `assemble` writes and gives, with its moments now: a test may have stopped the clock."""
    if not _kept:
        _kept.append(_assembled())
    statements, cast = _kept[0]
    now = timezone.now()
    with transaction.atomic():
        for statement in statements:
            statement.write(connection.ops.adapt_datetimefield_value(now))
    return _at(pickle.loads(cast), now)


def _assembled() -> tuple[list[Statement], bytes]:
    """Written and taken back. PostgreSQL's sequences stay advanced, so that later rows never meet these."""
    with transaction.atomic():
        before = {model: set(_keys(model)) for model in _models()}
        cast = assemble()
        statements = [_statement(model, rows) for model in before if (rows := _new(model, before[model]))]
        transaction.set_rollback(True)
    return statements, pickle.dumps(cast)


def _models() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)


def _keys(model: type[models.Model]) -> Iterator[Any]:
    return model._base_manager.order_by("pk").values_list("pk", flat=True).iterator()


def _new(model: type[models.Model], known: set[Any]) -> list[models.Model]:
    return [row for row in model._base_manager.order_by("pk") if row.pk not in known]


def _statement(model: type[models.Model], rows: list[models.Model]) -> Statement:
    fields = model._meta.concrete_fields
    query = InsertQuery(model)
    query.insert_values(fields, rows, raw=True)
    [(sql, values)] = query.get_compiler(connection=connection).as_sql()
    is_moment = [isinstance(field, models.DateTimeField) for field in fields]
    moments = (place for place in range(len(values)) if is_moment[place % len(fields)])
    return Statement(sql, tuple(values), frozenset(moments))


def _at(cast: Cast, now: Any) -> Cast:
    """The people of the cast know the moment that stands in their rows."""
    for table in (cast.graduates, cast.employers, cast.positions, cast.users):
        for row in table.values():
            vars(row).update({name: now for name, value in vars(row).items() if isinstance(value, type(now))})
    return cast
