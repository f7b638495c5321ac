"""The classes of a school, with the beginnings of their students' numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demo.schools import COHORTS, MASTER, Department, Programme, School


@dataclass(frozen=True)
class SchoolClass:
    """One class of one programme; `section` tells it from the other classes of its year."""

    school: School
    department: Department
    programme: Programme
    cohort: int
    section: int
    size: int

    @property
    def enrolled(self) -> int:
        return self.cohort - self.programme.years

    @property
    def name(self) -> str:
        kind = "研" if self.programme.level == MASTER else ""
        return f"{self.programme.major}{kind}{self.enrolled % 100:02d}{self.section}"

    @property
    def number(self) -> str:
        """What its students' numbers begin with."""
        place = self.department.programmes.index(self.programme) + 1
        return (
            f"{self.school.number_prefix}{self.enrolled % 100:02d}{self.department.code}{place}{self.section}"
        )


def classes_of(school: School, cohort: int) -> Iterator[SchoolClass]:
    """Every class of one cohort."""
    for department in school.departments:
        for programme in department.programmes:
            sizes = programme.sizes[COHORTS.index(cohort)]
            for section, size in enumerate(sizes, start=1):
                yield SchoolClass(school, department, programme, cohort, section, size)
