"""「存证记录」 on the phone: the page, and the report in two taps, as the mini program opens files by a GET alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.agreements.models import Agreement
from sanfang.documents.evidence import actions
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.evidence import context_of
from sanfang.portals.gate.files import serves_a_file
from sanfang.portals.gate.paper import paper_response
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.graduate.agreements import own_agreement
from sanfang.refusal import Refusal

AN_HOUR = 3600


@throttled("evidence", limit=60, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what when; a POST asks for the report, which is noted, and can be opened from here for an hour."""
    agreement = own_agreement(request, pk)
    if request.method == "POST":
        try:
            actions.ask_for_report(agreement, actor=request.actor)
        except Refusal as refusal:
            return _page(request, agreement, refusal)
        return redirect("graduate:agreement_evidence", pk)
    return _page(request, agreement)


@serves_a_file
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a PDF, for whoever asked for it just now."""
    agreement = own_agreement(request, pk)
    try:
        content = actions.report_asked_for(agreement, actor=request.actor)
    except Refusal as refusal:
        return _page(request, agreement, refusal)
    return paper_response(content, f"{agreement.number}-evidence")


def _page(request: HttpRequest, agreement: Agreement, refusal: Refusal | None = None) -> HttpResponse:
    context = context_of(agreement, request.actor, str(refusal or ""))
    context["is_ready"] = actions.is_asked_for(agreement, actor=request.actor)
    status = status_of(refusal) if refusal else OK
    return render(request, "graduate/evidence.html", context, status=status)
