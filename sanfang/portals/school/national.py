"""「上报文件」: what the national system would refuse and why, and the file itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sanfang.destinations.national.exporting import NATIONAL, asked_for
from sanfang.destinations.national.rules import DESTINATION, FILE, RECORD, Rule, cohort, count_all, rules
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.school.dispatch_filters import YearFilter
from sanfang.portals.school.exports import begin, latest_of
from sanfang.refusal import Refusal

AN_HOUR = 3600
# Where a fault is mended, with the words of the link.
MENDED_IN = {
    RECORD: ("school:record", "生源信息"),
    DESTINATION: ("school:destination", "就业信息"),
    FILE: ("school:file_transfer", "档案信息"),
}


@require_GET
def national(request: HttpRequest) -> HttpResponse:
    """Every rule with its count; of one rule, the rows with what to do."""
    return _page(request)


@throttled("national_export", limit=20, seconds=AN_HOUR, by=ACCOUNT)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """「导出」: a small file at once, a large one by the worker."""
    year = request.POST.get("year", "")
    asked = asked_for(int(year) if year.isascii() and year.isdigit() else 0)
    try:
        return begin(request, NATIONAL, asked)
    except Refusal as refusal:
        return _page(request, str(refusal), status_of(refusal))


def _page(request: HttpRequest, refusal: str = "", status: int = OK) -> HttpResponse:
    filters = YearFilter(request)
    year = filters.cohort_year
    seen = Graduate.objects.visible_to(request.actor)
    counts = count_all(seen, year)
    chosen = _chosen(request, year)
    context = {
        "filters": filters,
        "year": year,
        "counts": counts,
        "rules": [(rule, counts[rule.name]) for rule in rules(year) if counts[rule.name]],
        "chosen": chosen,
        "refusal": refusal,
        "exports": latest_of(request, NATIONAL),
        **(_rows(request, chosen, year) if chosen else {}),
    }
    return render(request, "school/national.html", context, status=status)


def _chosen(request: HttpRequest, year: int) -> Rule | None:
    return next((rule for rule in rules(year) if rule.name == request.GET.get("show")), None)


def _rows(request: HttpRequest, rule: Rule, year: int) -> dict[str, Any]:
    """Whom a rule concerns, each with the way to where it is mended."""
    found = cohort(Graduate.objects.visible_to(request.actor), year).filter(rule.concerns)
    page = page_of(found.select_related("department", "school_class"), request)
    address, words = MENDED_IN.get(rule.mended_in, ("", ""))
    rows = [(one, reverse(address, args=[one.pk]) if address else "") for one in page]
    return {"page": page, "rows": rows, "mended_in": words}
