"""Days as China counts them, whatever the zone of the server: every deadline is the end of one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

CHINA = ZoneInfo("Asia/Shanghai")
A_DAY = timedelta(days=1)


def day_of(when: datetime) -> date:
    """The day in China of an aware moment."""
    return when.astimezone(CHINA).date()


def today() -> date:
    """The day it is in China."""
    return day_of(timezone.now())


def at(day: date, hour: int = 0) -> datetime:
    """A full hour of a day in China, as an aware moment."""
    return datetime.combine(day, time(hour), tzinfo=CHINA)


def end_of(day: date) -> datetime:
    """The first moment after a day in China: what is due that day is too late from then on."""
    return at(day + A_DAY)


def last_day_before(deadline: datetime) -> date:
    """The day whose end a deadline is: what people are told as the last day."""
    return day_of(deadline - timedelta(microseconds=1))


def spoken_deadline(deadline: datetime) -> str:
    """「截止到 12月1日 24:00」: what is the first moment of the next day, as people say it."""
    day = last_day_before(deadline)
    return f"截止到 {day.month}月{day.day}日 24:00"


def spoken(when: datetime) -> str:
    """「11月24日 09:30」, in China: a moment of these days, as people say it."""
    local = when.astimezone(CHINA)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def to_the_second(when: datetime) -> str:
    """「2025-11-24 09:30:05」, in China: a moment for the record."""
    return f"{when.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
