"""A destination as pages tell it, at the desk and on the phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Prefetch

from sanfang.codes.lists import code_list
from sanfang.destinations.facts import facts_of
from sanfang.destinations.fields import FIELDS
from sanfang.destinations.models import (
    AWAITING_EMPLOYMENT,
    Destination,
    DestinationChange,
    Evidence,
    Source,
)
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.tones import GOOD, OVER, WAITING
from sanfang.uploads.models import StoredFile

TONES: dict[str, str] = {Source.NONE: WAITING, Source.ONLINE: GOOD, Source.BY_HAND: OVER}
Files = list[tuple[StoredFile, str]]
Address = Callable[[Evidence], str]


@dataclass(frozen=True)
class Happening:
    """One change as the page tells it: from what to what in words, what was said, the files behind it."""

    change: DestinationChange
    old: str
    new: str
    files: Files


def now_of(graduate: Graduate) -> Destination | None:
    return getattr(graduate, "destination", None)


def source_of(graduate: Graduate) -> str:
    destination = now_of(graduate)
    return destination.source if destination else Source.NONE


def label_of(graduate: Graduate) -> str:
    """The words of the destination, by the code list of the cohort's year."""
    destination = now_of(graduate)
    return words_of(destination.code if destination else AWAITING_EMPLOYMENT, graduate.cohort_year)


def words_of(code: str, year: int) -> str:
    return code_list("destination", year=year).label(code)


def facts_now(graduate: Graduate) -> list[list[str]]:
    """What is said of the destination now, as pairs of label and words."""
    destination = now_of(graduate)
    if destination is None:
        return []
    values = {one.name: getattr(destination, one.name) for one in FIELDS}
    return facts_of(destination.code, values, graduate.cohort_year)


def history_of(graduate: Graduate, address: Address) -> list[Happening]:
    """Every change, the latest first; `address` is where a paper of evidence is shown."""
    papers = Prefetch("evidence", Evidence.objects.select_related("file"))
    changes = graduate.destination_changes.prefetch_related(papers)
    year = graduate.cohort_year
    return [
        Happening(
            change, words_of(change.old_code, year), words_of(change.new_code, year), _files(change, address)
        )
        for change in changes
    ]


def _files(change: DestinationChange, address: Address) -> Files:
    return [(one.file, address(one)) for one in change.evidence.all()]
