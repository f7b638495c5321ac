"""A termination request as both its own page and the agreement's page show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from sanfang.actors import Party
from sanfang.agreements.doubts import doubts_about_termination
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.codes.lists import code_list
from sanfang.portals.gate.tones import TERMINATION_TONES
from sanfang.uploads.models import StoredFile

Files = list[tuple[StoredFile, str]]
Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class ShownRequest:
    """The request, what both sides said, the material of each with addresses, and what to look at twice."""

    request: TerminationRequest
    tone: str
    asked: Facts
    answered: Facts
    files: list[tuple[str, Files]]
    doubts: list[str]


def shown(request: TerminationRequest) -> ShownRequest:
    """Everything a reviewer reads of one request."""
    return ShownRequest(
        request,
        TERMINATION_TONES[request.state],
        _asked(request),
        _answered(request),
        _files(request),
        doubts_about_termination(request),
    )


def requests_of(agreement: Agreement) -> list[ShownRequest]:
    """Every request about an agreement, the latest first."""
    requests = agreement.termination_requests.select_related("agreement")
    return [shown(request) for request in requests]


def _asked(request: TerminationRequest) -> Facts:
    reasons = code_list("termination_reason", year=request.agreement.cohort_year)
    facts = [
        ("申请方", request.get_asked_by_display()),
        ("解约原因", reasons.label(request.reason_code)),
        ("给学校的说明", request.reason),
    ]
    if request.words:
        facts.append((f"给{request.other_side.label}的说明", request.words))
    return [*facts, ("不同意原因", request.answer)] if request.answer else facts


def _answered(request: TerminationRequest) -> Facts:
    """What the other side said; whether it was asked at all where it said nothing."""
    silence = "请对方在平台上答复，还没有答复" if request.answer_by else "没有请对方在平台上答复，见材料"
    facts = [
        (f"{request.other_side.label}的答复", request.get_reply_display() or silence),
        ("给学校的说明", request.reply_reason),
        (f"给{Party(request.asked_by).label}的说明", request.reply_words),
    ]
    return [(label, value) for label, value in facts if value]


def _files(request: TerminationRequest) -> list[tuple[str, Files]]:
    """By who gave them, the asker's first."""
    given: dict[str, Files] = {}
    for material in request.materials.select_related("file"):
        address = reverse("school:termination_file", args=[request.pk, material.file_id])
        given.setdefault(material.get_given_by_display(), []).append((material.file, address))
    return list(given.items())
