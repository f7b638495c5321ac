"""From whom a sample is drawn: the records of one moment, and what is kept of those that are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from sanfang import calendar
from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.checks.sampling.models import Sample
from sanfang.codes.lists import code_list
from sanfang.destinations.models import AWAITING_EMPLOYMENT, Destination
from sanfang.graduates.models import Graduate

Facts = list[list[str]]
LOOKED_UP_AT_ONCE = 900


@dataclass(frozen=True)
class Drawn:
    """What is kept of one record that was drawn."""

    graduate_id: int
    department_id: int
    facts: Facts
    agreement_id: int | None = None


def keys_by_school(sample: Sample, actor: Actor) -> dict[int, list[int]]:
    """Of every school the graduates with something to be drawn, by key."""
    found = _graduates(sample, actor).order_by("school_id", "pk").values_list("school_id", "pk")
    keys: dict[int, list[int]] = {}
    for school, key in found:
        keys.setdefault(school, []).append(key)
    return keys


def _graduates(sample: Sample, actor: Actor) -> QuerySet[Graduate]:
    listed = Graduate.objects.visible_to(actor).on_the_list().filter(cohort_year=sample.cohort_year)
    if sample.plan_id:
        listed = listed.filter(plan=sample.plan_id)
    if sample.population == Sample.Population.AGREEMENTS:
        return listed.filter(pk__in=_in_force().values("graduate"))
    return listed.filter(destination__isnull=False).exclude(destination__code=AWAITING_EMPLOYMENT)


def _in_force() -> QuerySet[Agreement]:
    return Agreement.objects.filter(state=State.IN_FORCE).order_by()


def look_at(sample: Sample, keys: list[int]) -> dict[int, Drawn]:
    """What stands on these records now, by key."""
    read = _agreements if sample.population == Sample.Population.AGREEMENTS else _destinations
    found: dict[int, Drawn] = {}
    for begin in range(0, len(keys), LOOKED_UP_AT_ONCE):
        found |= {one.graduate_id: one for one in read(keys[begin : begin + LOOKED_UP_AT_ONCE])}
    return found


def _agreements(keys: list[int]) -> Iterable[Drawn]:
    # One that ends in this very moment was in force when the lots were drawn. The latest one counts.
    there = Agreement.objects.filter(graduate__in=keys, state__in=(State.IN_FORCE, State.TERMINATED))
    wanted = there.select_related("graduate").order_by("pk")
    for one in wanted.only(
        "graduate__department_id", "number", "employer_name", "employer_uscc", "position_title", "decided_at"
    ):
        facts = [
            ["协议编号", one.number],
            ["单位名称", one.employer_name],
            ["统一社会信用代码", one.employer_uscc],
            ["岗位名称", one.position_title],
            ["审核时间", calendar.spoken(one.decided_at) if one.decided_at else ""],
        ]
        yield Drawn(one.graduate_id, one.graduate.department_id, _said(facts), one.pk)


def _destinations(keys: list[int]) -> Iterable[Drawn]:
    wanted = Destination.objects.filter(graduate__in=keys).select_related("graduate").order_by("pk")
    for one in wanted.only(
        *("graduate__department_id", "graduate__cohort_year", "code", "source", "employer_name"),
        *("employer_uscc", "employer_place", "study_major", "evidence_count", "changed_at"),
    ):
        labels = code_list("destination", year=one.graduate.cohort_year)
        facts = [
            ["毕业去向", labels.label(one.code)],
            ["单位名称", one.employer_name],
            ["来源", one.get_source_display()],
            ["统一社会信用代码", one.employer_uscc],
            ["单位所在地", one.employer_place],
            ["录取专业", one.study_major],
            ["证明材料", f"{one.evidence_count} 份" if one.evidence_count else "没有"],
            ["登记时间", calendar.spoken(one.changed_at)],
        ]
        yield Drawn(one.graduate_id, one.graduate.department_id, _said(facts))


def _said(facts: Facts) -> Facts:
    return [[label, words] for label, words in facts if words]
