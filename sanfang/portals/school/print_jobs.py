"""「批量打印」 under way: how far each is, its file, and what was left out of it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sanfang.documents.batch import actions
from sanfang.documents.batch.states import Form, JobState
from sanfang.documents.models import PrintItem, PrintJob
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import BAD, GOOD, OVER, WAITING
from sanfang.refusal import Refusal

TONES: dict[str, str] = {
    JobState.WAITING: WAITING,
    JobState.RUNNING: WAITING,
    JobState.DONE: GOOD,
    JobState.CANCELLED: OVER,
    JobState.REFUSED: BAD,
    JobState.GONE: OVER,
}


@for_roles(*PRINTING_ROLES)
@require_GET
def print_jobs(request: HttpRequest) -> HttpResponse:
    """One's own, the latest first."""
    page = page_of(PrintJob.objects.visible_to(request.actor), request)
    rows = [(job, TONES[job.state]) for job in page]
    return render(request, "school/print_jobs.html", {"page": page, "rows": rows, "back": _back()})


@for_roles(*PRINTING_ROLES)
@require_GET
def print_job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, or the file and what was left out of it."""
    return _shown(request, _own(request, pk))


@for_roles(*PRINTING_ROLES)
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, asked for every second; when it has ended the page itself is called for."""
    job = _own(request, pk)
    if not job.is_open:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "school/parts/print_progress.html", {"job": job})


@for_roles(*PRINTING_ROLES)
@require_POST
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, as a stream. By POST, because the first time it is counted, and each time noted."""
    job = _own(request, pk)
    try:
        found = actions.fetch(job, actor=request.actor)
    except Refusal as refusal:
        return _shown(request, job, refusal)
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"'}
    if found.length is not None:
        headers["Content-Length"] = str(found.length)
    return StreamingHttpResponse(found.content, content_type=found.kind, headers=headers)


@for_roles(*PRINTING_ROLES)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    job = _own(request, pk)
    try:
        actions.cancel(job, actor=request.actor)
    except Refusal as refusal:
        return _shown(request, job, refusal)
    messages.success(request, "已取消，没有计入打印次数。")
    return redirect("school:print_job", job.pk)


@for_roles(*PRINTING_ROLES)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """What was left out is asked for once more."""
    job = _own(request, pk)
    try:
        new = actions.ask_again(job, actor=request.actor)
    except Refusal as refusal:
        return _shown(request, job, refusal)
    return redirect("school:print_job", new.pk)


def _own(request: HttpRequest, pk: int) -> PrintJob:
    """One of the reader's own; anybody else's does not exist (promises E04)."""
    found: PrintJob = get_object_or_404(PrintJob.objects.visible_to(request.actor), pk=pk)
    return found


def _shown(request: HttpRequest, job: PrintJob, refusal: Refusal | None = None) -> HttpResponse:
    job.refresh_from_db()
    left_out = PrintItem.objects.left_out_of_it().filter(job=job)
    page = page_of(left_out.select_related("agreement__graduate", "agreement__department"), request)
    inside = PrintItem.objects.in_the_file().filter(job=job).aggregate(count=Count("pk"), pages=Sum("pages"))
    context = {
        "job": job,
        "page": page,
        "count": inside["count"],
        "pages": inside["pages"],
        "is_zip": job.form == Form.ZIP,
        "refusal": str(refusal or ""),
        "back": (reverse("school:print_jobs"), "我的批量打印"),
    }
    return render(request, "school/print_job.html", context, status=status_of(refusal) if refusal else OK)


def _back() -> tuple[str, str]:
    return reverse("school:prints"), "协议书打印管理"
