"""「就业信息」: where every graduate goes, in its simplest form (manual H4)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sanfang.codes.lists import code_list
from sanfang.destinations.lists import bound_for
from sanfang.destinations.models import AWAITING_EMPLOYMENT
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.filters import DestinationFilters


@searchable
@require_http_methods(["GET", "POST"])
def destinations(request: HttpRequest) -> HttpResponse:
    """Every graduate of the scope with the destination of today; who has none yet awaits employment."""
    filters = DestinationFilters(request)
    searched = search_text(request)
    found = Graduate.objects.visible_to(request.actor).matching(searched)
    graduates = filters.narrow(bound_for(found, filters.chosen("destination")))
    page = page_of(graduates.select_related("department", "destination"), request)
    context = {
        "page": page,
        "rows": [(graduate, _label(graduate)) for graduate in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/destinations.html", context)


def _label(graduate: Graduate) -> str:
    """The words of the destination, by the code list of the cohort's year."""
    destination = getattr(graduate, "destination", None)
    code = destination.code if destination else AWAITING_EMPLOYMENT
    return code_list("destination", year=graduate.cohort_year).label(code)
