"""Mending a record by hand (manual H3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.codes.lists import code_list
from sanfang.graduates.actions import editing
from sanfang.graduates.fields import SHOWN_DATE, RecordField
from sanfang.graduates.models import Graduate
from sanfang.graduates.values import REQUIRED, read_value
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.fields import text_field
from sanfang.portals.school.records import find
from sanfang.reasons import LONGEST_REASON
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

LONGEST_VALUE = 200


class EditForm(DeskForm):
    """The fields that may change now, each read as the record keeps it. What is masked is left empty to be kept."""

    def __init__(self, data: Any, graduate: Graduate) -> None:
        super().__init__(data)
        self.graduate = graduate
        self.offered = [field for field in editing.EDITABLE if field.is_contact or not graduate.is_locked]
        for wanted in self.offered:
            self.fields[wanted.name] = _form_field(wanted, graduate)
        help_text = "至少 2 个字，会记入「最近修改」和操作日志。"
        self.fields["reason"] = text_field("修改原因", LONGEST_REASON, help_text=help_text)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for wanted in self.offered:
            if wanted.name in self.changed_data and wanted.name in cleaned:
                self._read(wanted, cleaned)
        return cleaned

    def _read(self, wanted: RecordField, cleaned: dict[str, Any]) -> None:
        try:
            cleaned[wanted.name] = read_value(wanted, cleaned[wanted.name], self.graduate.cohort_year)
        except Refusal as refusal:
            self.add_error(wanted.name, str(refusal).removeprefix(f"{wanted.label}："))

    def as_shown(self) -> list[SafeString]:
        """Hidden beside each field, what the page shows of it: what differs from that is what was changed here."""
        return [self[one.name].as_hidden(only_initial=True) for one in self.offered if not one.mask]

    @property
    def values(self) -> dict[str, Any]:
        """What was changed on the page; what somebody else changed meanwhile stays."""
        return {
            wanted.name: self.cleaned_data[wanted.name]
            for wanted in self.offered
            if wanted.name in self.changed_data
        }


def _form_field(wanted: RecordField, graduate: Graduate) -> forms.Field:
    is_required = wanted.name in REQUIRED
    if wanted.codes:
        return _code_field(wanted, graduate)
    shared: dict[str, Any] = {"label": wanted.label, "max_length": LONGEST_VALUE}
    if wanted.mask:
        kept = wanted.masked(graduate)
        hint = f"现为 {kept}，不修改请留空。" if kept else ""
        return forms.CharField(required=False, help_text=hint, **shared)
    shown = _as_typed(graduate, wanted)
    return forms.CharField(required=is_required, initial=shown, show_hidden_initial=True, **shared)


def _code_field(wanted: RecordField, graduate: Graduate) -> forms.ChoiceField:
    """The code list of the cohort; a code that it does not know stays choosable where it stands."""
    initial = getattr(graduate, wanted.name)
    listed = code_list(wanted.codes, year=graduate.cohort_year)
    strange = [] if initial in listed.labels else [(initial, initial)]
    choices = [*strange, *listed.choices]
    return forms.ChoiceField(label=wanted.label, choices=choices, initial=initial, show_hidden_initial=True)


def _as_typed(graduate: Graduate, wanted: RecordField) -> str:
    value = getattr(graduate, wanted.name)
    return value.strftime(SHOWN_DATE) if isinstance(value, date) else str(value or "")


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is not identity, with a reason."""
    graduate, status = find(request, pk), OK
    form = EditForm(request.POST or None, graduate)
    if form.is_valid():
        try:
            changed = _save(request, graduate, form)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, _told(len(changed), graduate))
            return redirect("school:record", graduate.pk)
    back = (reverse("school:record", args=[graduate.pk]), graduate.name)
    return render(
        request, "school/record_edit.html", {"graduate": graduate, "form": form, "back": back}, status=status
    )


def _save(request: HttpRequest, graduate: Graduate, form: EditForm) -> list[Any]:
    reason = form.cleaned_data["reason"]
    return editing.edit(graduate, form.values, actor=request.actor, reason=reason)


def _told(count: int, graduate: Graduate) -> str:
    if not count:
        return "没有需要修改的内容。"
    asked = "" if graduate.is_locked else "，请毕业生重新核对并确认"
    return f"已修改 {count} 项{asked}。"
