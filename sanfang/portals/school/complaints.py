"""「岗位投诉」: what the school's graduates complain about; the province answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sanfang.actors import Party
from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.gate.keys import key_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import COMPLAINT_TONES
from sanfang.portals.school.filters import SchoolFilters
from sanfang.recruiting.models import Complaint
from sanfang.turns import turn_of


class ComplaintFilters(SchoolFilters):
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *Complaint.State.choices])

    columns = {"state": "state"}


@searchable
@require_http_methods(["GET", "POST"])
def complaints(request: HttpRequest) -> HttpResponse:
    """The complaints within scope, the latest first; `?show=` unfolds the words of one of them."""
    filters = ComplaintFilters(request)
    searched = search_text(request)
    found = filters.narrow(Complaint.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.for_lists(), request)
    shown = key_of(request.GET.get("show", ""))
    context = {
        "page": page,
        "rows": [_row(complaint, is_shown=complaint.pk == shown) for complaint in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/complaints.html", context)


def _row(complaint: Complaint, *, is_shown: bool) -> dict[str, Any]:
    turn = turn_of(complaint)
    return {
        "complaint": complaint,
        "tone": COMPLAINT_TONES[complaint.state],
        "turn": turn,
        "words": turn.for_reader(Party.SCHOOL),
        "is_shown": is_shown,
    }
