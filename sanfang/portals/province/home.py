"""The first page: how far the cohort is, and what waits for the province."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.graduates.models import RosterConflict
from sanfang.notices.models import Notice
from sanfang.portals.province.cohorts import CohortForm
from sanfang.portals.province.share import ShareRow, share_chart
from sanfang.recruiting.models import Complaint
from sanfang.statistics.shares_outside import told

LATEST = 5


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    cohort = CohortForm(request)
    figures = told(actor, cohort.chosen)
    context = {
        "year": cohort.chosen,
        "schools": len(figures.schools),
        "whole": ShareRow.of(figures.whole),
        "chart": share_chart(figures),
        "waiting": Employer.objects.visible_to(actor).filter(standing=Standing.WAITING).count(),
        "complaints": Complaint.objects.visible_to(actor).open().count(),
        "conflicts": RosterConflict.objects.visible_to(actor).count(),
        "notices": Notice.objects.visible_to(actor)[:LATEST],
    }
    return render(request, "province/home.html", context)
