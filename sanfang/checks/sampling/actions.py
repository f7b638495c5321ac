"""The verbs of an item: the school answers, the province decides. `drawing` has the verb it all begins with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.checks.sampling import telling, workflow
from sanfang.checks.sampling.errors import (
    AnswerMissing,
    DayIsPast,
    FindingMissing,
    ItemMoved,
    NotYourSample,
)
from sanfang.checks.sampling.models import SampleEvidence, SampleItem, SampleStep
from sanfang.checks.sampling.states import ItemState
from sanfang.reasons import ReasonMissing, clean_reason
from sanfang.steps import Step
from sanfang.uploads.models import StoredFile

WRITTEN_AT_ONCE = 500


@transaction.atomic
def answer(item: SampleItem, *, words: str, files: Sequence[StoredFile], actor: Actor) -> SampleStep:
    """The school says how it is, in words or by evidence; late is better than never. AnswerMissing with neither,
    ItemMoved when it is not the school's turn."""
    words = words.strip()
    if not files or words:
        words = _cleaned(words, AnswerMissing)
    if actor.party != Party.SCHOOL:
        raise NotYourSample
    return _move(item, workflow.ANSWER, Q(), words, actor, files=files)


@transaction.atomic
def decide(
    item: SampleItem, *, finding: str, words: str, actor: Actor, answer_by: date | None = None
) -> SampleStep:
    """属实 and 不属实 close an item, 需补充材料 gives it back until another day. FindingMissing without a finding and
    its reason, DayIsPast; ItemMoved unless the school answered, or let its day pass."""
    if finding not in workflow.FINDINGS:
        raise FindingMissing
    if actor.party != Party.PROVINCE:
        raise NotYourSample
    step = workflow.FINDINGS[finding]
    words = _cleaned(words, FindingMissing)
    changes: dict[str, Any] = {"reason": words}
    if step is workflow.RETURN:
        changes["answer_by"] = _day_to_come(answer_by)
    ripe = Q(state=ItemState.ANSWERED) | Q(answer_by__lt=calendar.today())
    return _move(item, step, ripe, words, actor, **changes)


def _day_to_come(day: date | None) -> date:
    if day is None or day <= calendar.today():
        raise DayIsPast
    return day


def _cleaned(words: str, missing: type[AnswerMissing | FindingMissing]) -> str:
    try:
        return clean_reason(words)
    except ReasonMissing:
        raise missing from None


def _move(
    item: SampleItem,
    step: Step[ItemState],
    ripe: Q,
    words: str,
    actor: Actor,
    *,
    files: Sequence[StoredFile] = (),
    **changes: Any,
) -> SampleStep:
    """Take one step of the workflow, with its history, its row of the trail and its notices."""
    if not SampleItem.objects.visible_to(actor).filter(pk=item.pk).exists():
        raise NotYourSample
    old = item.state
    rows = SampleItem.objects.filter(ripe, pk=item.pk)
    taken = step.take(
        rows, now=timezone.now(), deadline="answer_by", reason=changes.pop("reason", None), **changes
    )
    item.refresh_from_db()
    if not taken:
        raise ItemMoved(item.get_state_display())
    made = SampleStep.objects.create(item=item, name=step.name, words=words, by=actor.label[:150])
    SampleEvidence.objects.bulk_create(SampleEvidence(step=made, file=file) for file in files)
    _record_step(item, step, old, words, len(files), actor)
    telling.tell_of_a_step(item, made)
    return made


def _record_step(
    item: SampleItem, step: Step[ItemState], old: str, words: str, files: int, actor: Actor
) -> None:
    audit.record(
        f"sample.{step.name}",
        item,
        actor=actor,
        chain=audit.school_chain(item.school_id),
        old=old,
        new=item.state,
        reason=words,
        facts={"sample": item.sample_id, "place": item.place, "files": files},
    )
