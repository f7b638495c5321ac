"""Writes what a check found, piece by piece: places, new graduates, changes; and what the records were before."""

from __future__ import annotations

from collections.abc import Iterable

from sanfang.actors import Actor
from sanfang.codes.names import person_key
from sanfang.graduates.actions.changing import apply, write_readings
from sanfang.graduates.imports.checking import Findings, Update
from sanfang.graduates.imports.differing import wanted_seat
from sanfang.graduates.imports.many_rows import insert_all, update_all
from sanfang.graduates.imports.models import ImportBatch
from sanfang.graduates.imports.remembering import added, changed, sealed_before
from sanfang.graduates.imports.rostering import Places, Seat
from sanfang.graduates.imports.rows import Row
from sanfang.graduates.models import Graduate, RecordChange
from sanfang.graduates.readings import readings_of
from sanfang.institutions.models import Major, SchoolClass

# What hangs on the fields of a record and is written with any of them.
FOLLOWING = ("name_key", "id_number_index", "school_class", "confirmed_at", "updated_at")
SEATED = frozenset({"department", "school_class"})


def write(batch: ImportBatch, findings: Findings, places: Places, *, actor: Actor) -> None:
    """Make the roster say what these rows say. Always inside the caller's transaction."""
    _add_places(batch, places, findings.new_seats)
    new = [
        _graduate(batch, row, places.classes[wanted_seat(row)], findings.indexes[row.number])
        for row in findings.new
    ]
    insert_all(new)
    _learn_keys(batch, new)
    insert_all(readings_of(new))
    insert_all(added(batch, new))
    _change_all(batch, findings.updates, places, actor)


def _learn_keys(batch: ImportBatch, graduates: list[Graduate]) -> None:
    """What the database has called them; at most as many as one statement may name."""
    numbers = [graduate.student_number for graduate in graduates]
    named = Graduate.objects.filter(school_id=batch.school_id, student_number__in=numbers)
    keys = dict(named.values_list("student_number", "pk"))
    for graduate in graduates:
        graduate.pk = keys[graduate.student_number]


def _add_places(batch: ImportBatch, places: Places, seats: Iterable[Seat]) -> None:
    """Majors and classes that the list names for the first time."""
    for seat in sorted(seats, key=lambda seat: (seat.department, seat.major, seat.school_class)):
        key = (seat.department, seat.major)
        if key not in places.majors:
            department = places.departments[seat.department]
            places.majors[key], is_new = Major.objects.get_or_create(department=department, name=seat.major)
            batch.made["majors"] += [places.majors[key].pk] * is_new
        made, is_new = SchoolClass.objects.get_or_create(major=places.majors[key], name=seat.school_class)
        batch.made["classes"] += [made.pk] * is_new
        places.classes[seat] = places.by_key["school_class"][made.pk] = made


def _graduate(batch: ImportBatch, row: Row, school_class: SchoolClass, id_number_index: str) -> Graduate:
    fields = {name: value for name, value in row.values.items() if name not in SEATED}
    return Graduate(
        school_id=batch.school_id,
        plan_id=batch.plan_id,
        cohort_year=batch.plan.cohort_year,
        department_id=school_class.major.department_id,
        school_class=school_class,
        name_key=person_key(row.text("name")),
        id_number_index=id_number_index,
        **fields,
    )


def _change_all(batch: ImportBatch, updates: list[Update], places: Places, actor: Actor) -> None:
    """Thousands of changes in a few statements; each still leaves its row of 「最近修改」."""
    before = [(update.graduate, sealed_before(update.graduate, update.values)) for update in updates]
    changes = [change for update in updates for change in _change(update, places.classes, actor)]
    write_changed([update.graduate for update in updates], changes)
    insert_all(changed(batch, before))


def write_changed(graduates: list[Graduate], changes: list[RecordChange]) -> None:
    """Records whose fields were set, with the rows that say so."""
    touched = {change.field for change in changes}
    update_all(graduates, touched.union(FOLLOWING))
    write_readings(changes)
    insert_all(changes)


def _change(update: Update, classes: dict[Seat, SchoolClass], actor: Actor) -> list[RecordChange]:
    values = dict(update.values)
    school_class = classes[update.seat] if update.seat else update.graduate.school_class
    seats = {"department": school_class.major.department, "school_class": school_class}
    values |= {name: seats[name] for name in values.keys() & SEATED}
    changes = apply(update.graduate, values, way=RecordChange.Way.IMPORT, actor=actor)
    update.graduate.school_class = school_class
    return changes
