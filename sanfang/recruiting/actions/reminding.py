"""Reminders of an offer that waits: three days before, one day before, and on the last morning."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Party
from sanfang.graduates import actions as graduates
from sanfang.recruiting import telling
from sanfang.recruiting.models import Offer
from sanfang.recruiting.standing import obstacle_to

# Days before the last one, the hour in China, and how the notice begins; in the order of time.
REMINDERS = ((3, 9, "还有三天"), (1, 9, "明天截止"), (0, 8, "今天截止"))


def moments(deadline: datetime) -> list[tuple[datetime, str]]:
    """When to remind of a deadline, and how the notice begins."""
    last_day = calendar.last_day_before(deadline)
    return [(calendar.at(last_day - timedelta(days=days), hour), words) for days, hour, words in REMINDERS]


def next_reminder(deadline: datetime, *, after: datetime) -> datetime | None:
    """The first moment to remind after another moment; None when all are past."""
    return next((moment for moment, _ in moments(deadline) if moment > after), None)


def remind(now: datetime | None = None) -> int:
    """Remind whoever should be by now, once per moment; of several that were missed, only of the latest.

    Returns how many.
    """
    now = now or timezone.now()
    due = Offer.objects.to_be_reminded(now).order_by("next_reminder_at", "pk").values_list("pk", flat=True)
    return sum(_remind(pk, now) for pk in due)


@transaction.atomic
def _remind(pk: int, now: datetime) -> bool:
    graduates.hold(Offer.objects.values_list("graduate_id", flat=True).get(pk=pk))
    offer = Offer.objects.to_be_reminded(now).for_lists().filter(pk=pk).first()
    if offer is None:
        # Answered, changed or reminded of in this very moment.
        return False
    Offer.objects.filter(pk=pk).update(next_reminder_at=next_reminder(offer.answer_by, after=now))
    if obstacle_to(offer) is not None:
        return False
    moment, words = [one for one in moments(offer.answer_by) if one[0] <= now][-1]
    _tell(offer, moment, words)
    return True


def _tell(offer: Offer, moment: datetime, words: str) -> None:
    body = telling.facts_of(offer)
    event = f"{offer.clock}:remind:{moment:%Y%m%d}"
    telling.tell_both(offer, event, {Party.GRADUATE: (f"{words}：请答复签约通知", body)}, kind="deadline")
