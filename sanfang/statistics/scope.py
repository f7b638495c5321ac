"""Whose figures: what the actor sees of one cohort, as of today or as of the end of a past day.

What can be asked back: agreements by their own dates, destinations by the trail's rows, the list by the day somebody
came on it or left it. What cannot: a department or class of then (today's counts), or a stay off the list that ended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import CharField, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from sanfang import calendar
from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.audit.models import Entry
from sanfang.destinations.models import AWAITING_EMPLOYMENT
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import GraduateQuerySet

A_DESTINATION, WAS_SET = "destinations.destination", "destination.set"
FEBRUARY, LEAP_DAY = 2, 29


@dataclass(frozen=True)
class Scope:
    """A cohort within what `actor` sees, narrowed to a department or a class. `day` None is now."""

    actor: Actor
    year: int
    day: date | None = None
    department: int | None = None
    school_class: int | None = None

    @property
    def before(self) -> Scope | None:
        """The cohort before, a year earlier to the day; a class has no cohort before it."""
        if self.school_class:
            return None
        return replace(self, year=self.year - 1, day=_a_year_before(self.day) if self.day else None)

    @property
    def moment(self) -> datetime | None:
        """What happened before this counts; None while everything does."""
        return calendar.end_of(self.day) if self.day else None

    def graduates(self) -> GraduateQuerySet:
        """The denominator: everybody on the list then."""
        found = Graduate.objects.visible_to(self.actor).filter(cohort_year=self.year)
        if self.department:
            found = found.filter(department=self.department)
        if self.school_class:
            found = found.filter(school_class=self.school_class)
        if self.day is None or self.moment is None:
            return found.on_the_list()
        return found.filter(Q(left_on__isnull=True) | Q(left_on__gt=self.day), created_at__lt=self.moment)

    def with_codes(self) -> GraduateQuerySet:
        """The same with `code`, the destination then; who has none awaits employment."""
        known = _code_of_then(self.moment) if self.moment else F("destination__code")
        code = Coalesce(known, Value(AWAITING_EMPLOYMENT), output_field=CharField())
        found: GraduateQuerySet = self.graduates().annotate(code=code)
        return found

    def in_force(self) -> QuerySet[Agreement]:
        """The agreements in force then: at most one for each graduate."""
        found = Agreement.objects.filter(graduate__in=self.graduates())
        if self.moment is None:
            return found.in_force()
        had_begun = Q(state__in=(State.IN_FORCE, State.TERMINATED), decided_at__lt=self.moment)
        return found.filter(had_begun, Q(ended_at__isnull=True) | Q(ended_at__gte=self.moment))

    def decided(self) -> QuerySet[Agreement]:
        """The agreements about which the school had decided by then, either way."""
        found = Agreement.objects.filter(graduate__in=self.graduates(), decided_at__isnull=False)
        return found.filter(decided_at__lt=self.moment) if self.moment else found

    def since(self) -> date | None:
        """The first day that can be asked for: before it this cohort had no list."""
        seen = Graduate.objects.visible_to(self.actor).filter(cohort_year=self.year)
        first = seen.aggregate(first=Min("created_at"))["first"]
        return calendar.day_of(first) if first else None


def _code_of_then(moment: datetime) -> Subquery:
    """What the trail last wrote of a graduate's destination before a moment."""
    entries = Entry.objects.filter(
        subject_type=A_DESTINATION,
        subject_id=Cast(OuterRef("destination__pk"), CharField()),
        act=WAS_SET,
        at__lt=moment,
    )
    return Subquery(entries.order_by("-pk").values("new")[:1])


def _a_year_before(day: date) -> date:
    """The same day of the year before; for 29 February the 28th."""
    if (day.month, day.day) == (FEBRUARY, LEAP_DAY):
        return date(day.year - 1, FEBRUARY, LEAP_DAY - 1)
    return day.replace(year=day.year - 1)
