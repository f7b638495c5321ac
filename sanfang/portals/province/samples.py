"""「抽查」 of the province: draw a sample, follow the schools, close each item with a finding."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang import calendar
from sanfang.checks.models import Sample, SampleItem, SamplePart
from sanfang.checks.sampling import actions, reminding
from sanfang.checks.sampling.errors import BoundsCross, DayIsPast, FindingMissing, TitleTaken
from sanfang.checks.sampling.models import MOST_OF_A_SCHOOL
from sanfang.checks.sampling.states import ItemState
from sanfang.checks.sampling.workflow import FINDINGS, RETURN
from sanfang.institutions.models import DispatchPlan
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.fields import line_field, text_field
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
from sanfang.reasons import LONGEST_REASON
from sanfang.refusal import Refusal
from sanfang.ui.charts import Chart, Series
from sanfang.ui.forms import DeskForm

AN_HOUR = 3600
# How long a school usually has.
DAYS_TO_ANSWER = 14
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DrawForm(DeskForm):
    """The terms. Whom they fall on is nobody's choice."""

    title = line_field("名称", 50, help_text="学校会看到，例如 2026 届去向抽查（第一批）。")
    population = forms.ChoiceField(
        label="抽查内容", choices=Sample.Population.choices, widget=forms.RadioSelect
    )
    cohort = forms.ChoiceField(label="年度 · 方案")
    share = forms.IntegerField(label="抽查比例（%）", min_value=1, max_value=100, initial=5)
    minimum = forms.IntegerField(label="每校最少（条）", min_value=1, max_value=MOST_OF_A_SCHOOL, initial=10)
    maximum = forms.IntegerField(label="每校最多（条）", min_value=1, max_value=MOST_OF_A_SCHOOL, initial=100)
    answer_by = forms.DateField(label="学校说明截止日期", widget=DAY)
    words = text_field(
        "对学校的要求", LONGEST_REASON, required=False, help_text="例如 请附劳动合同或近一个月的工资条。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        usual = {"answer_by": calendar.today() + timedelta(days=DAYS_TO_ANSWER)}
        super().__init__(*args, initial=usual, **kwargs)
        self.plans = {str(plan.pk): plan for plan in DispatchPlan.objects.order_by("-cohort_year", "name")}
        self.fields["cohort"].choices = [("", "请选择"), *self._cohorts()]

    def _cohorts(self) -> list[tuple[str, str]]:
        """Each year as a whole, then its plans."""
        years = dict.fromkeys(plan.cohort_year for plan in self.plans.values())
        whole = [(f"y{year}", f"{year} 年 · 全部方案") for year in years]
        return whole + [(key, f"{one.cohort_year} 年 · {one.name}") for key, one in self.plans.items()]

    @property
    def terms(self) -> actions.Terms:
        chosen = dict(self.cleaned_data)
        cohort = chosen.pop("cohort")
        plan = self.plans.get(cohort)
        year = plan.cohort_year if plan else int(cohort.removeprefix("y"))
        return actions.Terms(cohort_year=year, plan=plan, **chosen)


class FindingForm(DeskForm):
    finding = forms.ChoiceField(
        label="核定结果",
        choices=[(name, step.words) for name, step in FINDINGS.items()],
        widget=forms.RadioSelect,
    )
    words = text_field(
        "理由",
        LONGEST_REASON,
        rows=4,
        help_text="2 到 500 个字，学校会看到。请不要写身份证号和手机号码。",
    )
    answer_by = forms.DateField(
        label="补充截止日期", widget=DAY, required=False, help_text="只在「需补充材料」时填写。"
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("finding") == RETURN.name and not cleaned.get("answer_by"):
            self.add_error("answer_by", "请填写补充截止日期。")
        return cleaned


@throttled("sample_draw", limit=20, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def samples(request: HttpRequest) -> HttpResponse:
    """Every sample so far, the latest first; a POST draws one."""
    form, status = DrawForm(request.POST or None), OK
    if form.is_valid():
        try:
            sample = actions.draw(form.terms, actor=request.actor)
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
