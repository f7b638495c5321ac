"""The two forms of a sample at the province's desk: its terms, and the finding of one item."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from sanfang import calendar
from sanfang.checks.models import Sample
from sanfang.checks.sampling.drawing import Terms
from sanfang.checks.sampling.models import MOST_OF_A_SCHOOL
from sanfang.checks.sampling.workflow import FINDINGS, RETURN
from sanfang.institutions.models import DispatchPlan
from sanfang.portals.gate.fields import line_field, text_field
from sanfang.reasons import LONGEST_REASON
from sanfang.ui.forms import DeskForm

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
    def terms(self) -> Terms:
        chosen = dict(self.cleaned_data)
        cohort = chosen.pop("cohort")
        plan = self.plans.get(cohort)
        year = plan.cohort_year if plan else int(cohort.removeprefix("y"))
        return Terms(cohort_year=year, plan=plan, **chosen)


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
