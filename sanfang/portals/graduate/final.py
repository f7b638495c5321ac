"""「最终信息确认」 on the phone: read what will be reported, and say that it is right (manual H6)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang import calendar
from sanfang.destinations import actions
from sanfang.destinations.final import final_facts, fingerprint, standing_confirmation
from sanfang.institutions.closing import closing_day_of
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.graduate.own import own_record
from sanfang.refusal import Refusal


@require_http_methods(["GET", "POST"])
def final(request: HttpRequest) -> HttpResponse:
    """What will be reported; a POST confirms exactly what was shown: the form names its hash."""
    graduate, refusal, status = own_record(request), "", OK
    if request.method == "POST":
        try:
            actions.confirm_final(graduate, actor=request.actor, shown_sha256=request.POST.get("shown", ""))
        except Refusal as refused:
            refusal, status = str(refused), status_of(refused)
        else:
            messages.success(request, "最终信息已确认。信息有变动时，会请您重新确认。")
            return redirect("graduate:final")
    facts = final_facts(graduate)
    last_day = closing_day_of(graduate.school_id, graduate.cohort_year)
    context = {
        "graduate": graduate,
        "facts": facts,
        "shown": fingerprint(facts),
        "confirmation": standing_confirmation(graduate),
        "last_day": last_day,
        "is_open": calendar.today() <= last_day,
        "refusal": refusal,
    }
    return render(request, "graduate/final.html", context, status=status)
