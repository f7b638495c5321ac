"""What stands on the lists already: the school's places once for a whole file, its people some rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from django.db.models import QuerySet

from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, DispatchPlan, Major, School, SchoolClass

# As many values as one statement may carry on either database, with room to spare.
LOOKED_UP_AT_ONCE = 900
Thing = TypeVar("Thing")


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


class Places:
    """A school's departments by name, its majors and its classes by where they stand; and the plans."""

    def __init__(self, school: School) -> None:
        self.departments: dict[str, Department] = {one.name: one for one in school.departments.all()}
        majors = Major.objects.filter(department__school=school).select_related("department")
        self.majors: dict[tuple[str, str], Major] = {(one.department.name, one.name): one for one in majors}
        classes = SchoolClass.objects.filter(major__department__school=school).select_related(
            "major__department"
        )
        self.classes: dict[Seat, SchoolClass] = {seat_of(one): one for one in classes}
        self.by_key: dict[str, dict[int, Any]] = {
            "department": {one.pk: one for one in self.departments.values()},
            "school_class": {one.pk: one for one in self.classes.values()},
            "plan": {one.pk: one for one in DispatchPlan.objects.all()},
        }

    def seat(self, graduate: Graduate) -> Graduate:
        """The graduate with department, class and plan at hand, without a join for each of thousands."""
        for name, known in self.by_key.items():
            if (found := known.get(getattr(graduate, f"{name}_id"))) is not None:
                setattr(graduate, name, found)
        return graduate


@dataclass(frozen=True)
class Roster:
    """The school's own graduates by student number, and the cohort's people by ID number index."""

    own: dict[str, Graduate]
    people: dict[str, Person]


def look_up(
    school: School, plan: DispatchPlan, places: Places, numbers: Iterable[str], indexes: Iterable[str]
) -> Roster:
    """Everybody whom rows with these student numbers and ID number indexes may meet."""
    own = Graduate.objects.filter(school=school)
    people = Graduate.objects.filter(cohort_year=plan.cohort_year).values_list(
        "id_number_index", "pk", "school_id", "student_number"
    )
    return Roster(
        own={one.student_number: places.seat(one) for one in _matching(own, "student_number", numbers)},
        people={row[0]: Person(*row[1:]) for row in _matching(people, "id_number_index", indexes)},
    )


def hold_listed(school: School, numbers: Iterable[str]) -> None:
    """The school's rows with these numbers stay as they are until the caller's transaction ends.

    All of them before anything is read, in the order of student numbers, as everybody takes several.
    """
    own = Graduate.objects.filter(school=school).select_for_update(of=("self",), no_key=True)
    for _ in _matching(own.values_list("pk"), "student_number", sorted(numbers)):
        pass


def _matching(rows: QuerySet[Any, Any], column: str, values: Iterable[str]) -> Iterator[Any]:
    for some in in_pieces(values, LOOKED_UP_AT_ONCE):
        yield from rows.filter(**{f"{column}__in": some})


def in_pieces(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things in lists of so many, as they come."""
    remaining = iter(things)
    while some := list(islice(remaining, size)):
        yield some


def seat_of(school_class: SchoolClass) -> Seat:
    major = school_class.major
    return Seat(major.department.name, major.name, school_class.name)
