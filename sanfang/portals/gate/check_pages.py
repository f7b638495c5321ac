"""「数据核查」 at the desks of schools and of the province: the rules, their rows, and opening a case on one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sanfang.actors import Actor, Party
from sanfang.checks import actions
from sanfang.checks.errors import NothingFound
from sanfang.checks.models import Case
from sanfang.checks.reading import unread_records
from sanfang.checks.rows import found_by, in_words
from sanfang.checks.rule import Row, Rule
from sanfang.checks.rules import RULES, SECTIONS, counts
from sanfang.portals.gate.answers import status_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import CASE_TONES
from sanfang.refusal import Refusal

# What the subject of a row is called at the head of its column.
SUBJECTS: dict[str, str] = {
    Case.Kind.EMPLOYER: "单位名称",
    Case.Kind.CONTACT: "联系方式",
    Case.Kind.FILE: "文件名",
}


@dataclass(frozen=True)
class Shown:
    """A row beside the latest case about it, if there is one."""

    row: Row
    case: Case | None
    tone: str

    @property
    def about(self) -> dict[str, str]:
        return dict(self.row.about)

    @property
    def unnamed(self) -> int:
        """How many of its graduates are not among those named."""
        return max(self.row.people_in_all - len(self.row.people), 0)


@require_GET
def checks(request: HttpRequest) -> HttpResponse:
    """Every rule with how many rows it finds for this reader."""
    context = {
        "sections": [(title, counts(rules, request.actor)) for title, rules in SECTIONS],
        "unread": unread_records().visible_to(request.actor).count(),
        "may_compare": may_compare(request.actor),
        **desk_of(request),
    }
    return render(request, "gate/checks.html", context)


@require_GET
def check(request: HttpRequest, number: int) -> HttpResponse:
    """The rows of one rule, a page at a time."""
    return _shown(request, _rule(number))


@require_POST
def open_case(request: HttpRequest, number: int) -> HttpResponse:
    """Open a case on one row; what the rule does not show this reader is not there."""
    rule = _rule(number)
    try:
        case = actions.open_case(rule, request.POST.get("key", ""), actor=request.actor)
    except NothingFound as gone:
        raise Http404 from gone
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _shown(request, rule, status=status_of(refusal))
    messages.success(request, "已立案。核实以后，请在这里填写核查结论。")
    return redirect(desk_of(request)["case_page"], case.pk)


def desk_of(request: HttpRequest) -> dict[str, Any]:
    """The addresses of the reader's own desk, and whether it is the province's."""
    portal = request.resolver_match.namespace if request.resolver_match else ""
    pages = {f"{name}_page": f"{portal}:{name}" for name in ("checks", "check", "cases", "case", "registry")}
    is_province = request.actor.party == Party.PROVINCE
    return pages | {"opening_page": f"{portal}:check_open", "is_province": is_province}


def may_compare(actor: Actor) -> bool:
    """At a school, registry lists are the administrators' business."""
    return actor.party == Party.PROVINCE or actor.is_administrator


def _rule(number: int) -> Rule:
    if number not in RULES:
        raise Http404
    return RULES[number]


def _shown(request: HttpRequest, rule: Rule, *, status: int = 200) -> HttpResponse:
    page = page_of(found_by(rule, request.actor), request)
    context = {
        "rule": rule,
        "page": page,
        "rows": beside_cases(rule, in_words(rule, page, request.actor), request.actor),
        "of_records": rule.kind == Case.Kind.GRADUATE,
        "subject": SUBJECTS.get(rule.kind, "姓名"),
        **desk_of(request),
    }
    return render(request, "gate/check.html", context, status=status)


def beside_cases(rule: Rule, rows: Iterable[Row], actor: Actor) -> list[Shown]:
    """Each row with the latest case about it that this reader may see."""
    rows = list(rows)
    about = Case.objects.visible_to(actor).about(rule.number, [row.key for row in rows])
    if rule.kind != Case.Kind.GRADUATE:
        # Each school looks into an employer by itself, and so does the province.
        about = about.filter(school_id=actor.school_id)
    latest: dict[str, Case] = {}
    for case in about.order_by("-opened_at", "-pk"):
        latest.setdefault(case.subject_key, case)
    return [_shown_row(row, latest.get(row.key)) for row in rows]


def _shown_row(row: Row, case: Case | None) -> Shown:
    return Shown(row, case, CASE_TONES[case.state] if case else "")
