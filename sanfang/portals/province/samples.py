"""「抽查」 of the province: draw a sample, follow the schools, close each item with a finding."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.checks.models import Sample, SampleItem, SamplePart
from sanfang.checks.sampling import actions, drawing, reminding
from sanfang.checks.sampling.errors import BoundsCross, DayIsPast, FindingMissing, TitleTaken
from sanfang.checks.sampling.states import ItemState
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.sample_pages import (
    desk_of,
    find_item,
    find_sample,
    item_context,
    next_item,
    proofs_of,
    terms_of,
)
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.province.sample_forms import DrawForm, FindingForm
from sanfang.refusal import Refusal
from sanfang.ui.charts import Chart, Series

AN_HOUR = 3600


@throttled("sample_draw", limit=20, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def samples(request: HttpRequest) -> HttpResponse:
    """Every sample so far, the latest first; a POST draws one."""
    form, status = DrawForm(request.POST or None), OK
    if form.is_valid():
        try:
            sample = drawing.draw(form.terms, actor=request.actor)
        except BoundsCross as refusal:
            status = refuse(form, refusal, "minimum")
        except DayIsPast as refusal:
            status = refuse(form, refusal, "answer_by")
        except TitleTaken as refusal:
            status = refuse(form, refusal, "title")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "已抽取，学校已收到通知。")
            return redirect("province:sample", sample.pk)
    seen = Sample.objects.visible_to(request.actor).counted_for(request.actor)
    context = {"page": page_of(seen.select_related("plan"), request), "form": form, **desk_of(request)}
    return render(request, "province/samples.html", context, status=status)


@throttled("sample_remind", limit=60, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each school is with one sample; a POST reminds those that have something to answer."""
    found, status = find_sample(request, pk), OK
    if request.method == "POST":
        try:
            told = reminding.remind(found, actor=request.actor)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            status = status_of(refusal)
        else:
            messages.success(request, f"已提醒 {told} 所学校。每校每天最多提醒一次。")
            return redirect("province:sample", pk)
    parts = SamplePart.objects.filter(sample=found)
    page = page_of(parts.select_related("school").defer("keys").counted(), request)
    counts = _counts(found)
    context = {
        "sample": found,
        "page": page,
        "rows": [_row(part) for part in page],
        "counts": counts,
        "whole": sum(count for _, _, count in counts),
        "left": sum(count for state, _, count in counts if state in {"waiting", "returned"}),
        "chart": Chart(
            [label for _, label, _ in counts], [Series("条数", [float(c) for *_, c in counts])], unit=" 条"
        ),
        "terms": terms_of(found),
        "proofs": proofs_of(request, parts),
        **desk_of(request),
    }
    return render(request, "province/sample.html", context, status=status)


def _counts(sample: Sample) -> list[tuple[str, str, int]]:
    by_state = sample.items.order_by("state").values_list("state").annotate(count=Count("pk"))
    found: dict[str, int] = dict(by_state)
    return [(state.value, str(state.label), found.get(state.value, 0)) for state in ItemState]


def _row(part: Any) -> tuple[SamplePart, list[int], int, int]:
    """A school's part: how many stand in each state, how many were answered, how many are closed."""
    counts = [getattr(part, f"in_{state.value}") for state in ItemState]
    waiting, returned, _, true, untrue = counts
    return part, counts, part.drawn - waiting - returned, true + untrue


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item with what the school said; a POST closes it or asks for more."""
    found, status = find_item(request, pk), OK
    form = FindingForm(request.POST or None)
    if form.is_valid():
        try:
            actions.decide(found, actor=request.actor, **form.cleaned_data)
        except DayIsPast as refusal:
            status = refuse(form, refusal, "answer_by")
        except FindingMissing as refusal:
            status = refuse(form, refusal, "words")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, f"已核定为「{found.get_state_display()}」。")
            return redirect(*_onwards(found, request))
    context = item_context(request, found) | {"form": form, "may_decide": _may_decide(found)}
    return render(request, "province/sample_item.html", context, status=status)


def _may_decide(item: SampleItem) -> bool:
    return item.state == ItemState.ANSWERED or item.is_overdue


def _onwards(item: SampleItem, request: HttpRequest) -> tuple[str, int]:
    """To the next item that waits for the province, so that a hundred need no list in between."""
    following = next_item(item, request.actor, ItemState.ANSWERED)
    if following is None:
        return "province:sample_item", item.pk
    return "province:sample_item", following.pk
