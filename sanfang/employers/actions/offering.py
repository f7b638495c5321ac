"""What an employer shows and offers: its papers and its positions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor
from sanfang.employers.actions.owning import check_own, record
from sanfang.employers.errors import (
    ApplyByPassed,
    ApplyByTooFar,
    PayOutOfOrder,
    PayWithoutBeginning,
    PositionStateUnchanged,
    TooManyDocuments,
)
from sanfang.employers.models import Employer, Position, QualificationDocument
from sanfang.employers.states import PositionState
from sanfang.uploads.models import StoredFile

MOST_DOCUMENTS = 10
FARTHEST_APPLY_BY = timedelta(days=2 * 365)
# What an employer says of a position; everything else is written by the verbs.
CONTENT = (
    "title", "job_category", "place", "headcount", "education_level", "majors",
    "monthly_pay", "monthly_pay_to", "apply_by", "description",
)  # fmt: skip
SOURCES = {
    PositionState.PUBLISHED: (PositionState.DRAFT, PositionState.CLOSED),
    PositionState.CLOSED: (PositionState.PUBLISHED,),
}
ACTS = {PositionState.PUBLISHED: "position.publish", PositionState.CLOSED: "position.close"}


@transaction.atomic
def add_document(employer: Employer, file: StoredFile, kind: str, *, actor: Actor) -> QualificationDocument:
    """Show one more paper to the reviewers."""
    check_own(employer, actor)
    if employer.documents.count() >= MOST_DOCUMENTS:
        raise TooManyDocuments
    document = QualificationDocument.objects.create(employer=employer, kind=kind, file=file)
    record("employer.add_document", document, employer, actor=actor, facts={"sha256": file.sha256})
    return document


@transaction.atomic
def remove_document(document: QualificationDocument, *, actor: Actor) -> None:
    """Take a paper back. The file itself stays stored: what was reviewed against it can still be looked into."""
    employer = document.employer
    check_own(employer, actor)
    record(
        "employer.remove_document", document, employer, actor=actor, facts={"sha256": document.file.sha256}
    )
    document.delete()


@transaction.atomic
def save_position(position: Position, *, actor: Actor) -> Position:
    """Keep what a position says; a new one begins as a draft, and no other one changes its state.

    Refused with ApplyByPassed, ApplyByTooFar, PayOutOfOrder or PayWithoutBeginning.
    """
    employer = position.employer
    check_own(employer, actor)
    _check_pay(position)
    _check_apply_by(position)
    is_new = position.pk is None
    if is_new:
        position.state, position.published_at = PositionState.DRAFT, None
    # Only the content of an old one: its state may have been changed since the page was opened.
    position.save(update_fields=None if is_new else CONTENT)
    act = "position.add" if is_new else "position.change"
    record(act, position, employer, actor=actor, facts={"title": position.title})
    return position


@transaction.atomic
def offer(position: Position, *, actor: Actor) -> Position:
    """Save a position and publish it: both, or neither."""
    save_position(position, actor=actor)
    publish(position, actor=actor)
    return position


@transaction.atomic
def publish(position: Position, *, actor: Actor) -> None:
    """Put a draft on offer, or once more what was closed. Graduates see it once the employer is verified.

    Refused with PositionStateUnchanged, or ApplyByPassed when nobody could apply any more.
    """
    check_own(position.employer, actor)
    position.refresh_from_db(fields=["apply_by"])
    if position.is_past:
        raise ApplyByPassed
    _move(position, PositionState.PUBLISHED, actor=actor, published_at=timezone.now())


@transaction.atomic
def close(position: Position, *, actor: Actor) -> None:
    """Stop recruiting for a position; what was signed for it stands."""
    check_own(position.employer, actor)
    _move(position, PositionState.CLOSED, actor=actor)


def _move(position: Position, target: PositionState, *, actor: Actor, **changes: datetime) -> None:
    """The only writer of a position's state; both verbs can only be done from the states named here."""
    position.refresh_from_db(fields=["state"])
    old = position.state
    row = Position.objects.filter(pk=position.pk, state=old, state__in=SOURCES[target])
    if not row.update(state=target, **changes):
        raise PositionStateUnchanged
    position.refresh_from_db(fields=["state", *changes])
    facts = {"title": position.title}
    record(ACTS[target], position, position.employer, actor=actor, old=old, new=target, facts=facts)


def _check_pay(position: Position) -> None:
    if position.monthly_pay_to is None:
        return
    if position.monthly_pay is None:
        raise PayWithoutBeginning
    if position.monthly_pay_to < position.monthly_pay:
        raise PayOutOfOrder


def _check_apply_by(position: Position) -> None:
    """A new last day is a day to come. One that has passed since may stand while something else is changed."""
    day = position.apply_by
    if day is None or Position.objects.filter(pk=position.pk, apply_by=day).exists():
        return
    if position.is_past:
        raise ApplyByPassed
    if day > calendar.today() + FARTHEST_APPLY_BY:
        raise ApplyByTooFar
