"""Importing the list of graduates: upload, the report of the check, how far it is (manual H3)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.actors import Role
from sanfang.graduates.actions import importing
from sanfang.graduates.actions.running_imports import run
from sanfang.graduates.imports.models import ImportBatch, State
from sanfang.graduates.imports.progress import noted
from sanfang.graduates.imports.template import blank_list
from sanfang.graduates.imports.unpacking import LARGEST_UPLOAD
from sanfang.institutions.models import DispatchPlan, School
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.paging import ROWS_PER_PAGE
from sanfang.portals.gate.tones import BAD, GOOD, OVER, WAITING
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm
from sanfang.ui.uploads import WORKBOOK_KINDS, UploadField

LATEST = 10
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TONES: dict[str, str] = {
    State.UPLOADED: WAITING,
    State.REFUSED: BAD,
    State.CHECKED: WAITING,
    State.COMMITTING: WAITING,
    State.COMMITTED: GOOD,
    State.DISCARDED: OVER,
    State.UNDOING: WAITING,
    State.UNDONE: OVER,
}
FAULTS, UPDATES, NEW, REMARKS = "faults", "updates", "new", "remarks"


class PlanField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, plan: Any) -> str:
        return f"{plan.cohort_year} 年 · {plan.name}"


class UploadForm(DeskForm):
    plan = PlanField(label="年度 · 方案", queryset=DispatchPlan.objects.all(), empty_label="请选择")
    file = UploadField(label="名单文件", kinds=WORKBOOK_KINDS, limit=LARGEST_UPLOAD)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def import_(request: HttpRequest) -> HttpResponse:
    """Upload a list for its check; below, the latest imports."""
    form, status = UploadForm(), OK
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            batch = _receive(request, form)
            if batch is not None:
                return redirect("school:import_report", batch.pk)
    latest = without_report(request).select_related("plan")[:LATEST]
    context = {
        "form": form,
        "batches": [(batch, TONES[batch.state]) for batch in latest],
        "back": (reverse("school:records"), "生源信息"),
    }
    return render(request, "school/import.html", context, status=status)


def _receive(request: HttpRequest, form: UploadForm) -> ImportBatch | None:
    """The batch to look at; None when the file cannot be used, the form saying why."""
    school = School.objects.get(pk=request.actor.school_id)
    chosen = form.cleaned_data
    try:
        batch = importing.receive(chosen["file"], school, chosen["plan"], actor=request.actor)
    except Refusal as refusal:
        refuse(form, refusal, "file")
        return None
    if batch.is_small:
        run(batch)
    if batch.state == State.REFUSED:
        form.add_error("file", batch.problem)
        return None
    return batch


@for_roles(Role.ADMINISTRATOR)
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with its headings and the code lists, to be filled."""
    return workbook_response(blank_list(), "生源信息模板.xlsx")


@for_roles(Role.ADMINISTRATOR)
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What the check found, or what became of the import."""
    return report_page(request, find(request, pk))


@for_roles(Role.ADMINISTRATOR)
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a large list is, asked for every second; when it is done the page itself is called for."""
    batch = get_object_or_404(without_report(request), pk=pk)
    if not batch.is_waiting:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "school/parts/import_progress.html", {"batch": batch, **_how_far(batch)})


def _how_far(batch: ImportBatch) -> dict[str, int]:
    """How many of how many; a check says so in its own row, what is written says so beside the database."""
    if batch.state == State.UPLOADED:
        return {"done": batch.rows_done, "total": batch.row_count or 1}
    total = batch.row_count if batch.state == State.COMMITTING else batch.new_count + batch.updated_count
    return {"done": noted(batch), "total": total or 1}


def without_report(request: HttpRequest) -> Any:
    """The report of a long list is a megabyte, which a look every second can do without."""
    return ImportBatch.objects.visible_to(request.actor).defer("report")


def find(request: HttpRequest, pk: int) -> ImportBatch:
    seen = ImportBatch.objects.visible_to(request.actor).select_related("plan", "school")
    found: ImportBatch = get_object_or_404(seen, pk=pk)
    return found


def report_page(
    request: HttpRequest, batch: ImportBatch, refusal: Refusal | None = None, *, status: int = OK
) -> HttpResponse:
    shown = _asked_for(request, batch)
    rows = batch.report.get(shown, [])
    tables = [(name, label, count) for name, label, count in _tables(batch) if count]
    context = {
        "batch": batch,
        "tone": TONES[batch.state],
        "refusal": str(refusal or ""),
        "shown": shown,
        "tables": tables,
        "page": Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "report": batch.report,
        "changes_nothing": not (batch.new_count or batch.updated_count or batch.faulty_count),
        "may_be_undone": batch.may_be_undone(timezone.now()),
        **_how_far(batch),
        "back": (reverse("school:import"), "导入名单"),
    }
    return render(request, "school/import_report.html", context, status=status)


def _tables(batch: ImportBatch) -> list[tuple[str, str, int]]:
    return [
        (FAULTS, "要修改的地方", batch.report.get("fault_count", 0)),
        (UPDATES, "更新的人", batch.updated_count),
        (NEW, "新增的人", batch.new_count),
        (REMARKS, "自动改正的字", batch.report.get("remark_count", 0)),
    ]


def _asked_for(request: HttpRequest, batch: ImportBatch) -> str:
    """Faults first; without any, who changes; without any, who is new; what was put right last."""
    asked = request.GET.get("show")
    shown = [table for table in (FAULTS, UPDATES, NEW, REMARKS) if batch.report.get(table)]
    return asked if asked in shown else next(iter(shown), "")


def workbook_response(content: bytes, name: str) -> HttpResponse:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(content, content_type=WORKBOOK, headers={"Content-Disposition": disposition})
