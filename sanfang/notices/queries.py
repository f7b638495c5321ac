"""Questions about many notices."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party

# A worker that died while sending leaves its row claimed; after this long it may be sent again.
CLAIM_LASTS = timedelta(minutes=2)


class NoticeQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """The mailbox of whoever asks. Staff of a department see the school's general notices and their own."""
        mailbox_id = {
            Party.GRADUATE: actor.graduate_id,
            Party.EMPLOYER: actor.employer_id,
            Party.SCHOOL: actor.school_id,
            Party.PROVINCE: actor.province_id,
        }.get(actor.party)
        if mailbox_id is None:
            return self.none()
        mine = self.filter(party=actor.party, mailbox_id=mailbox_id)
        if actor.department_ids is None:
            return mine
        return mine.filter(Q(department_id__isnull=True) | Q(department_id__in=actor.department_ids))

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class OutgoingQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def due(self, now: datetime) -> Self:
        """What may be sent now: waiting rows, and rows whose worker died while sending them. No upper age."""
        abandoned = Q(state="sending", claimed_at__lt=now - CLAIM_LASTS)
        return self.filter(Q(state="waiting", due_at__lte=now) | abandoned)
