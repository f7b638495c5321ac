"""Until when an offer may be answered: the province's bounds, and what is usual (manual B5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sanfang import calendar
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.recruiting.errors import DeadlineOutOfBounds
from sanfang.recruiting.terms import day_in_words


@dataclass(frozen=True)
class Window:
    """The first and the last day that may be the last one to answer, and the usual one; all days of China."""

    first: date
    usual: date
    last: date

    def check(self, day: date) -> None:
        """DeadlineOutOfBounds for a day outside of the window (promises A05)."""
        if not self.first <= day <= self.last:
            raise DeadlineOutOfBounds(day_in_words(self.first), day_in_words(self.last))

    def no_sooner_than(self, promised: date) -> date:
        """The usual day, or a later one that was promised before: to begin anew takes no time from anybody."""
        return min(max(self.usual, promised), self.last)


def window_of(graduate: Graduate, today: date | None = None) -> Window:
    """The window for an offer to this graduate that is sent today."""
    rules = Policy.objects.rules_of(graduate.school)
    start = today or calendar.today()
    days = (rules.offer_days_least, rules.acceptance_days, rules.offer_days_most)
    return Window(*(start + timedelta(days=count) for count in days))
