"""The queries behind the rules about files: what was handed in more than once, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Min, QuerySet

from sanfang.actors import Actor, Party
from sanfang.agreements.models import TerminationMaterial, TerminationRequest
from sanfang.checks.employers_found import Found, Groups, signings
from sanfang.checks.rule import Finder, Naming
from sanfang.destinations.models import Evidence
from sanfang.employers.models import QualificationDocument
from sanfang.graduates.models import Graduate


def of_several_employers(actor: Actor) -> Groups:
    """Documents of several employers; a school sees those where one of them signed with its graduates."""
    documents = _documents(actor)
    if actor.party == Party.SCHOOL:
        signed = documents.filter(employer__in=signings(actor).values("employer"))
        documents = documents.filter(file__sha256__in=signed.order_by().values("file__sha256"))
    groups = documents.order_by().values(key=F("file__sha256"))
    counted = groups.annotate(name=Min("file__original_name"), employers=Count("employer", distinct=True))
    return counted.filter(employers__gt=1).order_by("key")


def employers_of_files(found: Iterable[Found], actor: Actor) -> Mapping[str, str]:
    rows = _documents(actor).filter(file__sha256__in=[one["key"] for one in found])
    names: dict[str, list[str]] = {}
    pairs = rows.order_by("employer__name").values_list("file__sha256", "employer__name").distinct()
    for key, name in pairs:
        names.setdefault(key, []).append(name)
    return {key: "、".join(several) for key, several in names.items()}


def _documents(actor: Actor) -> QuerySet[QualificationDocument]:
    rows: QuerySet[QualificationDocument] = QualificationDocument.objects.visible_to(actor)
    return rows


def _letters(actor: Actor) -> QuerySet[Any]:
    requests = TerminationRequest.objects.visible_to(actor)
    rows: QuerySet[Any] = TerminationMaterial.objects.filter(request__in=requests)
    return rows


def _evidence(actor: Actor) -> QuerySet[Any]:
    return Evidence.objects.filter(change__graduate__in=Graduate.objects.visible_to(actor))


@dataclass(frozen=True)
class HandedIn:
    """Files that graduates hand in: those within scope, and the way to the graduate of one.

    Those of others are counted and never named.
    """

    within_scope: Finder
    graduate: str
    everybody: Callable[[], QuerySet[Any]]

    @property
    def naming(self) -> Naming:
        return Naming(self.within_scope, "file__sha256", self.graduate)

    def of_several_graduates(self, actor: Actor) -> Groups:
        """One row per file of this scope that several graduates handed in, whoever's they are."""
        graduates = Count(self.graduate, distinct=True)
        counted = self.everybody().order_by().values("file__sha256").annotate(graduates=graduates)
        shared = counted.filter(graduates__gt=1).values("file__sha256")
        own = self.within_scope(actor).filter(file__sha256__in=shared).order_by()
        groups = own.values(key=F("file__sha256"))
        named: Groups = groups.annotate(name=Min("file__original_name"), graduates=graduates)
        return named.order_by("key")

    def in_all(self, found: Iterable[Found], _actor: Actor) -> Mapping[str, str]:
        """By file: how many graduates handed it in."""
        rows = self.everybody().filter(file__sha256__in=[one["key"] for one in found])
        counted = rows.order_by("file__sha256").values_list("file__sha256")
        pairs = counted.annotate(graduates=Count(self.graduate, distinct=True))
        return {key: f"{graduates} 名毕业生交了同一份材料" for key, graduates in pairs}


LETTERS = HandedIn(_letters, "request__agreement__graduate", TerminationMaterial.objects.all)
EVIDENCE = HandedIn(_evidence, "change__graduate", Evidence.objects.all)
