"""Questions about many cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import CharField, Q
from django.db.models.functions import Cast

from sanfang.actors import Actor, Party
from sanfang.graduates.models import Graduate, ImportBatch


class CaseQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """The province sees every case, staff those about graduates within their scope and those that are theirs."""
        if actor.party == Party.PROVINCE:
            return self.filter(province_id=actor.province_id)
        if actor.party != Party.SCHOOL:
            return self.none()
        own_school = self.filter(school_id=actor.school_id)
        if actor.sees_all_departments():
            return own_school
        own = Q(department__isnull=True, opened_by_user_id=actor.user_id)
        about_theirs = Q(subject_kind="graduate", subject_key__in=_keys_of_graduates(actor))
        return own_school.filter(about_theirs | own)

    def open(self) -> Self:
        return self.filter(state="open")

    def about(self, rule: int, keys: Iterable[str]) -> Self:
        """Those of one rule about these subjects, the latest first."""
        return self.filter(rule=rule, subject_key__in=list(keys))

    def first_come(self) -> Self:
        """A queue: what was opened first."""
        return self.order_by("opened_at", "pk")

    def for_lists(self) -> Self:
        return self.select_related("school")


def _keys_of_graduates(actor: Actor) -> models.QuerySet[Any]:
    """How a case names the graduates within scope: by their keys, in words."""
    seen = Graduate.objects.visible_to(actor).order_by().annotate(key=Cast("pk", CharField()))
    keys: models.QuerySet[Any] = seen.values("key")
    return keys


def about_imported(batch: ImportBatch) -> Q:
    """Cases about somebody whom an import added or changed: a case names its subject and does not refer to it."""
    keys = batch.records.annotate(key=Cast("graduate_id", CharField())).values("key")
    return Q(subject_kind="graduate", subject_key__in=keys)
