"""Questions about many members of staff."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party


class StaffQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """A school's administrator sees the school's staff; the province sees all of its schools'."""
        if actor.party == Party.SCHOOL and actor.is_administrator:
            return self.filter(school_id=actor.school_id)
        if actor.party == Party.PROVINCE:
            return self.filter(school__province_id=actor.province_id)
        return self.none()

    def matching(self, text: str) -> Self:
        """Search by part of the name or the beginning of the username."""
        text = text.strip()
        if not text:
            return self
        return self.filter(Q(user__name__contains=text) | Q(user__username__startswith=text))
