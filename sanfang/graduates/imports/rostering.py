"""What stands on the lists already: looked up for a whole file at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, DispatchPlan, Major, School, SchoolClass

# As many values as one statement may carry on either database, with room to spare.
LOOKED_UP_AT_ONCE = 900


@dataclass(frozen=True)
class Seat:
    """A class by the names of what it stands in."""

    department: str
    major: str
    school_class: str


@dataclass(frozen=True)
class Person:
    """Somebody with an ID number who is on a list of this cohort, at whichever school."""

    graduate_id: int
    school_id: int
    student_number: str


@dataclass(frozen=True)
class Roster:
    """The school's own graduates by student number, the cohort's people by ID number index, and the school's places."""

    own: dict[str, Graduate]
    people: dict[str, Person]
    departments: dict[str, Department]
    majors: set[tuple[str, str]]
    classes: dict[Seat, SchoolClass]


def look_up(
    school: School, plan: DispatchPlan, numbers: Iterable[str], indexes: Iterable[str], *, lock: bool
) -> Roster:
    """Everything that rows with these student numbers and ID number indexes may meet.

    With `lock` the school's own rows stay as they are until the transaction ends; they are taken in the
    order of student numbers, as everybody takes several.
    """
    own = Graduate.objects.filter(school=school).select_related(
        "plan", "department", "school_class__major__department"
    )
    if lock:
        own = own.select_for_update(of=("self",), no_key=True)
    people = Graduate.objects.filter(cohort_year=plan.cohort_year).values_list(
        "id_number_index", "pk", "school_id", "student_number"
    )
    return Roster(
        own={
            graduate.student_number: graduate
            for graduate in _matching(own, "student_number", sorted(numbers))
        },
        people={row[0]: Person(*row[1:]) for row in _matching(people, "id_number_index", indexes)},
        departments={department.name: department for department in school.departments.all()},
        majors=set(Major.objects.filter(department__school=school).values_list("department__name", "name")),
        classes=classes_of(school),
    )


def _matching(rows: QuerySet[Any, Any], column: str, values: Iterable[str]) -> Iterator[Any]:
    remaining = iter(values)
    while some := list(islice(remaining, LOOKED_UP_AT_ONCE)):
        yield from rows.filter(**{f"{column}__in": some})


def classes_of(school: School) -> dict[Seat, SchoolClass]:
    classes = SchoolClass.objects.filter(major__department__school=school).select_related("major__department")
    return {seat_of(school_class): school_class for school_class in classes}


def seat_of(school_class: SchoolClass) -> Seat:
    major = school_class.major
    return Seat(major.department.name, major.name, school_class.name)
