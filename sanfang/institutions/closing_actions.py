"""The verb of the closing day."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.institutions.closing import LAST_DAY, ClosingDay
from sanfang.institutions.errors import NoSuchDay, NotYours
from sanfang.institutions.models import School

A_YEAR_WITHOUT_A_LEAP_DAY = 2001


@transaction.atomic
def set_closing_day(school: School, *, month: int, day: int, actor: Actor) -> ClosingDay:
    """Say until when the school's graduates confirm their final information, in every year; NoSuchDay."""
    if not actor.is_administrator or actor.school_id != school.pk:
        raise NotYours
    _check(month, day)
    closing, _ = ClosingDay.objects.get_or_create(
        school=school, defaults={"month": LAST_DAY[0], "day": LAST_DAY[1]}
    )
    old = f"{closing.month:02}-{closing.day:02}"
    closing.month, closing.day = month, day
    closing.save()
    audit.record(
        "closing_day.set",
        closing,
        actor=actor,
        chain=audit.school_chain(school.pk),
        old=old,
        new=f"{month:02}-{day:02}",
    )
    return closing


def _check(month: int, day: int) -> None:
    try:
        date(A_YEAR_WITHOUT_A_LEAP_DAY, month, day)
    except ValueError as error:
        raise NoSuchDay from error
