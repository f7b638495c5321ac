"""Questions about many exports."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party
from sanfang.exports.scope import fingerprint_of
from sanfang.exports.states import State

# Whoever took one up and was killed keeps it this long; then it is taken up again (promises X08).
TAKEN_LASTS = timedelta(minutes=5)


class JobQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """One's own, and only with the rights with which it was asked for (promises E04, P25)."""
        if actor.party != Party.SCHOOL or actor.user_id is None:
            return self.none()
        return self.filter(user_id=actor.user_id, scope=fingerprint_of(actor))

    def waiting(self, now: datetime) -> Self:
        """What there is to do: nobody has taken it up, or whoever did is gone."""
        free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKEN_LASTS)
        return self.filter(free, state=State.WAITING)
