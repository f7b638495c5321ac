"""Who plays, and what has come of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from demo.loading.employers import Unregistered, actor_of
from demo.loading.papers import Papers
from sanfang.actors import Actor, Party
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.people.models import ProvinceOfficer, StaffMember

Json = dict[str, Any]


def all_staff() -> dict[str, Actor]:
    """The staff by username, as the gate would see them."""
    members = StaffMember.objects.select_related("user", "school")
    return {member.user.username: member.acting("127.0.0.1") for member in members}


@dataclass
class Stage:
    """`agreements` keeps what each signing made, by the number of its story and its place in it; `applications`
    the ids of what was applied for on route 1, by the number of each in its file.
    """

    papers: Papers
    unregistered: dict[str, Unregistered]
    staff: dict[str, Actor] = field(default_factory=all_staff)
    agreements: dict[tuple[int, int], Agreement] = field(default_factory=dict)
    applications: dict[int, int] = field(default_factory=dict)
    _employers: dict[str, Actor] = field(default_factory=dict)
    _graduates: dict[tuple[str, str], Actor] = field(default_factory=dict)

    def employer(self, uscc: str) -> Actor:
        """The recruiter of an employer; asked for once."""
        if uscc not in self._employers:
            self._employers[uscc] = actor_of(Employer.objects.get(uscc=uscc))
        return self._employers[uscc]

    def graduate(self, one: Json) -> Actor:
        """The graduate whom a story is about, acting; asked for once."""
        key = (one["school"], one["student_number"])
        if key not in self._graduates:
            self._graduates[key] = graduate_actor(find(one))
        return self._graduates[key]

    @property
    def at_desks(self) -> list[Actor]:
        """Everybody who reads notices at a desk."""
        return [*self.staff.values(), self.province, *map(actor_of, Employer.objects.all())]

    @property
    def province(self) -> Actor:
        """The one officer of the demo's province."""
        officer = ProvinceOfficer.objects.select_related("user").get()
        return Actor(Party.PROVINCE, officer.user.name, officer.user_id, province_id=officer.province_id)


def find(one: Json) -> Graduate:
    """The graduate whom a story is about, as the tables have him or her now."""
    graduate: Graduate = Graduate.objects.select_related("school", "department").get(
        school__code=one["school"], student_number=one["student_number"]
    )
    return graduate


def graduate_actor(graduate: Graduate) -> Actor:
    return Actor(Party.GRADUATE, graduate.name, address="127.0.0.1", graduate_id=graduate.pk)
