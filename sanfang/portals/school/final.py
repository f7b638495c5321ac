"""「最终信息确认」: who has not given the final word, reminding them, and until when it can be given (manual H6)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sanfang import calendar
from sanfang.actors import Role
from sanfang.destinations.actions import reminding
from sanfang.destinations.final import with_final
from sanfang.destinations.models import FinalReminder
from sanfang.graduates.models import Graduate
from sanfang.institutions.closing import closing_day_of
from sanfang.institutions.closing_actions import set_closing_day
from sanfang.institutions.models import School
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.school.dispatch_filters import FinalFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

AN_HOUR = 3600


class ClosingDayForm(DeskForm):
    month = forms.IntegerField(label="月", min_value=1, max_value=12)
    day = forms.IntegerField(label="日", min_value=1, max_value=31)


@searchable
@require_http_methods(["GET", "POST"])
def final(request: HttpRequest) -> HttpResponse:
    """Everybody of the scope; by itself whoever is missing."""
    return _page(request)


@throttled("final_reminder", limit=30, seconds=AN_HOUR, by=ACCOUNT)
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """「提醒未确认的」: one notice per graduate and day."""
    year = request.POST.get("year", "")
    try:
        reminder = reminding.ask(int(year) if year.isascii() and year.isdigit() else 0, actor=request.actor)
    except Refusal as refusal:
        return _page(request, str(refusal), status_of(refusal))
    messages.success(request, _told(reminder))
    return redirect("school:final")


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def closing_day(request: HttpRequest) -> HttpResponse:
    """Until which day of every year the school's graduates may confirm."""
    school, status = School.objects.get(pk=request.actor.school_id), OK
    stands = closing_day_of(school.pk, calendar.today().year)
    form = ClosingDayForm(request.POST or None, initial={"month": stands.month, "day": stands.day})
    if form.is_valid():
        try:
            set_closing_day(school, **form.cleaned_data, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "day")
        else:
            messages.success(request, "已保存截止日期，毕业生在手机上会看到。")
            return redirect("school:final")
    context = {"form": form, "back": (reverse("school:final"), "最终信息确认")}
    return render(request, "school/closing_day.html", context, status=status)


def _told(reminder: FinalReminder) -> str:
    if not reminder.row_count:
        return "没有需要提醒的毕业生，都已确认。"
    if reminder.is_waiting:
        return f"正在提醒 {reminder.row_count} 人，可以离开这个页面。每人每天最多提醒一次。"
    return f"已提醒 {reminder.row_count} 人。每人每天最多提醒一次。"


def _page(request: HttpRequest, refusal: str = "", status: int = OK) -> HttpResponse:
    filters, searched = FinalFilters(request), search_text(request)
    seen = with_final(Graduate.objects.visible_to(request.actor).on_the_list().matching(searched))
    page = page_of(filters.narrow(seen).select_related("department", "school_class"), request)
    year = filters.cohort_year
    last_day = closing_day_of(request.actor.school_id, year) if year else None
    context = {
        "page": page,
        "filters": filters,
        "searched": searched,
        "year": year,
        "last_day": last_day,
        "is_open": last_day is not None and calendar.today() <= last_day,
        "missing_count": reminding.missing(request.actor, year).count(),
        "may_set_day": request.actor.is_administrator,
        "refusal": refusal,
    }
    return render(request, "school/final.html", context, status=status)
