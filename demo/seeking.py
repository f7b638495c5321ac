"""Route 1 as a whole: who looks for work, with which résumé, where, and who complains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from demo import confirmations, hirings
from demo.complaints import complaints
from demo.employers import Employer
from demo.graduates import Graduate
from demo.resumes import Key, resumes
from demo.schools import COHORTS

Json = dict[str, Any]


def tell(free: Sequence[Graduate], told: Json, employers: list[Employer], today: date) -> Json:
    """What `recruiting.json` holds: résumés, applications and complaints of those who signed by no other route."""
    reporting = {_key(one) for one in told["corrections"]}
    looking = [g for g in free if _key(g.key) not in reporting and g.school_class != confirmations.STAGE]
    casting = hirings.Casting(looking, _days_of_confirmation(told), today)
    applications = hirings.tell_all(casting, employers)
    prepared = [_key(one) for one in told["cast"] if one["note"] == confirmations.PREPARED]
    writing = [*looking, *(g for g in free if _key(g.key) in prepared)]
    return {
        "today": today.isoformat(),
        "resumes": resumes(writing, dict.fromkeys(prepared, "") | _first_sent(applications), today),
        "applications": applications,
        "complaints": complaints(_quiet(looking, applications), employers, today),
    }


def cast(applications: list[Json]) -> list[Json]:
    """Whom a visitor may be on route 1: one per note."""
    people = {one["note"]: one for one in applications if one["note"]}
    fields = ("school", "cohort", "student_number", "name", "note")
    return [{field: one[field] for field in fields} for one in people.values()]


def _first_sent(applications: list[Json]) -> dict[Key, str]:
    """When each graduate first applied."""
    sent: dict[Key, str] = {}
    for one in applications:
        at = one["steps"][0]["at"]
        sent[_key(one)] = min(at, sent.get(_key(one), at))
    return sent


def _days_of_confirmation(told: Json) -> dict[Key, date]:
    return {_key(one): datetime.fromisoformat(one["confirmed_at"]).date() for one in told["confirmations"]}


def _quiet(looking: Sequence[Graduate], applications: list[Json]) -> list[Graduate]:
    """Those of the latest cohort whom no visitor may be."""
    watched = {_key(one) for one in cast(applications)}
    return [g for g in looking if g.cohort == COHORTS[0] and _key(g.key) not in watched]


def _key(one: Json) -> Key:
    return one["school"], one["student_number"]
