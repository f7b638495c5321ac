"""What staff enter by hand, with evidence: labour contracts, further study, the army, start-ups, flexible work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sanfang.actors import Actor, Party
from sanfang.destinations.actions.setting import Said, write
from sanfang.destinations.errors import (
    ChangedMeanwhile,
    EvidenceMissing,
    FieldsMissing,
    FromAnAgreement,
    NothingToReset,
    NotOnTheList,
    NotYourGraduate,
    UnknownCode,
)
from sanfang.destinations.models import (
    AWAITING_EMPLOYMENT,
    Destination,
    DestinationChange,
    Evidence,
    Source,
)
from sanfang.destinations.requirements import Requirement, requirement
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.reasons import clean_reason
from sanfang.uploads.models import StoredFile

Files = Mapping[str, list[StoredFile]]


def may_record(graduate: Graduate) -> bool:
    """Whether a destination may be entered by hand now: nothing live says otherwise."""
    return graduate.is_on_the_list and not graduate.is_locked


@transaction.atomic
def record(
    graduate: Graduate,
    code: str,
    values: Mapping[str, Any],
    files: Files,
    *,
    actor: Actor,
    reason: str = "",
    seen: int | None = None,
) -> DestinationChange:
    """Enter a destination by hand. `files` are new ones by kind of evidence; kinds without any keep those of before.

    FromAnAgreement while a live agreement stands, NotOnTheList, UnknownCode; FieldsMissing and EvidenceMissing name
    what the code still needs. Whoever replaces what somebody said owes a reason. `seen` is the change that the
    page showed as the latest: ChangedMeanwhile when another one came since.
    """
    _check_scope(graduate, actor)
    # What is decided on must be what is: an approval of this moment comes before or after, never in between.
    graduate = graduates.hold(graduate.pk)
    _check_open(graduate, seen)
    asked = requirement(code, graduate.cohort_year)
    if asked is None:
        raise UnknownCode
    now = Destination.objects.filter(graduate=graduate).first()
    said = _said(asked, values, files, kept=_kept(graduate, code, now))
    return write(graduate, said, actor=actor, reason=_reason_for(now, code, reason))


def _check_scope(graduate: Graduate, actor: Actor) -> None:
    if actor.party != Party.SCHOOL or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourGraduate


def _check_open(graduate: Graduate, seen: int | None) -> None:
    if graduate.is_locked:
        raise FromAnAgreement
    if not graduate.is_on_the_list:
        raise NotOnTheList
    if seen is not None and seen != latest_of(graduate):
        raise ChangedMeanwhile


def latest_of(graduate: Graduate) -> int:
    """The key of the latest change; zero where nothing was ever said."""
    keys = graduate.destination_changes.order_by("-pk").values_list("pk", flat=True)
    return keys.first() or 0


def _kept(graduate: Graduate, code: str, now: Destination | None) -> list[Evidence]:
    """The evidence of before, which goes on where only a detail is mended."""
    if now is None or now.code != code or now.source != Source.BY_HAND:
        return []
    last = graduate.destination_changes.order_by("-pk").first()
    return list(last.evidence.select_related("file")) if last else []


def _said(asked: Requirement, values: Mapping[str, Any], files: Files, kept: list[Evidence]) -> Said:
    """What is said, complete by the table of the code; only its own fields and papers are taken."""
    own = {name: values[name] for name in asked.fields if values.get(name)}
    if missing := asked.missing(own):
        raise FieldsMissing([(name, asked.label(name)) for name in missing])
    papers = [
        (kind, one.label, file) for kind, one in asked.papers.items() for file in _of(kind, files, kept)
    ]
    if absent := asked.missing_papers(kind for kind, _, _ in papers):
        raise EvidenceMissing([(one.name, one.label) for one in absent])
    source = Source.NONE if asked.code == AWAITING_EMPLOYMENT else Source.BY_HAND
    return Said(asked.code, source, own, papers)


def _of(kind: str, files: Files, kept: list[Evidence]) -> list[StoredFile]:
    return files.get(kind) or [one.file for one in kept if one.kind == kind]


def _reason_for(now: Destination | None, code: str, reason: str) -> str:
    """The reason as it is kept: owed where something else stood before."""
    is_new = now is None or now.code == AWAITING_EMPLOYMENT
    if is_new and code == AWAITING_EMPLOYMENT:
        raise NothingToReset
    return reason.strip() if is_new and not reason.strip() else clean_reason(reason)
