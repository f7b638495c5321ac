"""Questions about many employers and what belongs to them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party
from sanfang.codes.names import organisation_key


class EmployerQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """An employer sees itself, schools and the province see all of the province."""
        if actor.party == Party.EMPLOYER:
            return self.filter(pk=actor.employer_id)
        if actor.party in {Party.SCHOOL, Party.PROVINCE}:
            return self.filter(province_id=actor.province_id)
        return self.none()

    def matching(self, text: str) -> Self:
        """Search by part of the name or the beginning of the code."""
        text = text.strip()
        if not text:
            return self
        return self.filter(Q(name_key__contains=organisation_key(text)) | Q(uscc__startswith=text.upper()))


class OwnedByEmployerQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """What belongs to an employer is seen by itself and by whoever reviews it."""
        if actor.party == Party.EMPLOYER:
            return self.filter(employer_id=actor.employer_id)
        if actor.party in {Party.SCHOOL, Party.PROVINCE}:
            return self.filter(employer__province_id=actor.province_id)
        return self.none()
