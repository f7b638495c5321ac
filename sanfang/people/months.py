"""Whole months between two moments, as people count them."""

from __future__ import annotations

import calendar as months
from datetime import datetime

from sanfang.calendar import CHINA

MONTHS = 12


def months_between(earlier: datetime, later: datetime) -> int:
    """31 January to 27 February is none, to 31 March two; never fewer than none, should a clock have been set back."""
    one, other = earlier.astimezone(CHINA), later.astimezone(CHINA)
    passed = MONTHS * (other.year - one.year) + other.month - one.month
    is_short = (other.day, other.time()) < (one.day, one.time())
    return max(passed - is_short, 0)


def months_before(moment: datetime, count: int) -> datetime:
    """The same hour, so many months earlier; the month's last day where it has no such day."""
    local = moment.astimezone(CHINA)
    year, month = divmod(MONTHS * local.year + local.month - 1 - count, MONTHS)
    day = min(local.day, months.monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)
