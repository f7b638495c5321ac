"""An employer as graduates see it: who it is, what it offers, and what happened between it and graduates."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from sanfang.codes.lists import code_list
from sanfang.employers.models import Employer, Position
from sanfang.portals.gate.employers import record_of
from sanfang.portals.gate.paging import page_of


@require_GET
def employer(request: HttpRequest, pk: int) -> HttpResponse:
    """One verified employer with its positions on offer, the latest first."""
    found: Employer = get_object_or_404(Employer.objects.visible_to(request.actor), pk=pk)
    offered = Position.objects.visible_to(request.actor).filter(employer=found)
    context = {
        "employer": found,
        "facts": facts_of(found),
        "page": page_of(offered.select_related("employer").latest_first(), request),
        **record_of(found),
    }
    return render(request, "graduate/employer.html", context)


def facts_of(employer: Employer) -> list[tuple[str, str]]:
    """Who the employer is; how to reach it is told to whoever is invited."""
    return [
        ("单位名称", employer.name),
        ("单位性质", code_list("employer_nature").label(employer.nature)),
        ("单位行业", code_list("employer_industry").label(employer.industry)),
        ("单位所在地", employer.place),
    ]
