"""How the worker sends what waits in the outbox: claim, hand over, note what became of it.

A message is handed over once. When a worker dies in between, or no answer comes, it is not simply sent
again: what became of it is found out first, so that nobody sees one event twice.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.notices.channels import Fate, Outcome, Way
from sanfang.notices.models import Channel, Outgoing, Report

log = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)
# With the pauses above this is about a day; after that the in-app notice has to do.
MOST_ATTEMPTS = 30
# A worker that is alive has noted the end of a message by then.
CLAIM_LASTS = timedelta(minutes=2)
LOOK_AGAIN = timedelta(seconds=30)

Ways = Mapping[str, Way]


def deliver_due(ways: Ways, *, most: int = 100) -> int:
    """Send what is due, at most `most` messages, and settle what was in doubt.

    Returns how many are known to be sent now. Safe to run in several processes at once.
    """
    now = timezone.now()
    doubtful = Outgoing.objects.to_be_settled(now).select_related("notice").order_by("due_at", "pk")[:most]
    waiting = Outgoing.objects.due(now).select_related("notice").order_by("due_at", "pk")[:most]
    _send_lost_ones_otherwise(now)
    settled = sum(_settle(outgoing, ways) for outgoing in doubtful)
    return settled + sum(_deliver(outgoing, ways) for outgoing in waiting)


def _deliver(outgoing: Outgoing, ways: Ways) -> bool:
    if not _claim(outgoing):
        return False
    return _note(outgoing, ways[outgoing.channel].send(outgoing))


def _settle(outgoing: Outgoing, ways: Ways) -> bool:
    """Ask what became of a message; while the answer may still come, look again later."""
    now = timezone.now()
    asked = Outgoing.objects.on_the_way().filter(pk=outgoing.pk, due_at=outgoing.due_at)
    if not asked.update(state=Outgoing.State.IN_DOUBT, due_at=now + LOOK_AGAIN):
        return False
    outgoing.state = Outgoing.State.IN_DOUBT
    outcome = ways[outgoing.channel].settle(outgoing)
    return outcome is not None and _note(outgoing, outcome)


def _send_lost_ones_otherwise(now: datetime) -> None:
    for outgoing in Outgoing.objects.lost(Report.objects.all()):
        Outgoing.objects.filter(pk=outgoing.pk, channel=outgoing.channel).update(**_onward(outgoing, now))


def _claim(outgoing: Outgoing) -> bool:
    """Take the row if nobody else has: one conditional UPDATE decides, and the index that lets a phone's
    messages of one template go one by one."""
    now = timezone.now()
    waiting = Outgoing.objects.due(now).filter(pk=outgoing.pk)
    claim = {"state": Outgoing.State.SENDING, "claimed_at": now, "due_at": now + CLAIM_LASTS}
    try:
        with transaction.atomic():
            claimed = waiting.update(attempts=outgoing.attempts + 1, **claim)
    except IntegrityError:
        return False
    outgoing.claimed_at, outgoing.attempts = now, outgoing.attempts + 1
    return bool(claimed)


def _note(outgoing: Outgoing, outcome: Outcome) -> bool:
    """Write down what became of this claim of the row. Returns whether it is sent."""
    now = timezone.now()
    changes = {
        Fate.SENT: _sent,
        Fate.LATER: _later,
        Fate.NEVER: _onward,
        Fate.DOUBT: _in_doubt,
    }[outcome.fate](outgoing, now)
    if outcome.fate != Fate.SENT:
        log.warning("outgoing %s by %s: %s, %s", outgoing.pk, outgoing.channel, outcome.fate, outcome.why)
    claim = Outgoing.objects.on_the_way().filter(pk=outgoing.pk, claimed_at=outgoing.claimed_at)
    noted = claim.update(receipt=outcome.receipt, last_error=outcome.why[:200], **changes)
    return bool(noted) and outcome.fate == Fate.SENT


def _sent(outgoing: Outgoing, now: datetime) -> dict[str, object]:
    return {"state": Outgoing.State.SENT, "sent_at": now}


def _later(outgoing: Outgoing, now: datetime) -> dict[str, object]:
    """Wait longer each time; after about a day try the next channel."""
    if outgoing.attempts >= MOST_ATTEMPTS:
        return _onward(outgoing, now)
    pause = min(FIRST_PAUSE * 2 ** min(outgoing.attempts - 1, 20), LONGEST_PAUSE)
    return {"state": Outgoing.State.WAITING, "due_at": now + pause}


def _onward(outgoing: Outgoing, now: datetime) -> dict[str, object]:
    """What WeChat will not carry goes by SMS, where there is a number; the in-app notice is there anyway."""
    if outgoing.channel == Channel.WECHAT and outgoing.phone:
        return {"channel": Channel.SMS, "state": Outgoing.State.WAITING, "due_at": now, "attempts": 0}
    return {"state": Outgoing.State.GIVEN_UP}


def _in_doubt(outgoing: Outgoing, now: datetime) -> dict[str, object]:
    """Once asked in vain, nobody will ever know: it is not sent again."""
    if outgoing.state == Outgoing.State.IN_DOUBT:
        return {"state": Outgoing.State.UNKNOWN}
    return {"state": Outgoing.State.IN_DOUBT, "due_at": now + LOOK_AGAIN}
