"""Questions about many destinations."""

from __future__ import annotations

from typing import Self

from django.db import models

from sanfang.actors import Actor
from sanfang.graduates.models import Graduate


class DestinationQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(graduate__in=Graduate.objects.visible_to(actor))
