"""How a destination is written: the row of now, the change kept beside it, the trail. Nothing else writes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.destinations.actions.confirming import void
from sanfang.destinations.facts import facts_of
from sanfang.destinations.fields import FIELDS
from sanfang.destinations.models import (
    AWAITING_EMPLOYMENT,
    BY_AGREEMENT,
    LEAVES_FREE,
    Destination,
    DestinationChange,
    Evidence,
    Source,
)
from sanfang.graduates.models import Graduate
from sanfang.uploads.models import StoredFile

Papers = Iterable[tuple[str, str, StoredFile]]


@dataclass(frozen=True)
class Said:
    """What is said of one graduate: the code, by which way, the fields, and the papers (kind, label, file)."""

    code: str
    source: Source
    values: Mapping[str, object] = field(default_factory=dict)
    papers: Papers = ()


def is_free(graduate: Graduate) -> bool:
    """Whether no employment stands in the way of signing (manual A4)."""
    return not Destination.objects.filter(graduate=graduate).exclude(code__in=LEAVES_FREE).exists()


def employed_by_agreement(
    graduate: Graduate,
    *,
    name: str,
    uscc: str,
    actor: Actor,
    more: Mapping[str, str] | None = None,
    reason: str = "就业协议书审核通过",
) -> None:
    """An agreement took effect, or was corrected: the destination is its employer (manual E1). `more` are other
    fields of it."""
    values = {**(more or {}), "employer_name": name, "employer_uscc": uscc}
    write(graduate, Said(BY_AGREEMENT, Source.ONLINE, values), actor=actor, reason=reason)


def awaiting_employment(graduate: Graduate, *, actor: Actor, reason: str) -> None:
    """Back to 待就业: an agreement was terminated, or the administrator unlocked (manual D4, G3)."""
    write(graduate, Said(AWAITING_EMPLOYMENT, Source.NONE), actor=actor, reason=reason)


@transaction.atomic
def write(graduate: Graduate, said: Said, *, actor: Actor, reason: str) -> DestinationChange:
    """Let the destination say this and nothing of what it said before; the change is kept with its papers."""
    papers = list(said.papers)
    destination, _ = Destination.objects.get_or_create(graduate=graduate)
    old = destination.code
    destination.code, destination.source = said.code, said.source
    destination.evidence_count = len(papers)
    for one in FIELDS:
        setattr(destination, one.name, said.values.get(one.name) or _empty(one.name))
    destination.save()
    void(graduate)
    change = _remember(graduate, old, said, actor, reason, papers)
    _leave_trace(destination, change, actor)
    return change


def _empty(name: str) -> str | None:
    return None if name == "monthly_pay" else ""


def _remember(
    graduate: Graduate,
    old: str,
    said: Said,
    actor: Actor,
    reason: str,
    papers: list[tuple[str, str, StoredFile]],
) -> DestinationChange:
    change = DestinationChange.objects.create(
        graduate=graduate,
        old_code=old,
        new_code=said.code,
        source=said.source,
        facts=facts_of(said.code, said.values, graduate.cohort_year),
        reason=reason,
        by=actor.label[:150] or str(actor.party),
    )
    Evidence.objects.bulk_create(
        Evidence(change=change, kind=kind, label=label, file=file) for kind, label, file in papers
    )
    return change


def _leave_trace(destination: Destination, change: DestinationChange, actor: Actor) -> None:
    graduate = destination.graduate
    audit.record(
        "destination.set",
        destination,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        old=change.old_code,
        new=change.new_code,
        reason=change.reason,
        facts={
            "graduate": graduate.pk,
            "employer_uscc": destination.employer_uscc,
            "source": destination.source,
            "evidence": [one.file.sha256 for one in change.evidence.select_related("file")],
        },
    )
