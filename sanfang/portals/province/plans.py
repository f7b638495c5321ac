"""「派遣方案」: the cohorts and plans that schools import their lists into (manual H3)."""

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sanfang.institutions import actions
from sanfang.institutions.models import DispatchPlan
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import line_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.province.own import own_province
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

# A list comes in for a cohort that graduates soon, or for one that is looked after still.
YEARS_BACK, YEARS_AHEAD = 5, 2


class PlanForm(DeskForm):
    cohort_year = forms.IntegerField(label="年度", help_text="毕业年份，例如 2027。")
    name = line_field("方案", 20, help_text="例如 秋季、春季。")

    def clean_cohort_year(self) -> int:
        year: int = self.cleaned_data["cohort_year"]
        this_year = timezone.localdate().year
        first, last = this_year - YEARS_BACK, this_year + YEARS_AHEAD
        if not first <= year <= last:
            raise forms.ValidationError(f"请填写 {first} 到 {last} 之间的年份。")
        return year


@require_http_methods(["GET", "POST"])
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan with how many graduates are on its lists; a POST adds one."""
    form, status = PlanForm(request.POST or None), OK
    if form.is_valid():
        try:
            plan = actions.add_plan(own_province(request), **form.cleaned_data, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "name")
        else:
            messages.success(request, f"已添加 {plan.cohort_year} 年{plan.name}方案，学校现在可以导入名单。")
            return redirect("province:plans")
    counted = DispatchPlan.objects.annotate(graduate_count=Count("graduates")).order_by(
        "-cohort_year", "name"
    )
    context = {"page": page_of(counted, request), "form": form}
    return render(request, "province/plans.html", context, status=status)
