"""「教职工账号」: the staff of the school, and hiring (manual H10)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.institutions.models import School
from sanfang.people import actions
from sanfang.people.models import StaffMember
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.record_filters import StaffFilters
from sanfang.portals.school.staff_form import HireForm, field_of
from sanfang.refusal import Refusal

# Who has not signed in for so long is pointed out; what to do about it is the administrator's to say.
QUIET_MONTHS = 6


@for_roles(Role.ADMINISTRATOR)
@searchable
@require_http_methods(["GET", "POST"])
def staff(request: HttpRequest) -> HttpResponse:
    """Every account of the school: its role, what it covers, and when it was last used."""
    filters = StaffFilters(request)
    searched = search_text(request)
    mine = StaffMember.objects.visible_to(request.actor)
    found = filters.narrow(mine.matching(searched))
    page = page_of(found.select_related("user").prefetch_related("departments", "classes"), request)
    context = {
        "page": page,
        "filters": filters,
        "searched": searched,
        "unused": mine.in_use().unused_for(QUIET_MONTHS).count(),
        "quiet_months": QUIET_MONTHS,
    }
    return render(request, "school/staff.html", context)


@sensitive_post_parameters("password", "again")
@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def hire(request: HttpRequest) -> HttpResponse:
    """「新增」."""
    form, status = HireForm(request.POST or None, actor=request.actor), OK
    if form.is_valid():
        try:
            member = _hire(request, form)
        except Refusal as refusal:
            status = refuse(form, refusal, field_of(refusal))
        else:
            messages.success(
                request, f"已为{member.user.name}开通账号，请当面告知初始密码，并提醒登录后更改。"
            )
            return redirect("school:staff")
    context = {"form": form, "back": (reverse("school:staff"), "教职工账号")}
    return render(request, "school/hire.html", context, status=status)


def _hire(request: HttpRequest, form: HireForm) -> StaffMember:
    school = School.objects.get(pk=request.actor.school_id)
    told = {name: form.cleaned_data[name] for name in ("username", "password", "name", "phone")}
    return actions.hire(school, form.post, **told, actor=request.actor)
