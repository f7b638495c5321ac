"""How often somebody may guess at the four facts, counted for all processes together (promises P12, B12).

Only wrong tries count. Where too many were made, by this phone, from its address, or at this record, the next
try is looked at only with WeChat's proof of the number on the record: strangers can use up the tries of others,
but nobody else can show that proof, so the real graduate always gets in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sanfang.actors import Actor
from sanfang.graduates.actions.binding import bind
from sanfang.graduates.errors import NoMatch
from sanfang.graduates.models import Binding
from sanfang.institutions.models import School
from sanfang.limits import counting as limits
from sanfang.people.models import User

AN_HOUR = int(timedelta(hours=1).total_seconds())
A_DAY = int(timedelta(days=1).total_seconds())


@dataclass(frozen=True)
class Tries:
    """The wrong tries of one kind that one key may have in a window."""

    purpose: str
    key: str
    limit: int
    seconds: int

    def are_used_up(self, limit: int | None = None) -> bool:
        most = self.limit if limit is None else limit
        return limits.is_exhausted(self.purpose, self.key, limit=most, seconds=self.seconds)

    def count(self) -> None:
        limits.allow(self.purpose, self.key, limit=self.limit, seconds=self.seconds)


def try_to_bind(
    user: User,
    *,
    school: School,
    name: str,
    student_number: str,
    id_number: str,
    address: str,
    actor: Actor,
) -> Binding:
    """As `bind`, for whoever comes from outside: wrong tries are counted, and what is beyond the limit is
    refused with the same NoMatch as a wrong fact.

    Call it outside of any transaction: a wrong try must stay counted.
    """
    by_phone = Tries("bind.phone", user.username, 5, A_DAY)
    from_address = Tries("bind.address", address, 200, AN_HOUR)
    # Whoever is guessed at, by whichever phone; the counter is there whether the record is or not.
    at_record = Tries("bind.record", f"{school.pk} {student_number.strip()}", 5, A_DAY)
    try:
        return bind(
            user,
            school=school,
            name=name,
            student_number=student_number,
            id_number=id_number,
            actor=actor,
            must_prove_phone=_are_used_up(by_phone, from_address, at_record),
        )
    except NoMatch:
        for tries in (by_phone, from_address, at_record):
            tries.count()
        raise


def _are_used_up(by_phone: Tries, from_address: Tries, at_record: Tries) -> bool:
    """At a school everybody shares one address: however busy it is, it stops nobody's first try of the day."""
    if by_phone.are_used_up() or at_record.are_used_up():
        return True
    return by_phone.are_used_up(limit=1) and from_address.are_used_up()
