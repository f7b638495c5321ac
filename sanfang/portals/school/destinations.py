"""「就业信息」: where every graduate goes, and one graduate's destination with its history (manual H4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.agreements.models import Agreement
from sanfang.codes.lists import code_list
from sanfang.destinations.actions import may_record
from sanfang.destinations.actions.setting import facts_of
from sanfang.destinations.fields import FIELDS
from sanfang.destinations.models import (
    AWAITING_EMPLOYMENT,
    Destination,
    DestinationChange,
    Evidence,
    Source,
)
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import GOOD, OVER, WAITING
from sanfang.portals.school.destination_filters import DestinationFilters
from sanfang.uploads.models import StoredFile

TONES: dict[str, str] = {Source.NONE: WAITING, Source.ONLINE: GOOD, Source.BY_HAND: OVER}
Files = list[tuple[StoredFile, str]]


@dataclass(frozen=True)
class Happening:
    """One change as the page tells it: from what to what in words, what was said, the files behind it."""

    change: DestinationChange
    old: str
    new: str
    files: Files


@searchable
@require_http_methods(["GET", "POST"])
def destinations(request: HttpRequest) -> HttpResponse:
    """Every graduate of the scope with the destination of today; who has none yet awaits employment."""
    filters = DestinationFilters(request)
    searched = search_text(request)
    found = filters.narrow(Graduate.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.select_related("department", "school_class", "destination"), request)
    context = {
        "page": page,
        "rows": [(graduate, label_of(graduate), TONES[source_of(graduate)]) for graduate in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/destinations.html", context)


@require_GET
def destination(request: HttpRequest, pk: int) -> HttpResponse:
    """Where one graduate goes, and everything that was ever said of it."""
    graduate = find(request, pk)
    context = {
        "graduate": graduate,
        "label": label_of(graduate),
        "source": Source(source_of(graduate)).label,
        "tone": TONES[source_of(graduate)],
        "facts": facts_now(graduate),
        "history": history_of(graduate, "school:destination_evidence"),
        "agreement": Agreement.objects.visible_to(request.actor).live().filter(graduate=graduate).first(),
        "may_record": may_record(graduate),
        "back": (reverse("school:destinations"), "就业信息"),
    }
    return render(request, "school/destination.html", context)


@require_GET
def evidence(request: HttpRequest, pk: int, evidence: int) -> FileResponse:
    """One file behind one change, seen by whoever sees the graduate."""
    papers = Evidence.objects.filter(change__graduate=find(request, pk)).select_related("file")
    return file_response(get_object_or_404(papers, pk=evidence).file)


def find(request: HttpRequest, pk: int) -> Graduate:
    """A graduate of the reader's scope; anybody else's does not exist."""
    seen = Graduate.objects.visible_to(request.actor)
    found: Graduate = get_object_or_404(
        seen.select_related("department", "school_class", "destination"), pk=pk
    )
    return found


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


def history_of(graduate: Graduate, page: str) -> list[Happening]:
    """Every change, the latest first; `page` is the address that shows a file of evidence."""
    papers = Prefetch("evidence", Evidence.objects.select_related("file"))
    changes = graduate.destination_changes.prefetch_related(papers)
    year = graduate.cohort_year
    return [
        Happening(
            change, words_of(change.old_code, year), words_of(change.new_code, year), _files(change, page)
        )
        for change in changes
    ]


def _files(change: DestinationChange, page: str) -> Files:
    return [(one.file, reverse(page, args=[change.graduate_id, one.pk])) for one in change.evidence.all()]
