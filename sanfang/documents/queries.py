"""Questions about many originals, and about many requests for paper."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party
from sanfang.agreements.queries import of_agreements_found_by, owned_by
from sanfang.documents.original_states import OriginalState
from sanfang.documents.paper_states import UNFINISHED, PaperState


class PaperQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """Staff see what concerns their agreements; of the two sides each sees its own requests only."""
        mine = self.filter(owned_by(actor, "agreement__"))
        is_side = actor.party in {Party.GRADUATE, Party.EMPLOYER}
        return mine.filter(asked_by=actor.party) if is_side else mine

    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)

    def waiting_for_school(self) -> Self:
        return self.filter(state=PaperState.WAITING)

    def first_come(self) -> Self:
        """In the order in which they were asked for: what waited longest comes first."""
        return self.order_by("asked_at", "pk")

    def matching(self, text: str) -> Self:
        """Search by the beginning of the graduate's name or student number, or by the agreement number."""
        return self.filter(of_agreements_found_by(text))

    def for_lists(self) -> Self:
        """With everything a list's columns show, so that a page costs the same at any number of rows."""
        return self.select_related("agreement__graduate__school_class", "agreement__department")


class OriginalQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the agreement sees its originals."""
        return self.filter(owned_by(actor, "agreement__"))

    def to_be_made(self, now: datetime) -> Self:
        """Those whose next try is due, the longest waiting first, however old."""
        return self.filter(state=OriginalState.MAKING, due_at__lte=now).order_by("due_at", "pk")

    def late(self, before: datetime) -> Self:
        """Those that were issued before a moment and could have been made since: tried in vain, or not tried."""
        was_due = Q(tries__gt=0) | Q(due_at__lt=before)
        return self.filter(was_due, state=OriginalState.MAKING, issued_at__lt=before)

    def latest_first(self) -> Self:
        return self.order_by("-revision", "-printing")
