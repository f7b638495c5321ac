"""The agreement number: cohort year (4) + school code (5) + education level (2) + serial (6) + check digit.

It names an agreement; it is never a secret and never proves anything.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F
from stdnum.iso7064 import mod_11_10

from sanfang.agreements.models import NumberSeries
from sanfang.graduates.models import Graduate


def next_number(graduate: Graduate) -> str:
    """Take the next number of the graduate's school, year and level. Call inside the signing's transaction."""
    key: dict[str, Any] = {
        "school": graduate.school,
        "cohort_year": graduate.cohort_year,
        "education_level": graduate.education_level,
    }
    NumberSeries.objects.get_or_create(**key)
    series = NumberSeries.objects.filter(**key)
    series.update(last=F("last") + 1)
    serial = series.values_list("last", flat=True).get()
    body = f"{graduate.cohort_year:04}{graduate.school.code}{graduate.education_level}{serial:06}"
    return body + mod_11_10.calc_check_digit(body)


def is_well_formed(number: str) -> bool:
    """Whether a number's check digit is right: catches a slip of the pen, nothing more."""
    return len(number) == 18 and mod_11_10.is_valid(number)
