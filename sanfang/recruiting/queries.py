"""Questions about many résumés, applications, interviews and offers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Prefetch, Q

from sanfang.actors import Actor, Party
from sanfang.agreements.states import LIVE_STATES
from sanfang.codes.names import person_key
from sanfang.recruiting.states import (
    OPEN_APPLICATIONS,
    OPEN_INTERVIEWS,
    ApplicationState,
    InterviewState,
    OfferState,
)

if TYPE_CHECKING:
    from sanfang.recruiting.models import Application


class BetweenTwo(models.QuerySet):  # type: ignore[type-arg]
    """Rows that are between one graduate and one employer: nobody else sees them."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.party == Party.SYSTEM:
            return self
        if actor.party == Party.GRADUATE and actor.graduate_id is not None:
            return self.filter(graduate_id=actor.graduate_id)
        if actor.party == Party.EMPLOYER and actor.employer_id is not None:
            return self.filter(employer_id=actor.employer_id)
        return self.none()

    def matching(self, text: str) -> Self:
        """Search by the beginning of the graduate's name."""
        text = text.strip()
        return self.filter(graduate__name_key__startswith=person_key(text)) if text else self


class ResumeQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """One's own. An employer reads a résumé through an application, never by itself."""
        if actor.party != Party.GRADUATE or actor.graduate_id is None:
            return self.none()
        return self.filter(graduate_id=actor.graduate_id)


class ApplicationQuerySet(BetweenTwo):
    def open(self) -> Self:
        return self.filter(state__in=OPEN_APPLICATIONS)

    def standing(self) -> Self:
        """Those beside which there is no second one: open, or signed with an agreement that still stands."""
        has_signed = Q(state=ApplicationState.SIGNED, offers__agreement__state__in=LIVE_STATES)
        return self.filter(Q(state__in=OPEN_APPLICATIONS) | has_signed).distinct()

    def for_lists(self) -> Self:
        """With everything a list's columns show, so that a page costs the same at any number of rows."""
        return self.select_related("graduate__school", "graduate__department", "position", "employer")

    def unread(self) -> Self:
        """Those whose résumé nobody has opened."""
        return self.filter(state=ApplicationState.SUBMITTED)

    def with_turns(self) -> Self:
        """With the interviews and offers of each, so that `turn_of` asks nothing more."""
        from sanfang.recruiting.models import Offer

        return self.prefetch_related("interviews", Prefetch("offers", Offer.objects.for_lists()))


class InterviewQuerySet(BetweenTwo):
    def open(self) -> Self:
        return self.filter(state__in=OPEN_INTERVIEWS)

    def in_time(self, now: datetime) -> Self:
        """Invitations that may still be answered."""
        return self.filter(state=InterviewState.INVITED, starts_at__gt=now)

    def unanswered(self, now: datetime) -> Self:
        """Those that began without the graduate having answered."""
        return self.filter(state=InterviewState.INVITED, starts_at__lte=now)

    def without_result(self, now: datetime) -> Self:
        """Those that the graduate came to: the employer has to say what came of them."""
        return self.filter(state=InterviewState.ACCEPTED, starts_at__lte=now)

    def soonest_first(self) -> Self:
        return self.order_by("starts_at", "pk")

    def latest_first(self) -> Self:
        return self.order_by("-starts_at", "-pk")

    def for_lists(self) -> Self:
        return self.select_related("application__position", "graduate__school", "employer")


class OfferQuerySet(BetweenTwo):
    def of(self, application: Application) -> Self:
        """All between the two of an application, whatever position each was for."""
        return self.filter(graduate_id=application.graduate_id, employer_id=application.employer_id)

    def open(self) -> Self:
        return self.filter(state=OfferState.OPEN)

    def in_time(self, now: datetime) -> Self:
        """Those that may still be answered."""
        return self.open().filter(answer_by__gt=now)

    def overdue(self, now: datetime) -> Self:
        return self.open().filter(answer_by__lte=now)

    def to_be_reminded(self, now: datetime) -> Self:
        """Those whose graduate should be reminded by now."""
        return self.in_time(now).filter(next_reminder_at__lte=now)

    def for_lists(self) -> Self:
        """With all that a row needs to say whose turn it is and what stands in its way."""
        return self.select_related(
            "graduate__school", "graduate__department", "graduate__destination", "employer", "application"
        )


class ComplaintQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """The graduate who complained, staff within their scope, the province; never the employer."""
        if actor.party == Party.GRADUATE and actor.graduate_id is not None:
            return self.filter(graduate_id=actor.graduate_id)
        if actor.party == Party.SCHOOL:
            covered = actor.covers("graduate__department", "graduate__school_class")
            return self.filter(covered, school_id=actor.school_id)
        if actor.party == Party.PROVINCE:
            return self.filter(school__province_id=actor.province_id)
        return self.none()

    def open(self) -> Self:
        return self.filter(state="open")

    def first_come(self) -> Self:
        return self.order_by("filed_at", "pk")

    def matching(self, text: str) -> Self:
        """Search by the beginning of the graduate's name or student number."""
        text = text.strip()
        if not text:
            return self
        return self.filter(
            Q(graduate__name_key__startswith=person_key(text)) | Q(graduate__student_number__startswith=text)
        )

    def for_lists(self) -> Self:
        return self.select_related("position", "employer", "school", "graduate__department")
