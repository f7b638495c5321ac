"""「存证记录」 as every party's page shows it, and how it reaches a browser as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.documents.evidence.actions import Form, take_out
from sanfang.documents.evidence.record import record_of
from sanfang.documents.evidence.telling import how_to_check

TYPES = {Form.REPORT: "application/pdf", Form.DATA: "application/json"}


def context_of(agreement: Agreement, actor: Actor, refusal: str = "") -> dict[str, Any]:
    """What the page needs, with a refusal above it where one was met."""
    evidence = record_of(agreement, actor)
    return {
        "agreement": agreement,
        "evidence": evidence,
        "facts": evidence.facts,
        "faults": evidence.faults,
        "how": how_to_check(evidence.reader),
        "refusal": refusal,
    }


def file_asked_for(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """The report, or the data where the button says so, to be kept; a Refusal is the caller's to show."""
    form = Form.DATA if request.POST.get("form") == Form.DATA else Form.REPORT
    content = take_out(agreement, form, actor=request.actor)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{agreement.number}-evidence.{form}"'
    return response
