"""「导出」: the list as it stands, as a workbook: asked for, made, fetched within a day by whoever asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.graduates.actions import exporting
from sanfang.graduates.actions.correcting import DECIDERS
from sanfang.graduates.actions.running_exports import run
from sanfang.graduates.arrangements import chosen_columns
from sanfang.graduates.exports.models import RecordExport, State
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.returning import asked_in, way_back
from sanfang.portals.gate.searching import search_text_of
from sanfang.portals.gate.tones import BAD, GOOD, OVER, WAITING
from sanfang.portals.school.imports import workbook_response
from sanfang.portals.school.record_filters import RecordFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

LATEST = 10
TONES: dict[str, str] = {State.WAITING: WAITING, State.DONE: GOOD, State.REFUSED: BAD, State.GONE: OVER}


class ExportForm(DeskForm):
    """Masked as on the page, or in clear for those who may reveal."""

    in_clear = forms.BooleanField(
        label="导出完整的身份证号、手机号码、家庭住址等",
        required=False,
        help_text="不选时与页面上一样只显示一部分。请只在工作需要时选择，导出的内容会记入操作日志。",
    )

    def __init__(self, data: object, *, may_reveal: bool) -> None:
        super().__init__(data)
        if not may_reveal:
            del self.fields["in_clear"]


@require_http_methods(["GET", "POST"])
def exports(request: HttpRequest) -> HttpResponse:
    """What would be exported, and how; a POST asks for it. Below, one's latest files."""
    filters, status = RecordFilters(request), OK
    searched = search_text_of(request, reverse("school:records"))
    may_reveal = request.actor.role in DECIDERS
    form = ExportForm(request.POST if request.method == "POST" else None, may_reveal=may_reveal)
    if form.is_valid():
        try:
            export = _ask(request, filters, searched, form)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            return redirect("school:record_export", export.pk)
    return _page(request, form, filters, searched, status)


def _ask(request: HttpRequest, filters: RecordFilters, searched: str, form: ExportForm) -> RecordExport:
    in_clear = form.cleaned_data.get("in_clear", False)
    export = exporting.ask(filters.asked, filters.in_words, searched, actor=request.actor, in_clear=in_clear)
    if export.is_small:
        run(export)
    return export


def _page(
    request: HttpRequest, form: ExportForm, filters: RecordFilters, searched: str, status: int
) -> HttpResponse:
    found = filters.narrow(Graduate.objects.visible_to(request.actor).matching(searched))
    columns = chosen_columns(request.actor)
    latest = RecordExport.objects.visible_to(request.actor)[:LATEST]
    context: dict[str, Any] = {
        "form": form,
        "count": found.count(),
        "asked": filters.in_words,
        "searched": searched,
        "columns": [column.label for column in columns],
        "kept": asked_in(request),
        "exports": [(export, TONES[export.state]) for export in latest],
        "back": (f"{reverse('school:records')}{asked_in(request)}", "生源信息"),
    }
    return render(request, "school/record_exports.html", context, status=status)


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
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The file. By POST, because it leaves a row of the trail."""
    found = _own(request, pk)
    if not found.is_there:
        raise Http404
    try:
        content = exporting.fetch(found, actor=request.actor)
    except Refusal as refusal:
        return _shown(request, found, refusal)
    made_at = timezone.localtime(found.created_at)
    return workbook_response(content, f"生源信息-{made_at:%Y%m%d-%H%M}.xlsx")


def _own(request: HttpRequest, pk: int) -> RecordExport:
    found: RecordExport = get_object_or_404(RecordExport.objects.visible_to(request.actor), pk=pk)
    return found


def _shown(request: HttpRequest, found: RecordExport, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "export": found,
        "tone": TONES[found.state],
        "refusal": str(refusal or ""),
        "back": (way_back(request, reverse("school:records")), "生源信息"),
    }
    status = status_of(refusal) if refusal else OK
    return render(request, "school/record_export.html", context, status=status)
