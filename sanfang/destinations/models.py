"""Where each graduate goes (毕业去向)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanfang.destinations.queries import DestinationQuerySet
from sanfang.graduates.models import Graduate

AWAITING_EMPLOYMENT = "70"
BY_AGREEMENT = "10"


class Destination(models.Model):
    """The destination of one graduate now, by the code list of the cohort's year. The trail keeps its past."""

    graduate = models.OneToOneField(Graduate, on_delete=models.PROTECT, related_name="destination")
    code = models.CharField("毕业去向", max_length=4, default=AWAITING_EMPLOYMENT)
    employer_name = models.CharField("单位名称", max_length=100, blank=True)
    employer_uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    changed_at = models.DateTimeField("更新时间", auto_now=True)

    objects = DestinationQuerySet.as_manager()

    class Meta:
        ordering = ["graduate__student_number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code=AWAITING_EMPLOYMENT, employer_name="", employer_uscc="")
                | ~Q(code=AWAITING_EMPLOYMENT),
                name="nobody_awaiting_employment_has_an_employer",
            )
        ]
        indexes = [models.Index(fields=["code", "graduate"], name="destinations_by_code")]
