"""How long a list of graduates takes from upload to the roster and back, beside reading and writing the same cells.

It runs with the others, or alone: `python -m benchmarks imports`; `PEOPLE=100000` makes the list longer. The floor
reads the file with the same library and writes its cells as text into a table without keys, by COPY on PostgreSQL and
by executemany on SQLite: no rule, no roster, no encryption, no undoing. On SQLite the database lies on the disk.
"""

from __future__ import annotations

import io
import os
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from benchmarks.many_graduates import departments, write_apart
from benchmarks.measuring import Times, Way, on_a_database, peak, timed, where
from sanfang.actors import system
from sanfang.graduates.actions import importing
from sanfang.graduates.models import ImportBatch
from sanfang.institutions.models import Department, DispatchPlan, Province, School

PEOPLE, TURNS = int(os.environ.get("PEOPLE", "10000")), int(os.environ.get("TURNS", "3"))
COLUMNS = 25


def a_school(turn: int) -> tuple[School, DispatchPlan]:
    """Another school and another year for every turn: nobody is on a list twice."""
    province, _ = Province.objects.get_or_create(code="340000", name="安徽省")
    facts = {
        "contact_office": "就业指导中心",
        "contact_person": "李老师",
        "address": "芜湖",
        "phone": "0553-2871411",
    }
    school = School.objects.create(province=province, code=f"9{turn:04}", name=f"第{turn}大学", **facts)
    Department.objects.bulk_create(Department(school=school, name=name) for name in departments())
    return school, DispatchPlan.objects.create(cohort_year=2026 - turn, name="秋季")


def floor_read(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@transaction.atomic
def floor_write(content: bytes) -> None:
    rows = floor_read(content)[1:]
    names = ", ".join(f"c{place} text" for place in range(COLUMNS))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE floor ({names})")
        if connection.vendor == "postgresql":
            with cursor.copy("COPY floor FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * COLUMNS)
            cursor.executemany(f"INSERT INTO floor VALUES ({marks})", rows)
        cursor.execute("DROP TABLE floor")


def measured() -> tuple[Times, int]:
    """Milliseconds of each step, of new people and of the same with another phone; megabytes of ours."""
    with TemporaryDirectory() as folder:
        new, changed = (_written(Path(folder) / f"{digit or 'new'}.xlsx", digit) for digit in ("", "9"))
    times: Times = {}
    most = 0
    for turn in range(TURNS):
        school, plan = a_school(turn)
        _note(times, "undo, new", _import("new", new, school, plan, times))
        _import("new", new, school, plan, times)
        _note(times, "undo, changed", _import("changed", changed, school, plan, times))
        most = most or peak()  # Before the floor has all cells in memory at once.
        _note(times, "floor: read", lambda: floor_read(new))
        _note(times, "floor: read, write", lambda: floor_write(new))
    return times, most


def _written(path: Path, digit: str) -> bytes:
    write_apart(path, PEOPLE, digit)
    return path.read_bytes()


def _import(name: str, content: bytes, school: School, plan: DispatchPlan, times: Times) -> Way:
    """Check and commit, measured. Returns the way to undo it."""
    found: list[ImportBatch] = []
    upload = SimpleUploadedFile("list.xlsx", content)
    _note(
        times, f"check, {name}", lambda: found.append(importing.check(upload, school, plan, actor=system()))
    )
    assert found[0].faulty_count == 0, found[0].report["faults"][:3]
    _note(times, f"commit, {name}", lambda: importing.commit(found[0], actor=system()))
    return lambda: importing.undo(found[0], actor=system())


def _note(times: Times, name: str, way: Way) -> None:
    times.setdefault(name, []).append(timed(way))


def main() -> None:
    times, most = on_a_database(measured, on_disk=True)
    least = statistics.median(times["floor: read, write"])
    print(f"A list of {PEOPLE:,} graduates on {where()}; median of {TURNS}, milliseconds")
    print(f"{'':<20}{'median':>9}{'rows/s':>9}{'× floor':>9}")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:<20}{middle:>9.0f}{PEOPLE / middle * 1000:>9.0f}{middle / least:>9.1f}")
    print(f"The process never took more than {most} MB.")
