"""Writes what a check found: places, new graduates, changes. Always inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable

from sanfang.actors import Actor
from sanfang.codes.names import person_key
from sanfang.graduates.actions.changing import apply, write_readings
from sanfang.graduates.imports.checking import Findings, Update
from sanfang.graduates.imports.differing import wanted_seat
from sanfang.graduates.imports.models import ImportBatch
from sanfang.graduates.imports.rostering import Seat, classes_of
from sanfang.graduates.imports.rows import Row
from sanfang.graduates.models import Graduate, NameReading, RecordChange
from sanfang.graduates.queries import ID_NUMBER
from sanfang.institutions.models import Department, Major, School, SchoolClass
from sanfang.privacy.index import blind_index

WRITTEN_AT_ONCE = 500
# What hangs on the fields of a record and is written with any of them.
FOLLOWING = ("name_key", "id_number_index", "school_class", "confirmed_at", "updated_at")
SEATED = frozenset({"department", "school_class"})


def write(batch: ImportBatch, findings: Findings, *, actor: Actor) -> None:
    """Make the roster say what the file says."""
    _add_places(batch.school, findings.new_seats)
    classes = classes_of(batch.school)
    new = [_graduate(batch, row, classes[wanted_seat(row)]) for row in findings.new]
    NameReading.objects.write_for(Graduate.objects.bulk_create(new, batch_size=WRITTEN_AT_ONCE))
    _change_all(findings.updates, classes, actor)


def _add_places(school: School, seats: Iterable[Seat]) -> None:
    """Majors and classes that the list names for the first time."""
    wanted = sorted(seats, key=lambda seat: (seat.department, seat.major, seat.school_class))
    departments: dict[str, Department] = {d.name: d for d in school.departments.all()}
    for seat in wanted:
        major, _ = Major.objects.get_or_create(department=departments[seat.department], name=seat.major)
        SchoolClass.objects.get_or_create(major=major, name=seat.school_class)


def _graduate(batch: ImportBatch, row: Row, school_class: SchoolClass) -> Graduate:
    fields = {name: value for name, value in row.values.items() if name not in SEATED}
    return Graduate(
        school_id=batch.school_id,
        plan_id=batch.plan_id,
        cohort_year=batch.plan.cohort_year,
        department_id=school_class.major.department_id,
        school_class=school_class,
        name_key=person_key(row.text("name")),
        id_number_index=blind_index(row.text("id_number"), ID_NUMBER),
        **fields,
    )


def _change_all(updates: list[Update], classes: dict[Seat, SchoolClass], actor: Actor) -> None:
    """Thousands of changes in a few statements; each still leaves its row of 「最近修改」."""
    changes = [change for update in updates for change in _change(update, classes, actor)]
    touched = {change.field for change in changes}
    Graduate.objects.bulk_create(
        [update.graduate for update in updates],
        batch_size=WRITTEN_AT_ONCE,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=sorted(touched.union(FOLLOWING)),
    )
    write_readings(changes)
    RecordChange.objects.bulk_create(changes, batch_size=WRITTEN_AT_ONCE)


def _change(update: Update, classes: dict[Seat, SchoolClass], actor: Actor) -> list[RecordChange]:
    values = dict(update.values)
    school_class = classes[update.seat] if update.seat else update.graduate.school_class
    seats = {"department": school_class.major.department, "school_class": school_class}
    values |= {name: seats[name] for name in values.keys() & SEATED}
    changes = apply(update.graduate, values, way=RecordChange.Way.IMPORT, actor=actor)
    update.graduate.school_class = school_class
    return changes
