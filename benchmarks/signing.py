"""How long a signing and its approval take, beside the bare writes that nobody could do without.

The floor writes the same rows that the verbs leave behind (agreement, trail, notices, destination), each
in one statement and one transaction, without a rule, a hash or a look-up. Both take turns on one database.
"""

from __future__ import annotations

import statistics

from django.db import connection, transaction

from benchmarks.measuring import Times, on_a_database, p90, timed, where

TURNS = 5
SIGNINGS_PER_TURN = 20


def measured() -> Times:
    """Milliseconds of each way, taken in turns."""
    from tests.cast import a_graduate, assemble

    cast = assemble()
    sample = cast.approve(cast.sign())
    times: dict[str, list[float]] = {"sign and approve": [], "floor: bare writes": []}
    for turn in range(TURNS):
        fresh = [
            a_graduate(cast.computing, cast.plan, f"测{turn}{place}") for place in range(SIGNINGS_PER_TURN)
        ]
        times["sign and approve"] += [timed(lambda g=g: cast.approve(cast.sign(g))) for g in fresh]
        copies = [
            a_graduate(cast.computing, cast.plan, f"底{turn}{place}") for place in range(SIGNINGS_PER_TURN)
        ]
        times["floor: bare writes"] += [timed(lambda g=g: bare_writes(sample, g)) for g in copies]
    return times


def bare_writes(sample, graduate) -> None:
    """What a signing and an approval leave in the tables, written and nothing else: two transactions."""
    with transaction.atomic():
        copy_row(
            "agreements_agreement",
            sample.pk,
            {
                "graduate_id": graduate.pk,
                "number": f"F{graduate.pk:017}",
            },
        )
        copy_row("notices_notice", 1, {"event_key": f"floor:{graduate.pk}:1"})
        copy_row("notices_notice", 1, {"event_key": f"floor:{graduate.pk}:2"})
        copy_row("audit_entry", 1, {"sequence": 10**9 + 2 * graduate.pk})
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE agreements_agreement SET state = 'in_force' WHERE graduate_id = %s", [graduate.pk]
            )
            cursor.execute(
                "UPDATE destinations_destination SET code = '10', source = 'online', employer_name = %s"
                " WHERE graduate_id = %s",
                [sample.employer_name, graduate.pk],
            )
        copy_row("notices_notice", 1, {"event_key": f"floor:{graduate.pk}:3"})
        copy_row("notices_notice", 1, {"event_key": f"floor:{graduate.pk}:4"})
        copy_row("audit_entry", 1, {"sequence": 10**9 + 2 * graduate.pk + 1})


def copy_row(table: str, pk: int, changed: dict[str, object]) -> None:
    """Insert a row like another one but for what has to differ."""
    columns = [column.name for column in columns_of(table) if column.name != "id"]
    values = ", ".join("%s" if name in changed else name for name in columns)
    given = [changed[name] for name in columns if name in changed]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE id = %s",
            [*given, pk],
        )


_columns: dict[str, list] = {}


def columns_of(table: str) -> list:
    if table not in _columns:
        with connection.cursor() as cursor:
            _columns[table] = connection.introspection.get_table_description(cursor, table)
    return _columns[table]


def main() -> None:
    times = on_a_database(measured)
    each = TURNS * SIGNINGS_PER_TURN
    print(f"One signing with its approval on {where()}; {each} each, milliseconds")
    print(f"{'':<20}{'median':>8}{'p90':>8}{'fastest':>9}")
    for name, taken in times.items():
        print(f"{name:<20}{statistics.median(taken):>8.2f}{p90(taken):>8.2f}{min(taken):>9.2f}")
    ratio = statistics.median(times["sign and approve"]) / statistics.median(times["floor: bare writes"])
    print(f"{'ratio of medians':<20}{ratio:>8.1f}")
