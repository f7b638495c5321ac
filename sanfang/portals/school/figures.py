"""「数据分析」 of the school, a department or a class (manual H11): exact, within the reader's scope."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sanfang.codes.lists import code_list
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
from sanfang.portals.gate.paging import page_of
from sanfang.portals.school.filters import classes_of, departments_of
from sanfang.statistics import actions, counting
from sanfang.statistics.cells import ALL, Shown, Unit, count, exact, reckon_units
from sanfang.statistics.definitions import definitions
from sanfang.statistics.figures import Figure, figures, label_of
from sanfang.statistics.formulas import BY_YEAR, FORMULAS, Formula, formula_of
from sanfang.statistics.scope import Scope

WHOLE = ("", "全部")


class SchoolFiguresForm(FiguresForm):
    """年度 · 院系 · 班级 · 截至 · 公式."""

    department = forms.TypedChoiceField(label="院系", required=False, coerce=int, empty_value=None)
    school_class = forms.TypedChoiceField(label="班级", required=False, coerce=int, empty_value=None)
    edition = forms.ChoiceField(label="公式", required=False)

    field_order = ("year", "department", "school_class", "day", "edition")
    kept = ("year", "department", "school_class", "day", "edition")

    def offer(self) -> None:
        departments = [(str(one.pk), one.name) for one in departments_of(self.actor)]
        self.fields["department"].choices = [WHOLE, *departments]
        self.fields["school_class"].choices = [WHOLE, *self._classes()]
        editions = [(str(one.first_year), one.name) for one in FORMULAS]
        self.fields["edition"].choices = [("", "当年的公式"), *editions]

    def _classes(self) -> list[tuple[str, str]]:
        """The classes that have graduates of this cohort, of the department that was chosen."""
        year = self.data["year"] or 0
        classes = classes_of(self.actor).filter(graduates__cohort_year=year)
        if self.data.get("department", "").isascii() and self.data.get("department", "").isdecimal():
            classes = classes.filter(major__department=self.data["department"])
        found = classes.order_by("name", "pk").values_list("pk", "name").distinct()
        return [(str(pk), name) for pk, name in found]

    @property
    def scope(self) -> Scope:
        asked = self.cleaned_data
        return replace(
            super().scope, department=asked.get("department"), school_class=asked.get("school_class")
        )

    @property
    def formula(self) -> Formula:
        return BY_YEAR.get(self.cleaned_data.get("edition", ""), formula_of(super().scope.year))


@dataclass(frozen=True)
class Answer:
    """Everything that a page or a workbook tells about what was asked for."""

    form: SchoolFiguresForm

    @cached_property
    def now(self) -> Shown:
        return exact(count(self.form.scope, self.form.formula), self.form.formula)

    @cached_property
    def before(self) -> Shown | None:
        scope = self.form.scope.before
        return exact(count(scope, self.form.formula), self.form.formula) if scope else None

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.now, self.before, self.form.formula, self.form.scope.year)

    @cached_property
    def units(self) -> list[Unit]:
        """The departments of the school, or the classes of the department that was chosen."""
        scope, formula = self.form.scope, self.form.formula
        if scope.school_class:
            return []
        unit = "school_class" if scope.department else "department"
        choices = self.form.fields[unit].choices
        names = [(int(pk), "", name) for pk, name in choices if pk]
        return reckon_units(
            names, counting.by_unit(scope, unit, formula), counting.signed_by_unit(scope, unit), formula
        )


@require_GET
def analysis(request: HttpRequest) -> HttpResponse:
    """Every figure of the scope beside the year before's, and each department or class."""
    form = SchoolFiguresForm(request)
    answer, scope = Answer(form), form.scope
    context = context_of(form, form.formula, scope, scope.before)
    if form.years:
        context |= _drawn(answer)
    return render(request, "school/figures.html", context)


def _drawn(answer: Answer) -> dict[str, Any]:
    form, scope = answer.form, answer.form.scope
    reviews = [_review_row(form, one, shown) for one, shown in _both(answer)]
    narrower = "school_class" if scope.department else "department"
    return {
        "drawn": draw(answer.figures, scope, scope.before, lambda *of: _records(form, *of)),
        "reviews": reviews,
        "review_chart": review_chart(reviews),
        "units": unit_rows(
            answer.units, form.formula, lambda unit: f"?{form.query}&{urlencode({narrower: unit.pk})}"
        ),
        "headings": unit_headings(form.formula),
        "unit_word": "班级" if scope.department else "院系",
    }


def _both(answer: Answer) -> list[tuple[Scope, Shown]]:
    scope = answer.form.scope
    both = [(scope, answer.now)]
    if answer.before and scope.before:
        both.append((scope.before, answer.before))
    return both


def _review_row(form: SchoolFiguresForm, scope: Scope, shown: Shown) -> ReviewRow:
    if shown.review is None or not shown.review.decided:
        return ReviewRow(scope.year, shown.review)
    urls = (_behind("school:figure_reviews", form, scope, key=key) for key in ("all", "median", "p90"))
    return ReviewRow(scope.year, shown.review, *urls)


def _records(form: SchoolFiguresForm, figure: str, key: str, scope: Scope) -> str:
    """The address of the graduates whom a number counts."""
    return _behind("school:figure_records", form, scope, figure=figure, key=key)


def _behind(page: str, form: SchoolFiguresForm, scope: Scope, **which: str) -> str:
    asked = {
        "year": scope.year,
        "day": scope.day.isoformat() if scope.day else "",
        "department": scope.department or "",
        "school_class": scope.school_class or "",
        "edition": form.formula.first_year,
        **which,
    }
    address = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse(page)}?{address}"


@require_GET
def records(request: HttpRequest) -> HttpResponse:
    """The graduates whom one number counts, by student number: all of them unless asked; no number, no page."""
    form = SchoolFiguresForm(request)
    figure, key = request.GET.get("figure", "destinations"), request.GET.get("key", ALL)
    found = counting.graduates_behind(form.scope, form.formula, figure, key)
    if found is None:
        raise Http404
    page = page_of(found.for_lists(), request)
    words = code_list("destination", year=form.scope.year)
    context = {
        "page": page,
        "rows": [(graduate, words.label(graduate.code)) for graduate in page],
        "title": label_of(figure, key, form.formula, form.scope.year),
        "scope": form.scope,
        "back": (f"{reverse('school:figures')}?{form.query}", "数据分析"),
    }
    return render(request, "school/figure_records.html", context)


@require_GET
def meaning(request: HttpRequest) -> HttpResponse:
    """What each figure counts, under the formula that the page before was reckoned with."""
    form = SchoolFiguresForm(request)
    context = {
        "formula": form.formula,
        "definitions": definitions(form.formula),
        "back": (f"{reverse('school:figures')}?{form.query}", "数据分析"),
    }
    return render(request, "school/figure_definitions.html", context)


@require_POST
def workbook(request: HttpRequest) -> HttpResponse:
    """The tables as an .xlsx. By POST, because it leaves a row of the trail."""
    form = SchoolFiguresForm(request)
    if not form.years:
        raise Http404
    answer, scope = Answer(form), form.scope
    actions.record_export(scope)
    return workbook_of(answer.figures, answer.units, form.formula, scope, scope.before)
