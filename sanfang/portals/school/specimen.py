"""「协议书样张」: the form of a cohort with the school's own contact block, before anybody signs on it (manual F4)."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sanfang.actors import Role
from sanfang.documents.specimens import contact_block, refusal_of, specimen_pdf, specimen_picture
from sanfang.institutions.models import DispatchPlan, School
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.paper import paper_response
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

# On either side of the end of the 报到证, for schools that have no agreements of those years here.
YEARS_OF_EACH_WORDING = (2022, 2023)


class YearForm(DeskForm):
    year = forms.TypedChoiceField(label="毕业届", coerce=int)

    def __init__(self, year: int, years: list[int]) -> None:
        super().__init__(initial={"year": year})
        self.fields["year"].choices = [(one, f"{one} 届") for one in years]


@for_roles(Role.ADMINISTRATOR)
@require_safe
def specimen(request: HttpRequest) -> HttpResponse:
    """The page on the screen, what is missing in it, and why it cannot be drawn, where it cannot."""
    school, year = _school(request), _year(request)
    facts = contact_block(school)
    context = {
        "form": YearForm(year, _years()),
        "year": year,
        "facts": facts,
        "missing": "、".join(label for label, value in facts if not value),
        "refusal": refusal_of(school, year),
    }
    return render(request, "school/specimen.html", context)


@for_roles(Role.ADMINISTRATOR)
@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_drawn(specimen_picture, request), content_type="image/png")


@for_roles(Role.ADMINISTRATOR)
@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    return paper_response(_drawn(specimen_pdf, request), f"specimen-{_year(request)}")


def _drawn(draw: Callable[[School, int], bytes], request: HttpRequest) -> bytes:
    """Where it cannot be drawn there is nothing at this address; the page says why."""
    try:
        return draw(_school(request), _year(request))
    except Refusal as refusal:
        raise Http404 from refusal


def _school(request: HttpRequest) -> School:
    school: School = School.objects.get(pk=request.actor.school_id)
    return school


def _years() -> list[int]:
    """The cohorts there are, the newest first."""
    planned = DispatchPlan.objects.order_by("cohort_year").values_list("cohort_year", flat=True).distinct()
    return sorted({*planned, *YEARS_OF_EACH_WORDING}, reverse=True)


def _year(request: HttpRequest) -> int:
    """The cohort that was asked for, or the newest."""
    years = _years()
    asked = {str(year): year for year in years}.get(request.GET.get("year", ""))
    return asked or years[0]
