"""The verb that draws a sample. Nothing drawn is ever taken back (decision 0028)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.checks.sampling import lots, telling
from sanfang.checks.sampling.errors import BoundsCross, DayIsPast, NobodyToDraw, NotYourSample, TitleTaken
from sanfang.checks.sampling.models import Sample, SampleItem, SamplePart
from sanfang.checks.sampling.population import Drawn, keys_by_school, look_at
from sanfang.institutions.models import DispatchPlan

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
