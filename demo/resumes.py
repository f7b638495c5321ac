"""The résumés: written by those who look for work on the platform, and by some who have not begun to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from demo.companies import BY_CARD, REGISTERED, VERIFIED
from demo.graduates import SEED, Graduate
from demo.schools import COHORTS
from demo.stories import moment
from demo.vitae import ABOUTS, ATTACHED_SHARE, SEASONS, VITAE, WRITTEN_SHARE

Json = dict[str, Any]
Key = tuple[str, str]


def resumes(free: Sequence[Graduate], first_sent: dict[Key, str], today: date) -> list[Json]:
    """One of everybody in `first_sent` (by school and student number, the moment of the first application;
    empty when nothing was sent), written before it, and of a part of the other free graduates.
    """
    return list(_resumes(free, first_sent, today))


def _resumes(free: Sequence[Graduate], first_sent: dict[Key, str], today: date) -> Iterator[Json]:
    for graduate in free:
        chance = Random(f"{SEED}/resumes/{graduate.school.code}/{graduate.student_number}")
        writes_anyway = chance.random() < WRITTEN_SHARE and graduate.cohort == COHORTS[0]
        sent = first_sent.get((graduate.school.code, graduate.student_number))
        if sent is not None or writes_anyway:
            day = date.fromisoformat(sent[:10]) if sent else today - timedelta(days=chance.randint(1, 20))
            yield _resume(graduate, day, chance)


def _resume(graduate: Graduate, before: date, chance: Random) -> Json:
    vita = VITAE[graduate.field]
    resume = graduate.key | {
        "name": graduate.name,
        "written_at": moment(before, chance.randint(1, 8), chance),
        "objective": chance.choice(vita.objectives),
        "skills": chance.choice(vita.skills),
        "about": chance.choice(ABOUTS),
        "lines": _lines(graduate, chance),
    }
    if chance.random() < ATTACHED_SHARE:
        resume["attachment"] = f"简历/{graduate.school.code}-{graduate.student_number}.pdf"
    return resume


def _lines(graduate: Graduate, chance: Random) -> list[Json]:
    """One to three, the latest first; the last may be something done at school."""
    vita = VITAE[graduate.field]
    done = [(_place(graduate, chance), *practice) for practice in chance.sample(vita.practice, 2)]
    done = [*done[: chance.randint(1, 2)], (graduate.school.name, *chance.choice(vita.at_school))]
    seasons = SEASONS[: len(done) - chance.randint(0, 1)]
    return [
        _line(what, graduate.cohort - years, months)
        for what, (years, *months) in zip(done, seasons, strict=False)
    ]


def _line(what: tuple[str, str, str], year: int, months: Sequence[str]) -> Json:
    place, role, description = what
    began, ended = (f"{year}-{month}" for month in months)
    return {"place": place, "role": role, "began": began, "ended": ended, "description": description}


def _place(graduate: Graduate, chance: Random) -> str:
    """An employer of the demo that has work of this field."""
    fitting = [
        company.name
        for company in REGISTERED + BY_CARD
        if company.standing == VERIFIED and any(p.field == graduate.field for p in company.positions)
    ]
    return chance.choice(fitting)


def printed(resume: Json, graduate: Graduate) -> Json:
    """What stands on the PDF beside the résumé: the same, and what the record knows."""
    return resume | {
        "school": graduate.school.name,
        "department": graduate.department,
        "major": graduate.major_name,
        "level": graduate.education_level,
        "studied": f"{graduate.cohort - int(graduate.length_of_schooling)}-09 – {graduate.cohort}-07",
    }
