"""「简历管理」: who applied for what, and what comes next with each (manual B2)."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sanfang.actors import Actor
from sanfang.codes.lists import code_list
from sanfang.employers.models import Position
from sanfang.institutions.models import School
from sanfang.portals.employer.own import own_employer
from sanfang.portals.employer.queues import OPEN, QueueFilters, lines_of
from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import APPLICATION_TONES
from sanfang.recruiting.actions.interviewing import may_invite
from sanfang.recruiting.errors import EmployerMayNotReach
from sanfang.recruiting.models import Application
from sanfang.recruiting.states import ApplicationState


class ApplicationFilters(QueueFilters):
    state = forms.ChoiceField(label="状态", choices=[OPEN, EVERYTHING, *ApplicationState.choices])
    position = forms.ChoiceField(label="岗位")
    level = forms.ChoiceField(label="学历", choices=[EVERYTHING, *code_list("education_level").choices])
    school = forms.ChoiceField(label="院校")

    columns = {
        "position": "position",
        "level": "graduate__education_level",
        "school": "graduate__school",
    }

    def offer_position(self, actor: Actor) -> list[tuple[str, str]]:
        mine = Position.objects.visible_to(actor).order_by("title", "pk")
        return [(str(position.pk), f"{position.title}（{position.place}）") for position in mine]

    def offer_school(self, actor: Actor) -> list[tuple[str, str]]:
        """Those of the province; whoever comes from elsewhere is found by name."""
        schools = School.objects.visible_to(actor).order_by("name")
        return [(str(school.pk), school.name) for school in schools]


@searchable
@require_http_methods(["GET", "POST"])
def applications(request: HttpRequest) -> HttpResponse:
    """What is open, the latest first; several can be ticked and invited together."""
    filters = ApplicationFilters(request)
    searched = search_text(request)
    found = filters.narrow(Application.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.for_lists().with_turns(), request)
    may_reach = own_employer(request).may_reach_graduates
    lines = [(line, may_reach and may_invite(line.thing)) for line in lines_of(page, APPLICATION_TONES)]
    context = {
        "filters": filters,
        "searched": searched,
        "page": page,
        "lines": lines,
        "has_ticks": any(may_tick for _, may_tick in lines),
        "closed": "" if may_reach else EmployerMayNotReach.message,
    }
    return render(request, "employer/applications.html", context)
