"""The agreement number: cohort year (4) + school code (5) + education level (2) + serial (6) + check digit.

It names an agreement; it is never a secret and never proves anything.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, Max
from stdnum.iso7064 import mod_11_10

from sanfang.agreements.errors import NumbersExhausted
from sanfang.agreements.models import Agreement, NumberSeries
from sanfang.graduates.models import Graduate

SERIAL_DIGITS = 6
LAST_SERIAL = 10**SERIAL_DIGITS - 1


def next_number(graduate: Graduate) -> str:
    """Take the next number of the graduate's school, year and level, or NumbersExhausted.

    Call it inside the signing's transaction.
    """
    key = _series(graduate)
    NumberSeries.objects.get_or_create(**key)
    series = NumberSeries.objects.filter(**key)
    series.update(last=F("last") + 1)
    serial = series.values_list("last", flat=True).get()
    if serial > LAST_SERIAL:
        raise NumbersExhausted
    body = f"{_prefix(graduate)}{serial:0{SERIAL_DIGITS}}"
    return body + mod_11_10.calc_check_digit(body)


def catch_up(graduate: Graduate) -> None:
    """Bring the series up to the latest number there is, as after rows were restored from elsewhere (promises X10)."""
    prefix = _prefix(graduate)
    latest = Agreement.objects.filter(number__startswith=prefix).aggregate(latest=Max("number"))["latest"]
    if latest is not None:
        serial = int(latest.removeprefix(prefix)[:SERIAL_DIGITS])
        NumberSeries.objects.filter(**_series(graduate), last__lt=serial).update(last=serial)


def _prefix(graduate: Graduate) -> str:
    return f"{graduate.cohort_year:04}{graduate.school.code}{graduate.education_level}"


def _series(graduate: Graduate) -> dict[str, Any]:
    return {
        "school": graduate.school,
        "cohort_year": graduate.cohort_year,
        "education_level": graduate.education_level,
    }


def is_well_formed(number: str) -> bool:
    """Whether a number's check digit is right: catches a slip of the pen, nothing more."""
    return len(number) == 18 and mod_11_10.is_valid(number)
