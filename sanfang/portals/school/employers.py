"""「用人单位」: who registered, with which papers; the administrator verifies (promises D02, D08)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.actors import Role
from sanfang.employers import actions
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.employers import STANDING_TONES, facts_of, record_of
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.deciding import YES, DecisionForm, decide
from sanfang.portals.school.filters import EmployerFilters


class StandingForm(DecisionForm):
    """Verify, or refuse with a reason that the employer reads."""

    yes, no, because, readers = "通过认证", "不通过", "不通过原因", "用人单位"


@for_roles(Role.ADMINISTRATOR)
@searchable
@require_http_methods(["GET", "POST"])
def employers(request: HttpRequest) -> HttpResponse:
    """The registered employers of the province, the latest first."""
    filters = EmployerFilters(request)
    searched = search_text(request)
    found = filters.narrow(Employer.objects.visible_to(request.actor).matching(searched))
    page = page_of(found, request)
    context = {
        "page": page,
        "rows": [(employer, STANDING_TONES[employer.standing]) for employer in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/employers.html", context)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def employer(request: HttpRequest, pk: int) -> HttpResponse:
    """One employer with its papers; a POST verifies or refuses it."""
    found = get_object_or_404(Employer.objects.visible_to(request.actor), pk=pk)
    form, status = StandingForm(), OK
    if request.method == "POST":
        form = StandingForm(request.POST)
        refused = decide(form, **_acts(found, request))
        if refused is None:
            messages.success(request, _told(form))
            return redirect("school:employer", found.pk)
        status = refused
    context = _context(found) | {"form": form}
    return render(request, "school/employer.html", context, status=status)


@for_roles(Role.ADMINISTRATOR)
@require_GET
def document(request: HttpRequest, pk: int, document: int) -> FileResponse:
    """One paper of an employer."""
    found = get_object_or_404(Employer.objects.visible_to(request.actor), pk=pk)
    return file_response(get_object_or_404(found.documents.select_related("file"), pk=document).file)


def _acts(employer: Employer, request: HttpRequest) -> dict[str, Any]:
    judge = partial(actions.judge, employer, actor=request.actor)
    return {"yes": partial(judge, Standing.VERIFIED), "no": partial(judge, Standing.REFUSED)}


def _told(form: StandingForm) -> str:
    if form.cleaned_data["decision"] == YES:
        return "已通过认证，该单位可以与毕业生签约，已通知单位。"
    return "已设为认证未通过，该单位不能与毕业生签约，已通知单位。"


def _context(employer: Employer) -> dict[str, Any]:
    papers = employer.documents.select_related("file")
    return {
        "employer": employer,
        "standing_tone": STANDING_TONES[employer.standing],
        "facts": facts_of(employer),
        **record_of(employer),
        "may_decide": employer.standing != Standing.FROZEN,
        "back": (reverse("school:employers"), "用人单位"),
        "papers": [
            (paper, reverse("school:employer_document", args=[employer.pk, paper.pk])) for paper in papers
        ],
    }
