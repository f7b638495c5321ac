"""What is said with each act of route 1: the time and place of an interview, the terms of an offer, the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from demo import courses, terms
from demo.courses import DEADLINE, MEET
from demo.employers import Offer
from demo.graduates import Graduate

Json = dict[str, Any]
Days = Sequence[tuple[str, int]]
USUAL_DAYS = 14
TIMES = ("09:00", "09:30", "10:00", "14:00", "14:30", "15:30")
ROOMS = ("3 楼会议室", "一楼接待室", "2 号楼 205 室")
MESSAGE = "请带简历和成绩单，预计四十分钟。不能按时到的，请在这里答复或打电话。"


@dataclass(frozen=True)
class Sayings:
    """What the parties of one application say. `twist` is what deserves a caution in the terms."""

    graduate: Graduate
    offer: Offer
    today: date
    twist: str
    chance: Random

    def said_with(self, act: str, days_ago: int, following: Days) -> Json:
        """What goes with an act that happened so many days ago, before what follows."""
        if act == "invite":
            return self._invitation(_days_of(MEET, following, days_ago - USUAL_DAYS))
        if act in {"send", "change"}:
            return self._letter(act, days_ago, following)
        if act == "approve":
            return {"by": self.graduate.school.reviewer_of(self.graduate.department)}
        return {"words": self.chance.choice(WORDS[act])} if act in WORDS else {}

    def _invitation(self, days_ago: int) -> Json:
        day = self.today - timedelta(days=days_ago)
        employer = self.offer.employer
        where: Json = {"place": f"{employer.address} {self.chance.choice(ROOMS)}"}
        if self.chance.random() < 0.3:
            number = self.chance.randrange(10**9)
            where = {"link": f"https://meeting.example.com/{number:09d}"}
        return where | {
            "starts_at": f"{day}T{self.chance.choice(TIMES)}:00+08:00",
            "contact_person": employer.company.contact_person,
            "phone": employer.phone,
            "message": MESSAGE,
        }

    def _letter(self, act: str, days_ago: int, following: Days) -> Json:
        """An offer that is answered or taken back has the usual time; another one has the time it needs."""
        before_a_change = [one for one in following if one[0] == "change"]
        usual = days_ago - USUAL_DAYS
        deadline = usual if before_a_change else _days_of(DEADLINE, following, usual)
        # The same terms as in the first letter, whatever chance said in between.
        sent = self.today - timedelta(days=days_ago)
        chance = Random(f"{self.graduate.student_number}/{self.offer.employer.uscc}")
        offered = terms.terms_of(self.offer, sent.replace(day=1), self.twist, chance)
        last_day = self.today - timedelta(days=deadline)
        return {
            "last_day": last_day.isoformat(),
            "terms": terms.bettered(offered) if act == "change" else offered,
        }


WORDS = {
    "note": courses.NOTES,
    "refuse": courses.REFUSALS,
    "decline_invitation": courses.STAYS_AWAY,
    "cancel_invitation": courses.CALLED_OFF,
    "fail": courses.FAILURES,
    "decline_offer": courses.DECLINES,
    "withdraw_offer": courses.WITHDRAWALS,
}


def _days_of(what: str, following: Days, otherwise: int) -> int:
    """How many days ago the next of its kind was or will be."""
    return next((days for act, days in following if act == what), otherwise)
