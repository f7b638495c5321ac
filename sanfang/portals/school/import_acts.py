"""What is done about a checked list: confirm it, give it up, take it back with its faults marked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sanfang.actors import Role
from sanfang.graduates.actions import importing
from sanfang.graduates.actions.running_imports import run
from sanfang.graduates.imports.marking import marked_copy
from sanfang.graduates.imports.models import State
from sanfang.portals.gate.answers import status_of
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.school.imports import find, report_page, workbook_response
from sanfang.refusal import Refusal


@for_roles(Role.ADMINISTRATOR)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """「确认导入」: a small list at once, a large one by the worker."""
    batch = find(request, pk)
    try:
        importing.confirm(batch, actor=request.actor)
    except Refusal as refusal:
        return report_page(request, batch, refusal, status=status_of(refusal))
    if batch.is_small:
        run(batch)
    if batch.state == State.COMMITTED:
        messages.success(request, f"已导入：新增 {batch.new_count} 人，更新 {batch.updated_count} 人。")
    return redirect("school:import_report", batch.pk)


@for_roles(Role.ADMINISTRATOR)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """「放弃」: nothing is imported and the file goes."""
    batch = find(request, pk)
    try:
        importing.discard(batch, actor=request.actor)
    except Refusal as refusal:
        return report_page(request, batch, refusal, status=status_of(refusal))
    messages.success(request, "已放弃这次导入，生源信息没有变动。")
    return redirect("school:import")


@for_roles(Role.ADMINISTRATOR)
@require_POST
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The uploaded list with its faulty cells coloured. By POST, because it leaves a row of the trail."""
    batch = find(request, pk)
    if not batch.is_open:
        raise Http404
    try:
        marked = marked_copy(batch)
        importing.record_download(batch, actor=request.actor)
    except Refusal as refusal:
        return report_page(request, batch, refusal, status=status_of(refusal))
    stem = batch.original_name.removesuffix(".xlsx")
    return workbook_response(marked, f"{stem}-检查结果.xlsx")
