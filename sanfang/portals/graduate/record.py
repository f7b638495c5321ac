"""「生源信息维护」: check every field, confirm the record, report what is wrong (manual A3)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.codes.lists import code_list
from sanfang.graduates import actions
from sanfang.graduates.actions import correcting
from sanfang.graduates.errors import ValueRefused
from sanfang.graduates.fields import BY_NAME, RECORD_FIELDS, RecordField
from sanfang.graduates.models import Correction, Graduate
from sanfang.portals.gate.answers import refuse, status_of
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.tones import CORRECTION_TONES
from sanfang.portals.graduate.own import own_record
from sanfang.refusal import Refusal
from sanfang.ui.forms import PhoneForm

LONGEST_VALUE = 200


@dataclass(frozen=True)
class Row:
    """One field on the page. `may_report`: it can be reported as wrong now; `is_reported`: it was already."""

    name: str
    label: str
    value: str
    is_reported: bool
    may_report: bool


class CorrectionForm(PhoneForm):
    """What the field should say, as its owner writes it: a choice where there is a code list."""

    note = text_field("说明", 500, required=False, help_text="例如依据哪份材料。学校处理时会看到。")
    field_order = ("proposed", "note")

    def __init__(self, *args: Any, field: RecordField, graduate: Graduate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposed"] = _proposed(field, graduate.cohort_year)
        self.order_fields(self.field_order)


@require_GET
def record(request: HttpRequest) -> HttpResponse:
    """Every field in words, unmasked: it is the reader's own record."""
    return _page(request, own_record(request))


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm exactly what was shown: the form names its hash."""
    graduate = own_record(request)
    try:
        actions.confirm_record(graduate, actor=request.actor, shown_sha256=request.POST.get("shown", ""))
    except Refusal as refusal:
        return _page(request, graduate, str(refusal), status_of(refusal))
    messages.success(request, "生源信息已确认，现在可以签约了。")
    return redirect("graduate:home")


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, field: str) -> HttpResponse:
    """「这一项有误」: say what the field should be; the school decides."""
    graduate, wrong = own_record(request), BY_NAME.get(field)
    if wrong is None:
        raise Http404
    form = CorrectionForm(request.POST or None, field=wrong, graduate=graduate)
    status = 200
    if form.is_valid():
        try:
            correcting.report(graduate, actor=request.actor, field=field, **form.cleaned_data)
        except ValueRefused as refusal:
            status = refuse(form, refusal, "proposed")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, f"「{wrong.label}」的纠错已提交，学校处理后会通知您。")
            return redirect("graduate:record")
    context = {"form": form, "label": wrong.label, "now": wrong.shown(graduate)}
    return render(request, "graduate/correction.html", context, status=status)


def _page(request: HttpRequest, graduate: Graduate, refusal: str = "", status: int = 200) -> HttpResponse:
    corrections = list(graduate.corrections.all())
    context = {
        "graduate": graduate,
        "rows": _rows(graduate, {one.field for one in corrections if one.state == Correction.State.OPEN}),
        "corrections": [(BY_NAME[one.field].label, one, CORRECTION_TONES[one.state]) for one in corrections],
        "shown": actions.shown_fingerprint(graduate),
        "refusal": refusal,
    }
    return render(request, "graduate/record.html", context, status=status)


def _rows(graduate: Graduate, reported: set[str]) -> list[Row]:
    return [
        Row(
            field.name,
            field.label,
            field.shown(graduate),
            is_reported=field.name in reported,
            may_report=field.name not in reported and (field.is_contact or not graduate.is_locked),
        )
        for field in RECORD_FIELDS
    ]


def _proposed(field: RecordField, year: int) -> forms.Field:
    """The input that fits the field; what it takes is what `values.read_value` reads."""
    label = f"正确的{field.label}"
    if field.codes:
        labels = [(words, words) for _, words in code_list(field.codes, year=year).choices]
        return forms.ChoiceField(label=label, choices=[("", "请选择"), *labels])
    if field.name in {"birth_date", "enrolled_on", "graduates_on"}:
        return forms.CharField(label=label, widget=forms.DateInput(attrs={"type": "date"}), max_length=20)
    return forms.CharField(label=label, max_length=LONGEST_VALUE)
