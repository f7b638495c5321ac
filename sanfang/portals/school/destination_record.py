"""Entering a destination by hand: choose the code, then fill what it asks for (manual H4)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.codes.lists import code_list
from sanfang.destinations import actions
from sanfang.destinations.actions.recording import latest_of
from sanfang.destinations.errors import EvidenceMissing, FieldsMissing, FromAnAgreement, NotOnTheList
from sanfang.destinations.fields import FIELDS
from sanfang.destinations.models import AWAITING_EMPLOYMENT
from sanfang.destinations.requirements import FOUR_DONTS, Requirement, requirement
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import CONFLICT, OK, refuse
from sanfang.portals.gate.destinations import label_of, now_of, words_of
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.school.destination_form import PAPER, RecordForm
from sanfang.portals.school.destinations import find
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm
from sanfang.uploads.actions import examine, keep
from sanfang.uploads.errors import FileRefused

AN_HOUR = 3600


class CodeForm(DeskForm):
    """Which destination; asked by GET, because choosing writes nothing."""

    destination = forms.ChoiceField(label="毕业去向")

    def __init__(self, chosen: str, graduate: Graduate) -> None:
        super().__init__(initial={"destination": chosen}, auto_id="choose-%s")
        choices = code_list("destination", year=graduate.cohort_year).choices
        self.fields["destination"].choices = [("", "请选择"), *choices]


@require_GET
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which destination; a choice leads to its form."""
    graduate = find(request, pk)
    code = request.GET.get("destination", "")
    if requirement(code, graduate.cohort_year):
        return redirect("school:destination_record", graduate.pk, code)
    destination = now_of(graduate)
    chosen = destination.code if destination and destination.code != AWAITING_EMPLOYMENT else ""
    context = _context(graduate) | {"choose": CodeForm(chosen, graduate)}
    return render(request, "school/destination_choose.html", context)


@throttled("destination", limit=600, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pk: int, code: int) -> HttpResponse:
    """The form of one code; what was typed stays when something is refused."""
    graduate, status = find(request, pk), OK
    asked = requirement(str(code), graduate.cohort_year)
    if asked is None:
        raise Http404
    form = _form(request, graduate, asked)
    if request.method == "POST" and not actions.may_record(graduate):
        status = CONFLICT
    elif request.method == "POST" and form.is_valid():
        try:
            _record(request, graduate, form)
        except Refusal as refusal:
            status = _refuse(form, refusal)
        else:
            messages.success(request, _told(asked, graduate))
            return redirect("school:destination", graduate.pk)
    context = _context(graduate) | {
        "asked": asked,
        "words": words_of(asked.code, graduate.cohort_year),
        "form": form,
        "four_donts": FOUR_DONTS if asked.is_work else (),
    }
    return render(request, "school/destination_record.html", context, status=status)


def _form(request: HttpRequest, graduate: Graduate, asked: Requirement) -> RecordForm:
    destination = now_of(graduate)
    stands = destination is not None and destination.code == asked.code
    initial = {one.name: getattr(destination, one.name) for one in FIELDS} if stands else {}
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return RecordForm(
        *posted,
        initial={**initial, "seen": latest_of(graduate)},
        asked=asked,
        year=graduate.cohort_year,
        kept=_kept(graduate) if stands else {},
        owes_a_reason=destination is not None and destination.code != AWAITING_EMPLOYMENT,
    )


def _kept(graduate: Graduate) -> dict[str, int]:
    """How many files of each kind stand behind the destination of now."""
    last = graduate.destination_changes.order_by("-pk").first()
    return Counter(one.kind for one in last.evidence.all()) if last else {}


def _record(request: HttpRequest, graduate: Graduate, form: RecordForm) -> None:
    """Look into every file first, outside of any transaction; then all of them and the change, or nothing."""
    examined = {kind: [_examine(form, kind, file) for file in files] for kind, files in form.papers.items()}
    with transaction.atomic():
        actions.record(
            graduate,
            form.asked.code,
            form.values,
            {kind: [keep(file) for file in files] for kind, files in examined.items()},
            actor=request.actor,
            reason=form.cleaned_data.get("reason", ""),
            seen=form.cleaned_data["seen"],
        )


def _examine(form: RecordForm, kind: str, file: Any) -> Any:
    try:
        return examine(file)
    except FileRefused as refusal:
        form.add_error(PAPER + kind, str(refusal))
        raise


def _refuse(form: RecordForm, refusal: Refusal) -> int:
    """Where the form shows it: at the fields and papers that the refusal names."""
    if isinstance(refusal, FileRefused):
        return OK
    if isinstance(refusal, FieldsMissing):
        for name, label in refusal.fields:
            form.add_error(name, f"请填写{label}。")
        return OK
    if isinstance(refusal, EvidenceMissing):
        for name, label in refusal.papers:
            form.add_error(PAPER + name, f"请上传{label}。")
        return OK
    return refuse(form, refusal)


def _told(asked: Requirement, graduate: Graduate) -> str:
    words = words_of(asked.code, graduate.cohort_year)
    if asked.code == AWAITING_EMPLOYMENT:
        return "已恢复为「待就业」，毕业生可以签约。"
    return f"已登记：{words}。毕业生在手机上能看到。"


def _context(graduate: Graduate) -> dict[str, Any]:
    return {
        "graduate": graduate,
        "label": label_of(graduate),
        "refusal": _refusal(graduate),
        "back": (reverse("school:destination", args=[graduate.pk]), graduate.name),
    }


def _refusal(graduate: Graduate) -> str:
    """Why nothing can be entered by hand now; nothing when something can."""
    if actions.may_record(graduate):
        return ""
    return (FromAnAgreement if graduate.is_locked else NotOnTheList).message
