"""Whether this machine's clock agrees with the database's, which all machines share (promises X06)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

TOLERATED = timedelta(seconds=2)


def skew() -> timedelta:
    """How far apart the two clocks are at least: the time on the way is not held against them.

    SQLite lives on this machine and has no clock of its own.
    """
    if connection.vendor != "postgresql":
        return timedelta(0)
    asked = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        there: datetime = cursor.fetchone()[0]
    on_the_way = (timezone.now() - asked) / 2
    return max(abs(there - asked - on_the_way) - on_the_way, timedelta(0))


def is_off() -> bool:
    """Whether the clocks are more than two seconds apart: then nothing may run out by this one."""
    return skew() > TOLERATED
