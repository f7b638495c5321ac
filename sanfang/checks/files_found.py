"""The queries behind the rules about files: what was handed in more than once, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, F, Min, QuerySet

from sanfang.actors import Actor, Party
from sanfang.agreements.models import TerminationMaterial, TerminationRequest
from sanfang.checks.employers_found import Found, Groups, signings
from sanfang.employers.models import QualificationDocument


def of_several_employers(actor: Actor) -> Groups:
    """Documents of several employers; a school sees those where one of them signed with its graduates."""
    documents = _documents(actor)
    if actor.party == Party.SCHOOL:
        signed = documents.filter(employer__in=signings(actor).values("employer"))
        documents = documents.filter(file__sha256__in=signed.order_by().values("file__sha256"))
    groups = documents.order_by().values(key=F("file__sha256"))
    counted = groups.annotate(name=Min("file__original_name"), employers=Count("employer", distinct=True))
    return counted.filter(employers__gt=1).order_by("key")


def of_several_graduates(actor: Actor) -> Groups:
    """Material of terminations of this scope that several graduates handed in; those of others are counted only."""
    everybody = TerminationMaterial.objects.order_by().values("file__sha256")
    graduates = Count("request__agreement__graduate", distinct=True)
    shared = everybody.annotate(graduates=graduates).filter(graduates__gt=1).values("file__sha256")
    own = materials(actor).filter(file__sha256__in=shared).order_by()
    return (
        own.values(key=F("file__sha256"))
        .annotate(name=Min("file__original_name"), graduates=graduates)
        .order_by("key")
    )


def materials(actor: Actor) -> QuerySet[TerminationMaterial]:
    requests = TerminationRequest.objects.visible_to(actor)
    return TerminationMaterial.objects.filter(request__in=requests)


def employers_of_files(found: Iterable[Found], actor: Actor) -> Mapping[str, str]:
    rows = _documents(actor).filter(file__sha256__in=[one["key"] for one in found])
    names: dict[str, list[str]] = {}
    pairs = rows.order_by("employer__name").values_list("file__sha256", "employer__name").distinct()
    for key, name in pairs:
        names.setdefault(key, []).append(name)
    return {key: "、".join(several) for key, several in names.items()}


def everybody_of_files(found: Iterable[Found], _actor: Actor) -> Mapping[str, str]:
    """By file: how many graduates handed it in, whoever's they are."""
    rows = TerminationMaterial.objects.filter(file__sha256__in=[one["key"] for one in found])
    counted: Any = (
        rows.order_by("file__sha256")
        .values_list("file__sha256")
        .annotate(graduates=Count("request__agreement__graduate", distinct=True))
    )
    return {key: f"{graduates} 名毕业生交了同一份材料" for key, graduates in counted}


def _documents(actor: Actor) -> QuerySet[QualificationDocument]:
    rows: QuerySet[QualificationDocument] = QualificationDocument.objects.visible_to(actor)
    return rows
