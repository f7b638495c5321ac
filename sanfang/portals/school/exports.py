"""「我的导出」: every file that this account asked for, how far each is, and the way to fetch it within a day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sanfang.exports import actions
from sanfang.exports.kinds import Asked, Kind, kind_of
from sanfang.exports.models import Job
from sanfang.exports.states import State
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.returning import way_back
from sanfang.portals.gate.tones import BAD, GOOD, OVER, WAITING
from sanfang.portals.school.imports import workbook_response
from sanfang.refusal import Refusal

LATEST = 5
TONES: dict[str, str] = {State.WAITING: WAITING, State.DONE: GOOD, State.REFUSED: BAD, State.GONE: OVER}
# The page on which each kind is asked for.
ASKED_ON = {
    "records": ("school:records", "生源信息"),
    "contacts": ("school:contacts", "毕业生联系方式"),
    "national": ("school:national", "上报文件"),
}
HERE = ("school:exports", "我的导出")


@require_GET
def exports(request: HttpRequest) -> HttpResponse:
    """One's own, the latest first."""
    page = page_of(Job.objects.visible_to(request.actor), request)
    return render(request, "school/exports.html", {"page": page, "rows": _rows(page)})


@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, or the file to be fetched."""
    return _shown(request, _own(request, pk))


@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, asked for every second; when it is done the page itself is called for."""
    found = _own(request, pk)
    if not found.is_waiting:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "school/parts/export_progress.html", {"export": found})


@require_POST
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file. By POST, because it leaves a row of the trail."""
    found = _own(request, pk)
    try:
        content = actions.fetch(found, actor=request.actor)
    except Refusal as refusal:
        return _shown(request, found, refusal)
    made_at = timezone.localtime(found.created_at)
    return workbook_response(content, f"{_title(found)}-{made_at:%Y%m%d-%H%M}.xlsx")


def begin(request: HttpRequest, kind: Kind, asked: Asked) -> HttpResponse:
    """Ask for a file, make it at once when it is small, and go to its page; a Refusal is the caller's to show."""
    job = actions.ask(kind, asked, actor=request.actor)
    if job.is_small:
        actions.run(job)
    return redirect("school:export", job.pk)


def latest_of(request: HttpRequest, kind: Kind) -> list[tuple[Job, str, str]]:
    """What this account last asked for of a kind, for the page on which it is asked for."""
    return _rows(Job.objects.visible_to(request.actor).filter(kind=kind.name)[:LATEST])


def _rows(jobs: Any) -> list[tuple[Job, str, str]]:
    return [(job, _title(job), TONES[job.state]) for job in jobs]


def _title(job: Job) -> str:
    kind = kind_of(job.kind)
    return kind.title if kind else "导出"


def _own(request: HttpRequest, pk: int) -> Job:
    """One of the reader's own; anybody else's does not exist (promises E04)."""
    found: Job = get_object_or_404(Job.objects.visible_to(request.actor), pk=pk)
    return found


def _shown(request: HttpRequest, found: Job, refusal: Refusal | None = None) -> HttpResponse:
    page, words = ASKED_ON.get(found.kind, HERE)
    context = {
        "export": found,
        "title": _title(found),
        "refusal": str(refusal or ""),
        "back": (way_back(request, reverse(page)), words),
    }
    status = status_of(refusal) if refusal else OK
    return render(request, "school/export.html", context, status=status)
