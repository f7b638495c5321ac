"""「导出 Excel」 of a list of graduates, as it stands on its page: 「生源信息」 and 「毕业生联系方式」."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.exports.kinds import Kind
from sanfang.graduates.arrangements import chosen_columns
from sanfang.graduates.columns import Column
from sanfang.graduates.exporting import CONTACTS, RECORDS, asked_for
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.returning import asked_in
from sanfang.portals.gate.searching import search_text_of
from sanfang.portals.school.contacts import CONTACT_COLUMNS
from sanfang.portals.school.exports import ASKED_ON, begin, latest_of
from sanfang.portals.school.record_filters import ContactFilters, GraduateFilters, RecordFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class ExportForm(DeskForm):
    """Masked as on the page, or in clear for those who may reveal."""

    in_clear = forms.BooleanField(
        label="导出完整的身份证号、手机号码、家庭住址等",
        required=False,
        help_text="不选时与页面上一样只显示一部分。请只在工作需要时选择，导出的内容会记入操作日志。",
    )

    def __init__(self, data: object, *, may_reveal: bool) -> None:
        super().__init__(data)
        if not may_reveal:
            del self.fields["in_clear"]


@dataclass(frozen=True)
class Exported:
    """One list as it stands on its page: what narrows it, and which columns it has."""

    kind: Kind
    filters: GraduateFilters
    searched: str
    columns: Sequence[Column]

    def begin(self, request: HttpRequest, form: ExportForm) -> HttpResponse:
        asked = asked_for(
            self.filters.asked,
            self.columns,
            words=self.filters.in_words,
            searched=self.searched,
            in_clear=bool(form.cleaned_data.get("in_clear")),
        )
        return begin(request, self.kind, asked)


@require_http_methods(["GET", "POST"])
def records(request: HttpRequest) -> HttpResponse:
    """The columns that this account has chosen."""
    return _answer(request, RECORDS, RecordFilters(request), chosen_columns(request.actor))


@require_http_methods(["GET", "POST"])
def contacts(request: HttpRequest) -> HttpResponse:
    return _answer(request, CONTACTS, ContactFilters(request), CONTACT_COLUMNS)


def _answer(
    request: HttpRequest, kind: Kind, filters: GraduateFilters, columns: Sequence[Column]
) -> HttpResponse:
    """What would be exported, and how; a POST asks for it. Below, one's latest files."""
    searched, status = search_text_of(request, reverse(ASKED_ON[kind.name][0])), OK
    exported = Exported(kind, filters, searched, columns)
    may_reveal = request.actor.role in kind.in_clear_for
    form = ExportForm(request.POST if request.method == "POST" else None, may_reveal=may_reveal)
    if form.is_valid():
        try:
            return exported.begin(request, form)
        except Refusal as refusal:
            status = refuse(form, refusal)
    return _page(request, form, exported, status)


def _page(request: HttpRequest, form: ExportForm, exported: Exported, status: int) -> HttpResponse:
    seen = Graduate.objects.visible_to(request.actor).matching(exported.searched)
    page, words = ASKED_ON[exported.kind.name]
    context: dict[str, Any] = {
        "form": form,
        "title": exported.kind.title,
        "count": exported.filters.narrow(seen).count(),
        "asked": exported.filters.in_words,
        "searched": exported.searched,
        "columns": [column.label for column in exported.columns],
        "may_choose_columns": exported.kind == RECORDS,
        "kept": asked_in(request),
        "exports": latest_of(request, exported.kind),
        "back": (f"{reverse(page)}{asked_in(request)}", words),
    }
    return render(request, "school/list_exports.html", context, status=status)
