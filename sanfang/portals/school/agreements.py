"""「网络签约管理」: the list (manual E2)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sanfang.agreements.models import Agreement
from sanfang.agreements.workflow import REVIEWERS
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import TONES
from sanfang.portals.school.filters import AgreementFilters


@searchable
@require_http_methods(["GET", "POST"])
def agreements(request: HttpRequest) -> HttpResponse:
    """What was signed on the net; by itself what waits for the school, what waited longest first."""
    filters = AgreementFilters(request)
    searched = search_text(request)
    found = filters.narrow(Agreement.objects.visible_to(request.actor).matching(searched))
    page = page_of(_in_order(found, filters).for_lists().with_evidence(), request)
    context = {
        "page": page,
        "rows": [(agreement, TONES[agreement.state]) for agreement in page],
        "filters": filters,
        "searched": searched,
        "may_decide": request.actor.role in REVIEWERS and filters.show_what_waits,
    }
    return render(request, "school/agreements.html", context)


def _in_order(rows: QuerySet[Agreement], filters: AgreementFilters) -> QuerySet[Agreement]:
    """A queue by who came first; a register by what is newest."""
    return rows.first_come() if filters.show_what_waits else rows
