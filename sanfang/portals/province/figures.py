"""「数据分析」 of the province: its schools beside each other by code, small cells held back (decision 0025)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sanfang.institutions.models import School
from sanfang.portals.gate.figure_sheets import workbook_of
from sanfang.portals.gate.figures import (
    FiguresForm,
    ReviewRow,
    context_of,
    draw,
    review_chart,
    unit_headings,
    unit_rows,
)
from sanfang.statistics import actions, counting
from sanfang.statistics.cells import Shown, Unit, count, reckon_units
from sanfang.statistics.definitions import definitions
from sanfang.statistics.figures import Figure, figures
from sanfang.statistics.formulas import formula_of
from sanfang.statistics.outside import LEGEND, outside
from sanfang.statistics.scope import Scope


@dataclass(frozen=True)
class Answer:
    """Everything that a page or a workbook tells about what was asked for.

    Under two formulas the same graduates would fall into other groups, and what one table holds back could be
    told from the other: a cohort is shown under its own formula only, and compared when both have the same.
    """

    form: FiguresForm

    @property
    def before_scope(self) -> Scope | None:
        before = self.form.scope.before
        return before if before and formula_of(before.year) is self.form.formula else None

    @cached_property
    def now(self) -> tuple[Shown, list[Unit]]:
        return self._shown(self.form.scope)

    @cached_property
    def before(self) -> Shown | None:
        return self._shown(self.before_scope)[0] if self.before_scope else None

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.now[0], self.before, self.form.formula, self.form.scope.year)

    def _shown(self, scope: Scope) -> tuple[Shown, list[Unit]]:
        formula = self.form.formula
        found = School.objects.visible_to(scope.actor).order_by("code").values_list("pk", "code", "name")
        schools, routes = list(found), counting.routes_by_unit(scope, "school")
        units = reckon_units(
            schools,
            counting.by_unit(scope, "school", formula),
            counting.signed_by_unit(scope, "school"),
            formula,
        )
        by_school = [routes.get(pk, {}) for pk, _, _ in schools]
        return outside(count(scope, formula), formula, units, by_school)


@require_GET
def analysis(request: HttpRequest) -> HttpResponse:
    """The province beside the year before, and each school."""
    form = FiguresForm(request)
    answer = Answer(form)
    context = context_of(form, form.formula, form.scope, answer.before_scope)
    if form.years:
        context |= _drawn(answer)
    return render(request, "province/figures.html", context)


def _drawn(answer: Answer) -> dict[str, Any]:
    scope, formula = answer.form.scope, answer.form.formula
    reviews = [ReviewRow(scope.year, answer.now[0].review)]
    if answer.before and answer.before_scope:
        reviews.append(ReviewRow(answer.before_scope.year, answer.before.review))
    return {
        "drawn": draw(answer.figures, scope, answer.before_scope, lambda figure, key, one: ""),
        "reviews": reviews,
        "review_chart": review_chart(reviews),
        "units": unit_rows(answer.now[1], formula, lambda unit: reverse("province:school", args=[unit.pk])),
        "headings": unit_headings(formula),
        "unit_word": "学校",
        "legend": LEGEND,
    }


@require_GET
def meaning(request: HttpRequest) -> HttpResponse:
    """What each figure counts, under the formula of the cohort."""
    form = FiguresForm(request)
    context = {
        "formula": form.formula,
        "definitions": definitions(form.formula),
        "back": (f"{reverse('province:figures')}?{form.query}", "数据分析"),
    }
    return render(request, "province/figure_definitions.html", context)


@require_POST
def workbook(request: HttpRequest) -> HttpResponse:
    """The tables as an .xlsx, with the same cells held back. By POST: it leaves a row of the trail."""
    form = FiguresForm(request)
    if not form.years:
        raise Http404
    answer = Answer(form)
    actions.record_export(form.scope)
    return workbook_of(answer.figures, answer.now[1], form.formula, form.scope, answer.before_scope)
