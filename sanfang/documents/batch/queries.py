"""Questions about many batches, and about the agreements in one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from sanfang.actors import Actor, Party
from sanfang.documents.batch.states import OPEN_STATES
from sanfang.exports.scope import fingerprint_of

# Whoever took one up and was killed keeps it this long; then it goes on at the part that is missing.
TAKEN_LASTS = timedelta(minutes=5)


class PrintJobQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """One's own, and only with the rights with which it was asked for (promises P25)."""
        if actor.party != Party.SCHOOL or actor.user_id is None:
            return self.none()
        return self.filter(user_id=actor.user_id, scope=fingerprint_of(actor))

    def waiting(self, now: datetime) -> Self:
        """Those to work on; whose turn was longest ago comes first, so that a class need not wait for a school."""
        free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKEN_LASTS)
        in_turn = F("worked_at").asc(nulls_first=True)
        return self.filter(free, state__in=OPEN_STATES).order_by(in_turn, "pk")


class PrintItemQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def in_the_file(self) -> Self:
        return self.filter(original__isnull=False, left_out="")

    def left_out_of_it(self) -> Self:
        return self.exclude(left_out="")
