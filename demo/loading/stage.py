"""Who plays, and what has come of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demo.loading.employers import Unregistered, actor_of
from sanfang.actors import Actor, Party, Role
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.people.models import ProvinceOfficer, StaffMember

Json = dict[str, Any]


def all_staff() -> dict[str, Actor]:
    """The staff by username, as the gate would see them."""
    members = StaffMember.objects.select_related("user", "school").prefetch_related("departments")
    return {member.user.username: _staff_actor(member) for member in members}


@dataclass
class Stage:
    """`agreements` keeps what each signing made, by the number of its story and its place in it."""

    folder: Path
    unregistered: dict[str, Unregistered]
    staff: dict[str, Actor] = field(default_factory=all_staff)
    agreements: dict[tuple[int, int], Agreement] = field(default_factory=dict)

    @property
    def at_desks(self) -> list[Actor]:
        """Everybody who reads notices at a desk."""
        officers = [
            Actor(Party.PROVINCE, officer.user.name, officer.user_id, province_id=officer.province_id)
            for officer in ProvinceOfficer.objects.select_related("user")
        ]
        return [*self.staff.values(), *officers, *map(actor_of, Employer.objects.all())]


def find(one: Json) -> Graduate:
    """The graduate whom a story is about, as the tables have him or her now."""
    graduate: Graduate = Graduate.objects.select_related("school", "department").get(
        school__code=one["school"], student_number=one["student_number"]
    )
    return graduate


def graduate_actor(graduate: Graduate) -> Actor:
    return Actor(Party.GRADUATE, graduate.name, address="127.0.0.1", graduate_id=graduate.pk)


def _staff_actor(member: StaffMember) -> Actor:
    role = Role(member.role)
    departments = tuple(department.pk for department in member.departments.all())
    return Actor(
        Party.SCHOOL,
        member.user.name,
        member.user_id,
        "127.0.0.1",
        school_id=member.school_id,
        province_id=member.school.province_id,
        role=role,
        department_ids=None if role == Role.ADMINISTRATOR else departments,
    )
