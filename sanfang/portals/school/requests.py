"""A termination request as both its own page and the agreement's page show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from sanfang.agreements.doubts import doubts_about_termination
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.codes.lists import code_list
from sanfang.portals.gate.tones import TERMINATION_TONES
from sanfang.uploads.models import StoredFile


@dataclass(frozen=True)
class ShownRequest:
    """The request, its facts, its material with addresses, and what to look at twice."""

    request: TerminationRequest
    tone: str
    facts: list[tuple[str, str]]
    files: list[tuple[StoredFile, str]]
    doubts: list[str]


def shown(request: TerminationRequest) -> ShownRequest:
    """Everything a reviewer reads of one request."""
    return ShownRequest(
        request,
        TERMINATION_TONES[request.state],
        _facts(request),
        _files(request),
        doubts_about_termination(request),
    )


def requests_of(agreement: Agreement) -> list[ShownRequest]:
    """Every request about an agreement, the latest first."""
    requests = agreement.termination_requests.select_related("agreement")
    return [shown(request) for request in requests]


def _facts(request: TerminationRequest) -> list[tuple[str, str]]:
    reasons = code_list("termination_reason", year=request.agreement.cohort_year)
    facts = [("解约原因", reasons.label(request.reason_code)), ("解约说明", request.reason)]
    return [*facts, ("不同意原因", request.answer)] if request.answer else facts


def _files(request: TerminationRequest) -> list[tuple[StoredFile, str]]:
    return [
        (material.file, reverse("school:termination_file", args=[request.pk, material.file_id]))
        for material in request.materials.select_related("file")
    ]
