"""「就业信息」: where every graduate goes, and one graduate's destination with its history (manual H4)."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.agreements.models import Agreement
from sanfang.destinations.actions import may_record
from sanfang.destinations.models import Evidence, Source
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.destinations import TONES, facts_now, history_of, label_of, source_of
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.destination_filters import DestinationFilters


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
        "history": history_of(
            graduate, lambda one: reverse("school:destination_evidence", args=[pk, one.pk])
        ),
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
