"""The post of a member of staff, read from the tables, as the actor that it makes of an account."""

from __future__ import annotations

from sanfang.actors import Actor, Party, Role
from sanfang.people.models import StaffMember, User


def staff_actor(user: User, address: str) -> Actor | None:
    """Whoever acts at a school behind this account now; None for an account without such a post."""
    member = (
        StaffMember.objects.filter(user=user).select_related("school").prefetch_related("departments").first()
    )
    if member is None:
        return None
    role = Role(member.role)
    departments = tuple(department.pk for department in member.departments.all())
    return Actor(
        Party.SCHOOL,
        user.name or user.username,
        user.pk,
        address,
        school_id=member.school_id,
        province_id=member.school.province_id,
        role=role,
        department_ids=None if role == Role.ADMINISTRATOR else departments,
    )
