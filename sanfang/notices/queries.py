"""Questions about many notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sanfang.actors import Actor, Party


class NoticeQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """The mailbox of whoever asks. Staff see the school's general notices, and those within their scope."""
        mailbox_id = {
            Party.GRADUATE: actor.graduate_id,
            Party.EMPLOYER: actor.employer_id,
            Party.SCHOOL: actor.school_id,
            Party.PROVINCE: actor.province_id,
        }.get(actor.party)
        if mailbox_id is None:
            return self.none()
        for_me = Q(user_id__isnull=True) | Q(user_id=actor.user_id)
        mine = self.filter(for_me, party=actor.party, mailbox_id=mailbox_id)
        if actor.sees_all_departments():
            return mine
        return mine.filter(Q(department_id__isnull=True) | actor.covers("department_id", "class_id"))

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class OutgoingQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def on_the_way(self) -> Self:
        """Handed to a channel, and its end not known yet."""
        return self.filter(state__in=["sending", "in_doubt"])

    def due(self, now: datetime) -> Self:
        """What may be sent now. No upper age. A phone's next message of a template waits for the one before."""
        ahead = self.model.objects.on_the_way().filter(
            channel="wechat", destination=OuterRef("destination"), template=OuterRef("template")
        )
        waits_in_line = Q(channel="wechat") & Exists(ahead)
        return self.filter(state="waiting", due_at__lte=now).exclude(waits_in_line)

    def to_be_settled(self, now: datetime) -> Self:
        """What was sent by a worker that died, or got no answer: its end can be asked for by now."""
        return self.on_the_way().filter(due_at__lte=now)

    def lost(self, reports: models.QuerySet[Any]) -> Self:
        """Taken for sent by WeChat, of which it reported later that they did not arrive."""
        failed = reports.filter(has_arrived=False).values("message_id")
        return self.filter(channel="wechat", state="sent", receipt__in=failed)
