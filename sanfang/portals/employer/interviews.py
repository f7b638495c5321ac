"""「面试邀请」: every interview, whether it was answered, and what came of it (manual B2–B4)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sanfang.portals.employer.own import own_employer
from sanfang.portals.employer.queues import OPEN, QueueFilters, lines_of
from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import INTERVIEW_TONES
from sanfang.recruiting.models import Interview
from sanfang.recruiting.states import InterviewState


class InterviewFilters(QueueFilters):
    state = forms.ChoiceField(label="状态", choices=[OPEN, EVERYTHING, *InterviewState.choices])


@searchable
@require_http_methods(["GET", "POST"])
def interviews(request: HttpRequest) -> HttpResponse:
    filters = InterviewFilters(request)
    searched = search_text(request)
    found = filters.narrow(Interview.objects.visible_to(request.actor).matching(searched))
    page = page_of(_in_order(found, filters).for_lists(), request)
    context = {
        "filters": filters,
        "searched": searched,
        "page": page,
        "lines": lines_of(page, INTERVIEW_TONES),
        "may_reach": own_employer(request).may_reach_graduates,
    }
    return render(request, "employer/interviews.html", context)


def _in_order(rows: QuerySet[Any], filters: InterviewFilters) -> Any:
    """What is open by when it begins, so that results to be recorded come first; a register by what is newest."""
    return rows.soonest_first() if filters.show_open else rows.latest_first()
