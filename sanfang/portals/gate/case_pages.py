"""「核查记录」 at the desks of schools and of the province: the list of cases, and one case with its finding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.checks import actions
from sanfang.checks.errors import FindingMissing
from sanfang.checks.models import Case
from sanfang.checks.rows import one_row
from sanfang.checks.rules import RULES
from sanfang.institutions.models import School
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.check_pages import desk_of
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import CASE_TONES
from sanfang.reasons import LONGEST_REASON
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

RULE_CHOICES = [(str(rule.number), rule.name) for rule in RULES.values()]


class CaseFilters(Filters):
    """By itself the list is a queue: what is still looked into."""

    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *Case.State.choices])
    rule = forms.ChoiceField(label="核查规则", choices=[EVERYTHING, *RULE_CHOICES])
    finding = forms.ChoiceField(label="核查结论", choices=[EVERYTHING, *Case.Finding.choices])

    columns = {"state": "state", "rule": "rule", "finding": "finding"}
    defaults = {"state": Case.State.OPEN.value}

    @property
    def show_what_waits(self) -> bool:
        return self.chosen("state") == Case.State.OPEN


class ProvincesCaseFilters(CaseFilters):
    school = forms.ChoiceField(label="院校")

    columns = CaseFilters.columns | {"school": "school"}

    def offer_school(self, actor: Actor) -> list[tuple[str, str]]:
        return [(str(one.pk), one.name) for one in School.objects.visible_to(actor).order_by("code")]


class FindingForm(DeskForm):
    """What came of it. Nothing in the records changes by it."""

    finding = forms.ChoiceField(
        label="核查结论",
        choices=Case.Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": FindingMissing.message},
    )
    words = text_field(
        "情况说明",
        LONGEST_REASON,
        rows=4,
        help_text="2 到 500 个字：向谁核实、怎么处理的。请不要写身份证号和手机号码。",
        error_messages={"required": FindingMissing.message},
    )


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """The cases within scope; what is open in the order it was opened, otherwise the latest first."""
    is_province = request.actor.party == Party.PROVINCE
    filters = (ProvincesCaseFilters if is_province else CaseFilters)(request)
    found = filters.narrow(Case.objects.visible_to(request.actor)).for_lists()
    page = page_of(found.first_come() if filters.show_what_waits else found, request)
    context = {
        "filters": filters,
        "page": page,
        "rows": [(case, RULES[case.rule], CASE_TONES[case.state]) for case in page],
        **desk_of(request),
    }
    return render(request, "gate/cases.html", context)


@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: what was seen then and is seen now; a POST closes it with a finding."""
    seen = Case.objects.visible_to(request.actor).for_lists()
    found: Case = get_object_or_404(seen, pk=pk)
    form, status = FindingForm(request.POST or None), OK
    if form.is_valid():
        try:
            actions.close_case(found, actor=request.actor, **form.cleaned_data)
        except FindingMissing as refusal:
            status = refuse(form, refusal, "words")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "已办结，结论已记入核查记录。")
            return redirect(desk_of(request)["case_page"], pk)
    context = _context(found, request.actor) | {"form": form} | desk_of(request)
    return render(request, "gate/case.html", context, status=status)


def _context(case: Case, actor: Actor) -> dict[str, Any]:
    rule = RULES[case.rule]
    now = one_row(rule, case.subject_key, actor)
    return {
        "case": case,
        "rule": rule,
        "tone": CASE_TONES[case.state],
        "facts": [
            ("核查对象", case.subject_words),
            ("立案时的情况", case.facts["seen"]),
            *case.facts["about"],
            ("涉及毕业生", f"{case.facts['graduates']} 名"),
            ("立案人", case.opened_by),
            ("立案时间", calendar.spoken(case.opened_at)),
        ],
        "people": case.facts["people"],
        "now": now[1] if now else None,
    }
