"""From how many on something is worth a look. Data: no rule has a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sanfang import calendar


@dataclass(frozen=True)
class Crowd:
    """Graduates and majors at one employer from which the number of posts it offers is worth a look."""

    graduates: int
    majors: int


@dataclass(frozen=True)
class Burst:
    """So many signings of one employer within the last days before a school's yearly closing day."""

    signings: int
    days: int

    def window(self, month: int, day: int) -> tuple[datetime, datetime]:
        """The days before this day of the year that have begun most recently, in China: from when until when."""
        closing = self._last_begun(month, day)
        end = calendar.end_of(closing)
        return end - timedelta(days=self.days), end

    def _last_begun(self, month: int, day: int) -> date:
        today = calendar.today()
        this_year = date(today.year, month, day)
        if today > this_year - timedelta(days=self.days):
            return this_year
        return this_year.replace(year=today.year - 1)


CROWD = Crowd(graduates=10, majors=5)
BURST = Burst(signings=5, days=3)
