"""The one place where the state of an application, an interview or an offer is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party, system
from sanfang.audit import actions as audit
from sanfang.audit.models import Entry
from sanfang.graduates import actions as graduates
from sanfang.recruiting import telling, workflow
from sanfang.recruiting.errors import DeadlinePassed, NotNow, NotYours, OfferRanOut
from sanfang.recruiting.models import Application, Interview, Offer
from sanfang.recruiting.states import ApplicationState, InterviewState
from sanfang.steps import Step

Thing = Application | Interview | Offer


@transaction.atomic
def move(
    thing: Thing,
    step: Step[Any],
    *,
    actor: Actor,
    reason: str = "",
    body: str = "",
    facts: dict[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Take one step of the workflow, with what follows from it, or raise a Refusal.

    The thing given is brought up to date. `body` is what the notice says beside the state's own words,
    `facts` what the trail keeps beside the states.
    """
    check_rights(thing, actor, may=step.is_taken_by(actor))
    graduates.hold(thing.graduate_id)
    thing.refresh_from_db()
    old = thing.state
    _write(thing, step, reason, changes)
    thing.refresh_from_db()
    entry = record(thing, step.name, actor=actor, old=old, new=step.target, reason=reason, facts=facts)
    telling.tell_of_step(thing, step, entry, body or reason)
    if step in workflow.CONSEQUENCES and not isinstance(thing, Application):
        move(thing.application, _consequence(thing, step), actor=system(), reason=reason)


@transaction.atomic
def move_once(thing: Thing, step: Step[Any], *, actor: Actor, reason: str = "", **changes: Any) -> None:
    """As `move`; whoever taps again finds it done, and nothing is written a second time."""
    check_rights(thing, actor, may=step.is_taken_by(actor))
    graduates.hold(thing.graduate_id)
    thing.refresh_from_db()
    if thing.state != step.target:
        move(thing, step, actor=actor, reason=reason, **changes)


def check_rights(thing: Thing, actor: Actor, *, may: bool = True) -> None:
    """Only the two between whom it is; to everybody else it does not exist."""
    if not may or not type(thing).objects.visible_to(actor).filter(pk=thing.pk).exists():
        raise NotYours


def check_now(thing: Thing, step: Step[Any]) -> None:
    """Refuse a step that is over before anything else is written; the step itself asks again (0015)."""
    now = timezone.now()
    if thing.state not in step.sources or _is_late(thing, step, now):
        _explain(thing, step, now)


def record(
    thing: Thing, act: str, *, actor: Actor, facts: dict[str, Any] | None = None, **more: str
) -> Entry:
    """A row in the trail of the graduate's school."""
    return audit.record(
        f"{thing.kind}.{act}",
        thing,
        actor=actor,
        chain=audit.school_chain(thing.graduate.school_id),
        facts={"graduate": thing.graduate_id, "employer": thing.employer_id, **(facts or {})},
        **more,
    )


def _consequence(letter: Interview | Offer, step: Step[Any]) -> Step[ApplicationState]:
    """What follows for the application; whoever passed an earlier round falls back no further than that."""
    follows = workflow.CONSEQUENCES[step]
    if follows is not workflow.FALL_THROUGH:
        return follows
    has_passed = letter.application.interviews.filter(state=InterviewState.PASSED).exists()
    return workflow.FALL_BACK if has_passed else follows


def _write(thing: Thing, step: Step[Any], reason: str, changes: dict[str, Any]) -> None:
    now = timezone.now()
    row = type(thing).objects.filter(pk=thing.pk)
    if not step.take(row, now=now, deadline=thing.deadline, reason=reason, **changes):
        _explain(thing, step, now)


def _explain(thing: Thing, step: Step[Any], now: datetime) -> None:
    if thing.state in step.sources and _is_late(thing, step, now):
        raise OfferRanOut if step.by == Party.EMPLOYER else DeadlinePassed
    raise NotNow(thing.get_state_display())


def _is_late(thing: Thing, step: Step[Any], now: datetime) -> bool:
    return step.before_deadline and bool(getattr(thing, thing.deadline) <= now)
