"""Reminding whoever has not confirmed the final information: one notice per graduate and day, by the worker."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.destinations.errors import ConfirmationClosed, NotYours, StillAtIt
from sanfang.destinations.final import with_final
from sanfang.destinations.models import FinalReminder
from sanfang.destinations.models.jobs import scope_of
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import GraduateQuerySet
from sanfang.institutions.closing import closing_day_of
from sanfang.notices.actions import News, tell

# Up to here everybody is told within the second, and nobody has to wait for the worker.
FEW = 50
# Notices of one transaction: nobody else waits long for the database.
AT_ONCE = 100


def missing(actor: Actor, cohort_year: int) -> GraduateQuerySet:
    """Everybody of the scope and cohort, on the list, whose final information is not confirmed."""
    cohort = Graduate.objects.visible_to(actor).on_the_list().filter(cohort_year=cohort_year)
    return with_final(cohort).filter(is_final=False)


def ask(cohort_year: int, *, actor: Actor) -> FinalReminder:
    """Have everybody who is missing reminded: at once when they are few, or by the worker.

    ConfirmationClosed after the closing day; StillAtIt while the last reminder is on its way.
    """
    if actor.school_id is None or actor.user_id is None:
        raise NotYours
    last_day = closing_day_of(actor.school_id, cohort_year)
    if calendar.today() > last_day:
        raise ConfirmationClosed(f"{last_day:%Y-%m-%d}")
    try:
        reminder = _note(cohort_year, actor, actor.school_id, actor.user_id)
    except IntegrityError as error:
        raise StillAtIt from error
    if reminder.row_count <= FEW:
        run(reminder)
    return reminder


@transaction.atomic
def _note(cohort_year: int, actor: Actor, school_id: int, user_id: int) -> FinalReminder:
    reminder = FinalReminder.objects.create(
        school_id=school_id,
        cohort_year=cohort_year,
        scope=scope_of(actor),
        by=actor.label[:150],
        by_user_id=user_id,
        by_address=actor.address,
        row_count=missing(actor, cohort_year).count(),
    )
    audit.record(
        "final.remind",
        reminder,
        actor=actor,
        chain=audit.school_chain(reminder.school_id),
        facts={"cohort_year": cohort_year, "count": reminder.row_count},
    )
    return reminder


def run_waiting() -> int:
    """The worker's part. Returns how many reminders were done."""
    waiting = FinalReminder.objects.waiting(timezone.now()).order_by("created_at", "pk")
    return sum(run(reminder) for reminder in waiting)


def run(reminder: FinalReminder) -> bool:
    """Tell everybody who is still missing; False when another process is at it. Done twice it tells nobody twice."""
    now = timezone.now()
    if not FinalReminder.objects.waiting(now).filter(pk=reminder.pk).update(taken_at=now):
        return False
    last_day = closing_day_of(reminder.school_id, reminder.cohort_year)
    keys = list(missing(reminder.asked_by, reminder.cohort_year).values_list("pk", flat=True))
    for begin in range(0, len(keys), AT_ONCE):
        _tell_some(keys[begin : begin + AT_ONCE], calendar.day_of(reminder.created_at), last_day)
        done = min(begin + AT_ONCE, len(keys))
        FinalReminder.objects.filter(pk=reminder.pk).update(rows_done=done, taken_at=timezone.now())
    FinalReminder.objects.filter(pk=reminder.pk).update(ended_at=timezone.now())
    reminder.refresh_from_db()
    return True


@transaction.atomic
def _tell_some(keys: list[int], day: date, last_day: date) -> None:
    news = News(
        f"final:{day:%Y%m%d}",
        "final_confirmation",
        "请核对并确认最终信息",
        f"截止日期：{last_day:%Y年%m月%d日}。请核对毕业去向和档案接收单位，确认无误。",
        "/m/dispatch/final/",
    )
    for graduate in Graduate.objects.filter(pk__in=keys):
        tell(graduate.mailbox, news)
