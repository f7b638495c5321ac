"""Only a verified employer reaches a graduate; only the graduate acts for the graduate."""

from __future__ import annotations

from sanfang.actors import Actor, Party
from sanfang.employers.models import Employer
from sanfang.recruiting.errors import EmployerMayNotReach, NotYours


def check_reaches(employer: Employer, actor: Actor) -> None:
    """Refuse whoever acts for another employer, or for one that is not verified (promises D08)."""
    if actor.party != Party.EMPLOYER or actor.employer_id != employer.pk:
        raise NotYours
    if not employer.may_reach_graduates:
        raise EmployerMayNotReach


def check_graduate(actor: Actor) -> int:
    """The graduate who acts, by id; NotYours for anybody else."""
    if actor.party != Party.GRADUATE or actor.graduate_id is None:
        raise NotYours
    return actor.graduate_id
