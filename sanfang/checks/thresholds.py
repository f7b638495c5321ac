"""From how many on something is worth a look. Data: no rule has a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sanfang import calendar


@dataclass(frozen=True)
class Crowd:
    """Graduates and majors at one employer from which the number of posts it offers is worth a look."""

    graduates: int
    majors: int


@dataclass(frozen=True)
class Burst:
    """So many signings of one employer within the last days before the yearly closing date."""

    signings: int
    days: int
    month: int
    day: int

    def last_closing_day(self) -> date:
        """The closing day whose window has begun most recently, in China."""
        today = calendar.today()
        this_year = date(today.year, self.month, self.day)
        if today > this_year - timedelta(days=self.days):
            return this_year
        return this_year.replace(year=today.year - 1)


CROWD = Crowd(graduates=10, majors=5)
BURST = Burst(signings=5, days=3, month=8, day=31)
