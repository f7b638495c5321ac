"""The day until which a cohort's final information can be confirmed: 31 August, or as a school says (manual H6)."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

LAST_DAY = (8, 31)


class ClosingDay(models.Model):
    """A school's own day of every year; without a row it is 31 August."""

    school = models.OneToOneField("institutions.School", on_delete=models.PROTECT, related_name="closing_day")
    month = models.PositiveSmallIntegerField("月", validators=[MinValueValidator(1), MaxValueValidator(12)])
    day = models.PositiveSmallIntegerField("日", validators=[MinValueValidator(1), MaxValueValidator(31)])

    class Meta:
        app_label = "institutions"
        ordering = ["school"]
        constraints = [
            # 29 February is no day of every year.
            models.CheckConstraint(
                condition=Q(month__in=[1, 3, 5, 7, 8, 10, 12], day__range=(1, 31))
                | Q(month__in=[4, 6, 9, 11], day__range=(1, 30))
                | Q(month=2, day__range=(1, 28)),
                name="closing_day_is_in_every_year",
                violation_error_message="没有这一天，请重新选择。",
            )
        ]


def closing_day_of(school_id: int, cohort_year: int) -> date:
    """The last day on which a graduate of this cohort confirms, in China's calendar."""
    own = ClosingDay.objects.filter(school=school_id).values_list("month", "day").first()
    month, day = own or LAST_DAY
    return date(cohort_year, month, day)


def closing_days(school: str = "school") -> list[tuple[int, int, Q]]:
    """Every day that closes the year of some school, as month and day, with the condition on rows whose `school`
    closes then. One query."""
    own = ClosingDay.objects.order_by("month", "day").values_list("month", "day").distinct()
    named = [
        (month, day, Q((f"{school}__closing_day__month", month), (f"{school}__closing_day__day", day)))
        for month, day in own
    ]
    return [(*LAST_DAY, Q((f"{school}__closing_day__isnull", True))), *named]
