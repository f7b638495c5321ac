"""What lies behind the review time of 「数据分析」: the agreements, within the reader's scope (manual H11)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import tone_of
from sanfang.portals.school.figures import SchoolFiguresForm
from sanfang.statistics import counting

# What a number of the review time opens.
REVIEWS = {
    "all": "审核用时：已有审核意见的协议",
    "median": "审核用时：不短于中位数的协议",
    "p90": "审核用时：不短于九成位数的协议",
}


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """The agreements behind a number of the review time, the longest wait first; no such number, no page."""
    form = SchoolFiguresForm(request)
    key = request.GET.get("key", "all")
    found = counting.reviews_behind(form.scope, key)
    if found is None:
        raise Http404
    page = page_of(found.select_related("graduate__school_class"), request)
    context = {
        "page": page,
        "rows": [(one, counting.in_words(one.wait), tone_of(one)) for one in page],
        "title": REVIEWS[key],
        "scope": form.scope,
        "back": (f"{reverse('school:figures')}?{form.query}", "数据分析"),
    }
    return render(request, "school/figure_reviews.html", context)
