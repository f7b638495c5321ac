"""「确认进度」: how many of each class have confirmed their record, and a reminder to those who have not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.graduates.actions.reminding import MOST_A_WEEK, Reminded, remind_to_confirm
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.returning import asked_in
from sanfang.portals.school.record_filters import ConfirmationFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

Rows = list[dict[str, Any]]


class ReminderForm(DeskForm):
    """The classes ticked, of those on the page."""

    classes = forms.TypedMultipleChoiceField(label="班级", coerce=int)

    def __init__(self, data: object, rows: Rows) -> None:
        super().__init__(data)
        self.fields["classes"].choices = [(row["school_class"], row["class_name"]) for row in rows]
        self.fields["classes"].error_messages["required"] = "请先勾选要提醒的班级。"


@require_http_methods(["GET", "POST"])
def confirmation(request: HttpRequest) -> HttpResponse:
    """One row for each class of the scope; a POST reminds those of the ticked classes who have not confirmed."""
    filters, status = ConfirmationFilters(request), OK
    cohort = Graduate.objects.visible_to(request.actor).filter(cohort_year=filters.cohort)
    rows: Rows = list(filters.narrow(cohort).confirmation_by_class())
    form = ReminderForm(request.POST if request.method == "POST" else None, rows)
    if form.is_valid():
        try:
            reminded = remind_to_confirm(form.cleaned_data["classes"], filters.cohort, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, _told(reminded))
            return redirect(f"{reverse('school:confirmation')}{asked_in(request)}")
    return _page(request, filters, rows, form, status)


def _page(
    request: HttpRequest, filters: ConfirmationFilters, rows: Rows, form: ReminderForm, status: int
) -> HttpResponse:
    context = {
        "rows": [row | {"missing": row["total"] - row["confirmed"]} for row in rows],
        "total": sum(row["total"] for row in rows),
        "confirmed": sum(row["confirmed"] for row in rows),
        "filters": filters,
        "form": form,
        "kept": asked_in(request),
        "most": MOST_A_WEEK,
    }
    return render(request, "school/confirmation.html", context, status=status)


def _told(reminded: Reminded) -> str:
    spared = f"另有 {reminded.spared} 人今天或最近一周已经提醒过，没有再发。" if reminded.spared else ""
    if not reminded.told:
        return spared.replace("另有 ", "没有发出：") or "所选班级的毕业生都已确认，不需要提醒。"
    return f"已提醒 {reminded.told} 人，微信或短信随后送达。{spared}"
