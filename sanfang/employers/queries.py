"""Questions about many employers and what belongs to them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.codes.names import organisation_key
from sanfang.employers.states import PositionState, Standing


class EmployerQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """An employer sees itself, schools and the province all of the province, graduates whoever is verified."""
        if actor.party == Party.EMPLOYER:
            return self.filter(pk=actor.employer_id)
        if actor.party in {Party.SCHOOL, Party.PROVINCE}:
            return self.filter(province_id=actor.province_id)
        if actor.graduate_id is not None:
            return self.filter(standing=Standing.VERIFIED)
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


class PositionQuerySet(OwnedByEmployerQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Who reviews an employer sees all of its positions; a graduate only those on offer."""
        return self.on_offer() if actor.graduate_id is not None else super().visible_to(actor)

    def open(self) -> Self:
        """Those that an agreement can be signed for."""
        return self.filter(state=PositionState.PUBLISHED)

    def on_offer(self) -> Self:
        """What reaches graduates: published by a verified employer, and its last day is not over in China."""
        in_time = Q(apply_by__isnull=True) | Q(apply_by__gte=calendar.today())
        return self.open().filter(in_time, employer__standing=Standing.VERIFIED)

    def once_shown_to(self, actor: Actor) -> Self:
        """Also what is on offer no more: whoever has such a page open is told so."""
        if actor.graduate_id is None:
            return self.visible_to(actor)
        return self.filter(published_at__isnull=False)

    def matching(self, text: str) -> Self:
        """Search by part of the title or of the employer's name."""
        text = text.strip()
        if not text:
            return self
        by_title, key = Q(title__icontains=text), organisation_key(text)
        return self.filter(by_title | Q(employer__name_key__contains=key) if key else by_title)

    def open_to(self, level: str) -> Self:
        """What somebody of this level of education may apply for: the standard numbers levels downwards."""
        return self.filter(Q(education_level="") | Q(education_level__gte=level))

    def latest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")
