"""The verbs of a sample: the province draws and decides, a school answers. Nothing drawn is ever taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.checks.sampling import lots, telling, workflow
from sanfang.checks.sampling.errors import (
    AnswerMissing,
    BoundsCross,
    DayIsPast,
    FindingMissing,
    ItemMoved,
    NobodyToDraw,
    NotYourSample,
    TitleTaken,
)
from sanfang.checks.sampling.models import Sample, SampleEvidence, SampleItem, SamplePart, SampleStep
from sanfang.checks.sampling.population import Drawn, keys_by_school, look_at
from sanfang.checks.sampling.states import ItemState
from sanfang.institutions.models import DispatchPlan
from sanfang.reasons import ReasonMissing, clean_reason
from sanfang.steps import Step
from sanfang.uploads.models import StoredFile

WRITTEN_AT_ONCE = 500


@dataclass(frozen=True)
class Terms:
    """What the province asks for; the seed is not among it."""

    title: str
    population: str
    cohort_year: int
    plan: DispatchPlan | None
    share: int
    minimum: int
    maximum: int
    answer_by: date
    words: str = ""


@transaction.atomic
def draw(terms: Terms, *, actor: Actor) -> Sample:
    """Draw the lots of every school and tell it. BoundsCross, DayIsPast, NobodyToDraw; TitleTaken for a second click.

    The seed is made here and written into the trail with what was drawn from before anybody sees a lot.
    """
    if actor.party != Party.PROVINCE or actor.province_id is None:
        raise NotYourSample
    if terms.minimum > terms.maximum:
        raise BoundsCross
    if terms.answer_by <= calendar.today():
        raise DayIsPast
    sample = _begin(terms, actor)
    keys = keys_by_school(sample, actor)
    if not keys:
        raise NobodyToDraw
    parts = [_draw_part(sample, school, of_school, actor) for school, of_school in keys.items()]
    _record_draw(sample, parts, actor)
    return sample


def _begin(terms: Terms, actor: Actor) -> Sample:
    """The index decides between two clicks."""
    try:
        with transaction.atomic():
            return Sample.objects.create(
                province_id=actor.province_id or 0,
                seed=lots.new_seed(),
                by=actor.label[:150],
                by_user_id=actor.user_id,
                **vars(terms),
            )
    except IntegrityError as error:
        raise TitleTaken from error


def _draw_part(sample: Sample, school: int, keys: list[int], actor: Actor) -> SamplePart:
    count = lots.how_many(len(keys), sample.share, sample.minimum, sample.maximum)
    part = SamplePart.objects.create(
        sample=sample,
        school_id=school,
        keys=",".join(map(str, keys)),
        population=len(keys),
        drawn=count,
    )
    drawn = lots.draw(sample.seed, keys, count)
    seen = look_at(sample, drawn)
    items = [_item(part, place, seen[key]) for place, key in enumerate(drawn, start=1)]
    SampleItem.objects.bulk_create(items, batch_size=WRITTEN_AT_ONCE)
    facts = {
        "sample": sample.pk,
        "population": len(keys),
        "drawn": count,
        "keys_sha256": lots.digest_of(keys),
    }
    audit.record("sample.draw", part, actor=actor, chain=audit.school_chain(school), facts=facts)
    telling.tell_of_the_draw(part)
    return part


def _item(part: SamplePart, place: int, drawn: Drawn) -> SampleItem:
    return SampleItem(
        sample_id=part.sample_id,
        part=part,
        school_id=part.school_id,
        place=place,
        answer_by=part.sample.answer_by,
        **vars(drawn),
    )


def _record_draw(sample: Sample, parts: Sequence[SamplePart], actor: Actor) -> None:
    audit.record(
        "sample.draw",
        sample,
        actor=actor,
        chain=audit.province_chain(sample.province_id),
        new=sample.title,
        facts={
            "seed": sample.seed,
            "population": sample.population,
            "cohort_year": sample.cohort_year,
            "plan": sample.plan_id,
            "terms": [sample.share, sample.minimum, sample.maximum],
            "schools": len(parts),
            "drawn": sum(part.drawn for part in parts),
        },
    )


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
