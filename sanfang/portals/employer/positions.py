"""「岗位管理」: what this employer offers; every agreement is signed for one of these."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.employers import actions
from sanfang.employers.models import Position
from sanfang.portals.employer.own import own_employer
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.fields import code_field, line_field, text_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.printing import refuse_unprintable
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class PositionForm(DeskForm):
    title = line_field("岗位名称", 50)
    job_category = code_field("职位类别", "job_category")
    place = line_field("工作地点", 100, help_text="例如 安徽省芜湖市鸠江区。")
    headcount = forms.IntegerField(label="招聘人数", min_value=1, max_value=9999, initial=1)
    monthly_pay = forms.IntegerField(
        label="月薪（元）", min_value=1, max_value=1_000_000, required=False, help_text="税前；面议可不填。"
    )
    description = text_field("岗位说明", 2000, rows=5, required=False)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned


@require_GET
def positions(request: HttpRequest) -> HttpResponse:
    page = page_of(Position.objects.visible_to(request.actor), request)
    return render(request, "employer/positions.html", {"page": page})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _write(request, Position(employer=own_employer(request)), "岗位已发布。")


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a position; what was signed before keeps the old words."""
    return _write(request, _own_position(request, pk), "岗位已保存。")


@require_POST
def set_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop recruiting for a position, or begin again: `open` is 「yes」 or 「no」."""
    position = _own_position(request, pk)
    position.is_open = request.POST.get("open") == "yes"
    actions.save_position(position, actor=request.actor)
    messages.success(request, "岗位已开放，可以签约。" if position.is_open else "岗位已停止招聘。")
    return redirect("employer:positions")


def _write(request: HttpRequest, position: Position, saved: str) -> HttpResponse:
    initial = {name: getattr(position, name) for name in PositionForm.base_fields}
    form = PositionForm(request.POST or None, initial=initial)
    status = 200
    if form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(position, name, value)
        try:
            actions.save_position(position, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, saved)
            return redirect("employer:positions")
    context = {"form": form, "is_new": position.pk is None}
    return render(request, "employer/position.html", context, status=status)


def _own_position(request: HttpRequest, pk: int) -> Position:
    mine = Position.objects.visible_to(request.actor).select_related("employer")
    position: Position = get_object_or_404(mine, pk=pk)
    return position
