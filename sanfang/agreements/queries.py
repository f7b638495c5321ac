"""Questions about many agreements, cards, termination requests and corrections."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from sanfang.actors import Actor, Party
from sanfang.agreements.correction_states import UNDECIDED as UNDECIDED_CORRECTIONS
from sanfang.agreements.correction_states import WITH_DEADLINE, CorrectionState
from sanfang.agreements.states import (
    LIVE_STATES,
    WAITING_FOR_THE_GRADUATE,
    WAITING_FOR_THE_SCHOOL,
    State,
)
from sanfang.agreements.termination_states import UNDECIDED, WITH_THE_SCHOOL, TerminationState
from sanfang.agreements.termination_workflow import states_decided_by
from sanfang.agreements.workflow import states_reviewed_by
from sanfang.codes.names import person_key
from sanfang.employers.models import QualificationDocument
from sanfang.graduates.models import Binding
from sanfang.privacy.index import blind_index

CARD_TOKEN = "card.token"  # noqa: S105 — the purpose of a blind index, not a secret


def of_agreements_found_by(text: str) -> Q:
    """Of what belongs to an agreement: what somebody means who types a name, a student number or its number."""
    text = text.strip()
    if not text:
        return Q()
    return (
        Q(agreement__graduate__name_key__startswith=person_key(text))
        | Q(agreement__graduate__student_number__startswith=text)
        | Q(agreement__number=text)
    )


def owned_by(actor: Actor, path: str = "") -> Q:
    """What makes an agreement at the end of `path` this actor's; an agreement has several owners.

    Nobody else knows that it exists.
    """
    if actor.party == Party.SYSTEM:
        return Q()
    if actor.party == Party.GRADUATE and actor.graduate_id is not None:
        return Q(**{f"{path}graduate_id": actor.graduate_id})
    if actor.party == Party.EMPLOYER and actor.employer_id is not None:
        return Q(**{f"{path}employer_id": actor.employer_id})
    if actor.party == Party.SCHOOL:
        return _within_scope(actor, path)
    if actor.party == Party.PROVINCE:
        return Q(**{f"{path}school__province_id": actor.province_id})
    return Q(pk__in=[])


def _within_scope(actor: Actor, path: str) -> Q:
    covered = actor.covers(f"{path}department", f"{path}graduate__school_class")
    return Q(**{f"{path}school_id": actor.school_id}) & covered


class Queue(models.QuerySet):  # type: ignore[type-arg]
    """Things that wait for somebody, in the order in which they came: by the column `came`, then by key."""

    came: ClassVar[str]

    def first_come(self) -> Self:
        """What waited longest comes first."""
        return self.order_by(self.came, "pk")

    def following(self, thing: models.Model) -> Self:
        """All but this one, in the order of a queue that goes on behind it and then begins again."""
        moment = getattr(thing, self.came)
        is_behind = Q(**{f"{self.came}__gt": moment}) | Q(**{self.came: moment}, pk__gt=thing.pk)
        again = Case(When(is_behind, then=Value(0)), default=Value(1))
        return self.exclude(pk=thing.pk).order_by(again, self.came, "pk")


class AgreementQuerySet(Queue):
    came = "signed_at"

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(owned_by(actor))

    def live(self) -> Self:
        return self.filter(state__in=LIVE_STATES)

    def waiting_for_school(self) -> Self:
        return self.filter(state__in=WAITING_FOR_THE_SCHOOL)

    def waiting_for(self, actor: Actor) -> Self:
        """Those that this person of a school can decide now: nobody looks twice at the same one."""
        mine = self.visible_to(actor).filter(state__in=states_reviewed_by(actor.role))
        return mine.exclude(passed_on_by=actor.user_id, state=State.AWAITING_FINAL)

    def in_force(self) -> Self:
        return self.filter(state=State.IN_FORCE)

    def overdue(self, now: datetime) -> Self:
        """Those that wait for the graduate past their deadline."""
        return self.filter(state__in=WAITING_FOR_THE_GRADUATE, confirm_by__lte=now)

    def matching(self, text: str) -> Self:
        """Search by the beginning of the graduate's name or student number, or by the agreement number."""
        text = text.strip()
        if not text:
            return self
        return self.filter(
            Q(graduate__name_key__startswith=person_key(text))
            | Q(graduate__student_number__startswith=text)
            | Q(number=text)
        )

    def for_lists(self) -> Self:
        """With everything a list's columns show, so that a page costs the same at any number of rows."""
        return self.select_related("graduate", "graduate__school_class", "school", "department")

    def with_evidence(self) -> Self:
        """Each with `has_evidence`: whether its employer shows qualification documents (就业材料, manual E2)."""
        documents = QualificationDocument.objects.filter(employer=OuterRef("employer"))
        return self.annotate(has_evidence=Exists(documents))


class CardQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def usable(self, now: datetime) -> Self:
        """Open, in time, and shown by a phone that still speaks for the graduate: a card dies with its phone."""
        open_cards = self.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)
        released = Binding.objects.filter(pk=OuterRef("binding"), released_at__isnull=False)
        return open_cards.filter(~Exists(released))

    def with_token(self, token: str) -> Self:
        return self.filter(token_index=blind_index(token, CARD_TOKEN))


class TerminationQuerySet(Queue):
    came = "applied_at"

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(owned_by(actor, "agreement__"))

    def undecided(self) -> Self:
        return self.filter(state__in=UNDECIDED)

    def waiting_for_school(self) -> Self:
        """Those that the school can decide now: nobody was asked, or the other side has had its say or its days."""
        return self.filter(state__in=WITH_THE_SCHOOL)

    def waiting_for(self, actor: Actor) -> Self:
        """Those of them that this person can decide: nobody looks twice at the same one."""
        mine = self.visible_to(actor).filter(state__in=states_decided_by(actor.role))
        return mine.exclude(passed_on_by=actor.user_id, state=TerminationState.FINAL)

    def unanswered(self, now: datetime) -> Self:
        """Those that wait for the other side past its deadline."""
        return self.filter(state=TerminationState.ASKED, answer_by__lte=now)

    def matching(self, text: str) -> Self:
        """Search by the beginning of the graduate's name or student number."""
        text = text.strip()
        if not text:
            return self
        return self.filter(
            Q(agreement__graduate__name_key__startswith=person_key(text))
            | Q(agreement__graduate__student_number__startswith=text)
        )

    def for_lists(self) -> Self:
        """With everything a list's columns show, so that a page costs the same at any number of rows."""
        return self.select_related("agreement__graduate__school_class", "agreement__department")


class MaterialQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the request sees its material; but graduates show theirs to the school alone."""
        mine = self.filter(owned_by(actor, "request__agreement__"))
        if actor.party == Party.EMPLOYER:
            return mine.filter(given_by=Party.EMPLOYER)
        return mine.exclude(given_by=Party.SCHOOL) if actor.party == Party.GRADUATE else mine


class CorrectionQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(owned_by(actor, "agreement__"))

    def undecided(self) -> Self:
        return self.filter(state__in=UNDECIDED_CORRECTIONS)

    def waiting_for_school(self) -> Self:
        return self.filter(state=CorrectionState.AWAITING_SCHOOL)

    def unanswered(self, now: datetime) -> Self:
        """Those that wait for a side past its deadline."""
        return self.filter(state__in=WITH_DEADLINE, answer_by__lte=now)

    def first_come(self) -> Self:
        """In the order in which they were proposed: what waited longest comes first."""
        return self.order_by("proposed_at", "pk")

    def matching(self, text: str) -> Self:
        """Search by the beginning of the graduate's name or student number, or by the agreement number."""
        return self.filter(of_agreements_found_by(text))

    def for_lists(self) -> Self:
        """With everything a list's columns show, so that a page costs the same at any number of rows."""
        return self.select_related("agreement__graduate__school_class", "agreement__department")
