"""Who applied where on route 1, when, and what came of it: to be played through the real actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from demo import courses
from demo.courses import DEADLINE, MEET, Course
from demo.employers import Employer, Offer, offers_to
from demo.graduates import SEED, Graduate
from demo.sayings import Sayings
from demo.schools import COHORTS
from demo.stories import BUSIEST, DAYS_IN_A_YEAR, moment

Json = dict[str, Any]
Key = tuple[str, str]
# Whoever a visitor may be on route 1 is in this class, beside the one of demo/confirmations.py.
STAGE = "软件工程222"


@dataclass(frozen=True)
class Casting:
    """Who is free to look for work, and since when each has confirmed the record (by school and number)."""

    free: Sequence[Graduate]
    confirmed: dict[Key, date]
    today: date

    def courses(self, cohort: int) -> Iterator[tuple[Graduate, Course, str]]:
        """Each graduate with the course that he or she takes, and the note for a visitor where there is one."""
        left = [graduate for graduate in self.free if graduate.cohort == cohort]
        Random(f"{SEED}/casting/{cohort}").shuffle(left)
        for course in courses.LATEST if cohort == COHORTS[0] else courses.EARLIER:
            for number in range(course.count):
                note = course.note if number == 0 else ""
                graduate = next(one for one in left if self._fits(one, course, on_stage=bool(note)))
                left.remove(graduate)
                yield graduate, course, note

    def _fits(self, graduate: Graduate, course: Course, *, on_stage: bool) -> bool:
        if on_stage != (graduate.school_class == STAGE):
            return False
        if course.here and graduate.field not in {"it", "machine", "business"}:
            return False
        return self._may_sign(graduate) if on_stage or course.has_an_offer else True

    def _may_sign(self, graduate: Graduate) -> bool:
        days = courses.CONFIRMED_BEFORE + years_before(graduate) * DAYS_IN_A_YEAR
        since = self.confirmed.get((graduate.school.code, graduate.student_number))
        return since is not None and since <= self.today - timedelta(days=days)


def years_before(graduate: Graduate) -> int:
    """How many years before the latest cohort."""
    return COHORTS[0] - graduate.cohort


def tell_all(casting: Casting, employers: list[Employer]) -> list[Json]:
    """One story per application, those of one graduate one after the other."""
    return [
        application
        for cohort in COHORTS
        for graduate, course, note in casting.courses(cohort)
        for application in _applications(graduate, course, note, employers, casting.today)
    ]


def _applications(
    graduate: Graduate, course: Course, note: str, employers: list[Employer], today: date
) -> Iterator[Json]:
    chance = Random(f"{SEED}/hirings/{graduate.school.code}/{graduate.student_number}")
    for ending, offer in zip(course.endings, _offers(graduate, course, employers, chance), strict=True):
        twist = course.twist if ending == course.endings[-1] else ""
        sayings = Sayings(graduate, offer, today, twist, chance)
        application, interview, letter = courses.STATES[ending]
        yield graduate.key | {
            "name": graduate.name,
            "note": note,
            "ending": ending,
            "employer": offer.employer.uscc,
            "position": offer.position.title,
            "state": application,
            "interview": interview,
            "offer": letter,
            "steps": _steps(graduate, ending, sayings, chance),
        }


def _offers(graduate: Graduate, course: Course, employers: list[Employer], chance: Random) -> Iterator[Offer]:
    everything = offers_to(graduate, employers, by_card=False)
    here = [offer for offer in everything if offer.employer.company.account == BUSIEST]
    if course.here:
        yield chance.choice(here)
    if course.elsewhere:
        yield chance.choice([offer for offer in everything if offer not in here])


def _steps(graduate: Graduate, ending: str, sayings: Sayings, chance: Random) -> list[Json]:
    """The acts with their days; a time that an act names is taken from what follows it."""
    days = _timeline(graduate, ending, chance)
    steps = []
    for place, (act, days_ago) in enumerate(days):
        if act not in {MEET, DEADLINE}:
            following = days[place + 1 :]
            step = {"act": act, "at": moment(sayings.today, days_ago, chance)}
            steps.append(step | sayings.said_with(act, days_ago, following))
    return steps


def _timeline(graduate: Graduate, ending: str, chance: Random) -> list[tuple[str, int]]:
    """Each act and how many days before today it happened, counted back from the last one."""
    days_ago = chance.randint(*courses.FRESH.get(ending, courses.SETTLED))
    days_ago += years_before(graduate) * DAYS_IN_A_YEAR
    backwards = []
    for act in reversed(courses.ENDINGS[ending]):
        backwards.append((act, days_ago))
        days_ago += chance.randint(*courses.GAPS.get(act, (1, 1)))
    return backwards[::-1]
