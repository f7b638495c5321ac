"""Reminding schools of what they have not answered: by a button of the province, and by the worker as the day comes."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.checks.sampling import telling
from sanfang.checks.sampling.errors import NotYourSample, RemindedToday
from sanfang.checks.sampling.models import Sample, SampleItem, SamplePart

# Days before the last one; the last day itself; the day after.
DAYS_BEFORE = (3, 0, -1)


def remind_due() -> int:
    """The worker's part. Returns how many schools were told."""
    days = [calendar.today() + timedelta(days=days) for days in DAYS_BEFORE]
    return sum(_remind(pk) for pk in _waiting(Q(answer_by__in=days)))


def remind(sample: Sample, *, actor: Actor) -> int:
    """Tell every school that still has something to answer, once a day; RemindedToday when none is left to tell."""
    if actor.party != Party.PROVINCE or sample.province_id != actor.province_id:
        raise NotYourSample
    with transaction.atomic():
        told = sum(_remind(pk) for pk in _waiting(Q(sample=sample)))
        if not told:
            raise RemindedToday
        chain = audit.province_chain(sample.province_id)
        audit.record("sample.remind", sample, actor=actor, chain=chain, facts={"schools": told})
    return told


def _waiting(due: Q) -> list[int]:
    """The parts with such items that the school owes an answer to, and that nobody reminded of today."""
    items = SampleItem.objects.with_the_school().filter(due, part=OuterRef("pk"))
    parts = SamplePart.objects.filter(Exists(items)).exclude(reminded_on=calendar.today())
    return list(parts.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    """One conditional UPDATE decides who tells."""
    today = calendar.today()
    if not SamplePart.objects.filter(pk=pk).exclude(reminded_on=today).update(reminded_on=today):
        return False
    part = SamplePart.objects.select_related("sample").defer("keys").get(pk=pk)
    telling.remind(part, part.items.with_the_school().count())
    return True
