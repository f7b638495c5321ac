"""A message by SMS, for whom WeChat does not reach: what it is about, and where to read it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from sanfang.notices.by_wechat import shortened
from sanfang.notices.channels import Fate, Outcome
from sanfang.notices.models import Outgoing
from sanfang.sms.errors import NotSent, Refused, Unanswered
from sanfang.sms.messages import Template as Words
from sanfang.sms.messages import TextMessage
from sanfang.sms.sender import Sender
from sanfang.wechat.templates import Template

# The provider writes its records a little later than it sends.
RECORDED_WITHIN = timedelta(minutes=5)
ASKED_FOR = timedelta(minutes=30)
LONGEST_NAME = 35


@dataclass(frozen=True)
class BySms:
    """`sender` is asked for each time: one that is not set up sends nothing, and is tried again."""

    sender: Callable[[], Sender]

    def send(self, outgoing: Outgoing) -> Outcome:
        try:
            receipt = self.sender().send(message_of(outgoing))
        except Refused as refusal:
            return Outcome(Fate.NEVER, why=str(refusal))
        except NotSent as failure:
            return Outcome(Fate.LATER, why=str(failure))
        except Unanswered as failure:
            return Outcome(Fate.DOUBT, why=str(failure))
        return Outcome(Fate.SENT, receipt)

    def settle(self, outgoing: Outgoing) -> Outcome | None:
        """By asking the provider for the message's key, when its records are surely written."""
        claimed_at = outgoing.claimed_at or outgoing.due_at
        since = timezone.now() - claimed_at
        if since < RECORDED_WITHIN:
            return None
        was_sent = self._was_sent(outgoing, timezone.localdate(claimed_at))
        if was_sent is not None:
            return Outcome(Fate.SENT if was_sent else Fate.LATER)
        return Outcome(Fate.DOUBT, why="the provider cannot say") if since > ASKED_FOR else None

    def _was_sent(self, outgoing: Outgoing, day: date) -> bool | None:
        try:
            return self.sender().was_sent(message_of(outgoing), on=day)
        except NotSent:
            return None


def message_of(outgoing: Outgoing) -> TextMessage:
    """Approved words with small blanks. The key is of the event, and says nothing about it."""
    key = hashlib.sha256(outgoing.notice.event_key.encode()).hexdigest()
    words = Words.BINDING if outgoing.template == Template.BINDING else Words.NOTICE
    values = {"platform": settings.PLATFORM_NAME[:LONGEST_NAME]}
    if words == Words.NOTICE:
        values["what"] = shortened(outgoing.notice.title)
    return TextMessage(key=key, phone=outgoing.phone, template=words, values=values)
