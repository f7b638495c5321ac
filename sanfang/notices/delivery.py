"""How the worker sends what waits in the outbox: claim, send, note it down."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from sanfang.notices.models import Outgoing
from sanfang.wechat.gateway import Gateway, GatewayFailed, PhoneMessage

log = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)
# With the pauses above this is about a day; after that the in-app notice has to do.
MOST_ATTEMPTS = 30


def deliver_due(gateway: Gateway, *, most: int = 100) -> int:
    """Send what is due, at most `most` rows. Returns how many left. Safe to run in several processes at once."""
    sent = 0
    for outgoing in Outgoing.objects.due(timezone.now()).order_by("due_at", "pk")[:most]:
        if _claim(outgoing):
            sent += _send(outgoing, gateway)
    return sent


def _claim(outgoing: Outgoing) -> bool:
    """Take the row if nobody else has: one conditional UPDATE decides."""
    now = timezone.now()
    claimed = (
        Outgoing.objects.due(now)
        .filter(pk=outgoing.pk)
        .update(state=Outgoing.State.SENDING, claimed_at=now, attempts=outgoing.attempts + 1)
    )
    outgoing.attempts += claimed
    return bool(claimed)


def _send(outgoing: Outgoing, gateway: Gateway) -> bool:
    notice = outgoing.notice
    # The key lets the channel recognise a message that was sent just before a worker died.
    message = PhoneMessage(notice.event_key, outgoing.destination, notice.title, notice.body, notice.link)
    try:
        gateway.send(message)
    except GatewayFailed as failure:
        _put_back(outgoing, str(failure), timezone.now())
        return False
    Outgoing.objects.filter(pk=outgoing.pk).update(state=Outgoing.State.SENT, sent_at=timezone.now())
    return True


def _put_back(outgoing: Outgoing, error: str, now: datetime) -> None:
    pause = min(FIRST_PAUSE * 2 ** min(outgoing.attempts - 1, 20), LONGEST_PAUSE)
    state = Outgoing.State.WAITING if outgoing.attempts < MOST_ATTEMPTS else Outgoing.State.GIVEN_UP
    Outgoing.objects.filter(pk=outgoing.pk).update(state=state, due_at=now + pause, last_error=error[:200])
    log.warning("outgoing %s failed, attempt %s", outgoing.pk, outgoing.attempts)
