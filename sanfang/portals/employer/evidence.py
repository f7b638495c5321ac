"""「存证记录」 of one agreement at this desk: the page, and the files that are taken out of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sanfang.portals.employer.own import own_agreement
from sanfang.portals.gate import evidence as gate
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.refusal import Refusal

AN_HOUR = 3600


@throttled("evidence", limit=60, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what when; a POST gives the report, or the data to check it, and is noted."""
    agreement, refusal, status = own_agreement(request, pk), "", OK
    if request.method == "POST":
        try:
            return gate.file_asked_for(request, agreement)
        except Refusal as refused:
            refusal, status = str(refused), status_of(refused)
    context = gate.context_of(agreement, request.actor, refusal)
    return render(request, "employer/evidence.html", context, status=status)
