"""「学籍比对」 at the desks of schools and of the province: upload a list, see how far it is and what it found."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Actor, Party
from sanfang.checks.models import RegistryComparison, RegistryRow
from sanfang.checks.registry import actions
from sanfang.checks.registry.models import State
from sanfang.checks.registry_rules import DIFFERING, MISSING
from sanfang.checks.rule import Row
from sanfang.checks.rules import RULES
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.imports.unpacking import LARGEST_UPLOAD
from sanfang.institutions.models import DispatchPlan, School
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.check_pages import beside_cases, desk_of, may_compare
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.sheets import workbook_response
from sanfang.portals.gate.tones import BAD, GOOD, OVER, WAITING
from sanfang.refusal import Refusal
from sanfang.ui.charts import Chart, Series
from sanfang.ui.forms import DeskForm
from sanfang.ui.uploads import WORKBOOK_KINDS, UploadField

TONES: dict[str, str] = {
    State.UPLOADED: WAITING,
    State.REFUSED: BAD,
    State.DONE: GOOD,
    State.REPLACED: OVER,
}
Kind = RegistryRow.Kind
# The rule under which a case is opened on a row of a kind.
RULE_OF = {Kind.DIFFERS: RULES[DIFFERING], Kind.ONLY_HELD: RULES[MISSING]}


class PlanField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, plan: Any) -> str:
        return f"{plan.cohort_year} 年 · {plan.name}"


class SchoolField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, school: Any) -> str:
        return str(school.name)


class ListForm(DeskForm):
    """Which school is asked only at the province's desk."""

    school = SchoolField(label="院校", queryset=School.objects.none(), empty_label="请选择")
    plan = PlanField(label="年度 · 方案", queryset=DispatchPlan.objects.all(), empty_label="请选择")
    file = UploadField(label="学籍名单", kinds=WORKBOOK_KINDS, limit=LARGEST_UPLOAD)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = School.objects.visible_to(actor).order_by("code")
        if actor.party == Party.PROVINCE:
            self.fields["school"].queryset = self.own
        else:
            del self.fields["school"]

    @property
    def school_chosen(self) -> School:
        found: School = self.cleaned_data.get("school") or self.own.get()
        return found


@require_http_methods(["GET", "POST"])
def registry(request: HttpRequest) -> HttpResponse:
    """Upload a list; below, every comparison so far."""
    _check_reader(request)
    form, status = ListForm(request.actor), OK
    if request.method == "POST":
        form = ListForm(request.actor, request.POST, request.FILES)
        if form.is_valid():
            comparison = _receive(request, form)
            if comparison is not None:
                return redirect(_desk(request)["result_page"], comparison.pk)
    page = page_of(RegistryComparison.objects.visible_to(request.actor).for_lists(), request)
    context = {
        "form": form,
        "page": page,
        "rows": [(comparison, TONES[comparison.state]) for comparison in page],
        **_desk(request),
    }
    return render(request, "gate/registry.html", context, status=status)


def _receive(request: HttpRequest, form: ListForm) -> RegistryComparison | None:
    """The comparison to look at; None when the file cannot be used, the form saying why."""
    chosen = form.cleaned_data
    try:
        comparison = actions.receive(chosen["file"], form.school_chosen, chosen["plan"], actor=request.actor)
    except Refusal as refusal:
        refuse(form, refusal, "file")
        return None
    if comparison.is_small:
        actions.run(comparison)
    if comparison.state == State.REFUSED:
        form.add_error("file", comparison.problem)
        return None
    return comparison


@require_GET
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What a comparison found, kind by kind; while it is on its way, how far it is. The page asks for that part
    itself every second, and is called anew when it is done."""
    comparison = _find(request, pk)
    if request.headers.get("HX-Request"):
        if not comparison.is_waiting:
            return HttpResponse(headers={"HX-Refresh": "true"})
        context = {"comparison": comparison, **_desk(request)}
        return render(request, "gate/parts/registry_progress.html", context)
    return _result(request, comparison)


@require_POST
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The differences as a workbook. By POST, because it leaves a row of the trail."""
    comparison = _find(request, pk)
    try:
        made = actions.differences_of(comparison, actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _result(request, comparison, status=status_of(refusal))
    stem = comparison.original_name.removesuffix(".xlsx")
    return workbook_response(made, f"{stem}-比对结果.xlsx")


def _result(request: HttpRequest, comparison: RegistryComparison, *, status: int = OK) -> HttpResponse:
    kind = _asked_for(request, comparison)
    page = page_of(comparison.rows.filter(kind=kind), request)
    context = {
        "comparison": comparison,
        "tone": TONES[comparison.state],
        "counts": [(name, label, count) for name, label, count in _counts(comparison) if count],
        "kind": kind,
        "page": page,
        "rows": _rows(page, kind, request.actor),
        "rule": RULE_OF.get(kind),
        "chart": _chart(comparison),
        **_desk(request),
    }
    return render(request, "gate/registry_result.html", context, status=status)


def _counts(comparison: RegistryComparison) -> list[tuple[str, str, int]]:
    return [
        (kind.value, str(kind.label), getattr(comparison, column)) for kind, column in actions.COUNTED.items()
    ]


def _asked_for(request: HttpRequest, comparison: RegistryComparison) -> Kind:
    """The first kind that has a row, unless another one with rows is asked for."""
    there = [name for name, _, count in _counts(comparison) if count]
    asked = request.GET.get("show", "")
    return Kind(asked if asked in there else next(iter(there), Kind.DIFFERS))


def _rows(page: Page[RegistryRow], kind: Kind, actor: Actor) -> list[tuple[RegistryRow, Any]]:
    """Each row with the latest case about it, where a case can be opened on its kind."""
    if kind not in RULE_OF:
        return [(row, None) for row in page]
    rows = [Row(str(row.graduate_id), row.name, row.words) for row in page]
    return list(zip(page, beside_cases(RULE_OF[kind], rows, actor), strict=True))


def _chart(comparison: RegistryComparison) -> Chart | None:
    """How many differ in each field; None where nobody does."""
    if not comparison.is_standing or not comparison.by_field:
        return None
    fields = sorted(comparison.by_field.items(), key=lambda one: -one[1])
    labels = [BY_NAME[name].label for name, _ in fields]
    return Chart(labels, [Series("人数", [float(count) for _, count in fields])], unit=" 人")


def _find(request: HttpRequest, pk: int) -> RegistryComparison:
    seen = RegistryComparison.objects.visible_to(request.actor).for_lists()
    found: RegistryComparison = get_object_or_404(seen, pk=pk)
    return found


def _check_reader(request: HttpRequest) -> None:
    """To whoever may not compare the page does not exist."""
    if not may_compare(request.actor):
        raise Http404


def _desk(request: HttpRequest) -> dict[str, Any]:
    portal = request.resolver_match.namespace if request.resolver_match else ""
    pages = {"result_page": "registry_result", "workbook_page": "registry_workbook"}
    return {name: f"{portal}:{page}" for name, page in pages.items()} | desk_of(request)
