"""The post of a member of staff, read from the tables, as the actor that it makes of an account."""

from __future__ import annotations

from sanfang.actors import Actor
from sanfang.people.models import StaffMember, User


def staff_actor(user: User, address: str) -> Actor | None:
    """Whoever acts at a school behind this account now; None for an account without such a post."""
    member = StaffMember.objects.filter(user=user).select_related("school", "user").first()
    return member.acting(address) if member else None
