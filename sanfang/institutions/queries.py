"""Questions about many institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from sanfang.actors import Actor, Party
from sanfang.institutions.policies import Rules

if TYPE_CHECKING:
    from sanfang.institutions.models import School


class SchoolQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """A school's staff see their own; the province and its employers see all of the province."""
        if actor.party == Party.SCHOOL:
            return self.filter(pk=actor.school_id)
        if actor.party in {Party.PROVINCE, Party.EMPLOYER} and actor.province_id is not None:
            return self.of_province(actor.province_id)
        return self.none()

    def matching(self, text: str) -> Self:
        """Search by part of the name or the beginning of the code."""
        text = text.strip()
        return self.filter(models.Q(name__contains=text) | models.Q(code__startswith=text)) if text else self

    def of_province(self, province_id: int | None) -> Self:
        return self.filter(province_id=province_id)


class PolicyQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def rules_of(self, school: School) -> Rules:
        """What holds for a school today: the province's rules, tightened by the school."""
        rules = self.rules_of_province(school.province_id)
        policy = self.filter(school=school).first()
        if policy is None:
            return rules
        return rules.tightened_by(
            policy.confirmation,
            policy.acceptance_days,
            policy.on_binding,
            policy.termination_answer_days,
            policy.on_review,
        )

    def rules_of_province(self, province_id: int) -> Rules:
        """What a province asks of all its schools; the manual's defaults where it says nothing."""
        policy = self.filter(province=province_id).first()
        return policy.rules if policy else Rules()
