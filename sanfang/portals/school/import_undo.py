"""「撤销这次导入」: what it would take back, or what was built on it since and stands in the way."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.graduates.actions import importing
from sanfang.graduates.actions.running_imports import run
from sanfang.graduates.imports.building import built_on
from sanfang.graduates.imports.models import ImportBatch, State
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.school.imports import find
from sanfang.refusal import Refusal


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Look first, then take it back: a small list at once, a large one by the worker."""
    batch = find(request, pk)
    if request.method == "POST":
        return _take_back(request, batch)
    if not batch.may_be_undone(timezone.now()):
        raise Http404
    return _page(request, batch)


def _take_back(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    try:
        importing.ask_to_undo(batch, actor=request.actor)
    except Refusal as refusal:
        return _page(request, batch, str(refusal), status=status_of(refusal))
    if batch.is_small:
        run(batch)
    if batch.state == State.UNDONE:
        messages.success(
            request, f"已撤销：移除新增的 {batch.new_count} 人，恢复更新的 {batch.updated_count} 人。"
        )
    return redirect("school:import_report", batch.pk)


def _page(request: HttpRequest, batch: ImportBatch, refusal: str = "", *, status: int = OK) -> HttpResponse:
    context = {
        "batch": batch,
        "built": built_on(batch),
        "refusal": refusal,
        "back": (reverse("school:import_report", args=[batch.pk]), "导入结果"),
    }
    return render(request, "school/import_undo.html", context, status=status)
