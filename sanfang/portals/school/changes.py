"""「最近修改」: which field of whose record changed, from what to what, by whom (manual H2)."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sanfang.graduates.fields import REMEMBERED
from sanfang.graduates.models import RecordChange
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.record_filters import ChangeFilters


@searchable
@require_http_methods(["GET", "POST"])
def changes(request: HttpRequest) -> HttpResponse:
    """The changes of the scope, the latest first."""
    filters = ChangeFilters(request)
    searched = search_text(request)
    found = filters.narrow(RecordChange.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.for_lists(), request)
    context = {"page": page, "rows": in_words(page), "filters": filters, "searched": searched}
    return render(request, "school/changes.html", context)


def in_words(changes: Iterable[RecordChange]) -> list[tuple[RecordChange, str]]:
    """Each change with the label of its field."""
    return [(change, REMEMBERED[change.field].label) for change in changes]
