"""The series that agreements take their numbers from."""

from __future__ import annotations

from django.db import models

from sanfang.institutions.models import School


class NumberSeries(models.Model):
    """The last serial given out for one school, year and education level."""

    school = models.ForeignKey(School, on_delete=models.PROTECT)
    cohort_year = models.PositiveSmallIntegerField()
    education_level = models.CharField(max_length=2)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "cohort_year", "education_level"],
                name="one_series_per_school_year_and_level",
            )
        ]
