"""A graduate reports a wrong field; the school decides (manual A3, H1)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor, Party, Role
from sanfang.audit import actions as audit
from sanfang.graduates.actions.changing import change
from sanfang.graduates.actions.holding import hold
from sanfang.graduates.errors import (
    CorrectionAlreadyOpen,
    CorrectionDecided,
    NothingProposed,
    NotYourRecord,
    RecordLocked,
)
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.models import Correction, Graduate, RecordChange
from sanfang.graduates.values import read_value
from sanfang.notices.actions import News, tell
from sanfang.reasons import clean_reason

DECIDERS = (Role.TEACHER, Role.ADMINISTRATOR)


def report(graduate: Graduate, *, actor: Actor, field: str, proposed: str, note: str = "") -> Correction:
    """Ask the school to correct one field. `proposed` is in words, as a person writes it."""
    if actor.party != Party.GRADUATE or actor.graduate_id != graduate.pk:
        raise NotYourRecord
    wanted = BY_NAME[field]
    if graduate.is_locked and not wanted.is_contact:
        raise RecordLocked
    if not proposed.strip() or proposed.strip() == wanted.shown(graduate):
        raise NothingProposed
    read_value(wanted, proposed, graduate.cohort_year)
    try:
        with transaction.atomic():
            return _report(graduate, actor, field, proposed.strip(), note.strip())
    except IntegrityError as error:
        raise CorrectionAlreadyOpen from error


def _report(graduate: Graduate, actor: Actor, field: str, proposed: str, note: str) -> Correction:
    correction = Correction.objects.create(graduate=graduate, field=field, proposed=proposed, note=note)
    _record("correction.report", correction, actor, new=Correction.State.OPEN)
    tell(
        graduate.school_mailbox,
        News(
            f"correction:{correction.pk}:report",
            "correction",
            f"{graduate.name}提交纠错：{BY_NAME[field].label}",
            note,
            f"/school/corrections/{correction.pk}/",
        ),
    )
    return correction


@transaction.atomic
def accept(correction: Correction, *, actor: Actor) -> None:
    """Write the proposed value; the graduate confirms the record anew."""
    hold(correction.graduate_id)
    _decide(correction, Correction.State.ACCEPTED, actor, "")
    graduate = correction.graduate
    value = read_value(BY_NAME[correction.field], correction.proposed, graduate.cohort_year)
    change(graduate, {correction.field: value}, way=RecordChange.Way.CORRECTION, actor=actor)


@transaction.atomic
def refuse(correction: Correction, *, actor: Actor, reason: str) -> None:
    """Leave the record as it is and say why."""
    _decide(correction, Correction.State.REFUSED, actor, clean_reason(reason))


def _decide(correction: Correction, state: Correction.State, actor: Actor, reason: str) -> None:
    seen = Graduate.objects.visible_to(actor).filter(pk=correction.graduate_id)
    if actor.role not in DECIDERS or not seen.exists():
        raise NotYourRecord
    decided = Correction.objects.filter(pk=correction.pk, state=Correction.State.OPEN).update(
        state=state, reason=reason, decided_at=timezone.now()
    )
    if not decided:
        raise CorrectionDecided
    correction.refresh_from_db()
    _record(f"correction.{state}", correction, actor, old=Correction.State.OPEN, new=state, reason=reason)
    _tell_decision(correction)


def _tell_decision(correction: Correction) -> None:
    label = BY_NAME[correction.field].label
    accepted = correction.state == Correction.State.ACCEPTED
    title = f"「{label}」已更正，请重新核对并确认生源信息" if accepted else f"「{label}」的纠错未采纳"
    news = News(
        f"correction:{correction.pk}:decided", "correction_decided", title, correction.reason, "/m/record/"
    )
    tell(correction.graduate.mailbox, news)


def _record(
    act: str, correction: Correction, actor: Actor, *, old: str = "", new: str = "", reason: str = ""
) -> None:
    audit.record(
        act,
        correction,
        actor=actor,
        chain=audit.school_chain(correction.graduate.school_id),
        old=old,
        new=new,
        reason=reason,
        facts={"graduate": correction.graduate_id, "field": correction.field},
    )
