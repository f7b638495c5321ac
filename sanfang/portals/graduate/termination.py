"""「解除就业协议申请」 (manual G1): apply with material, see what became of it, take it back."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.errors import MaterialMissing
from sanfang.agreements.models import Agreement, TerminationMaterial, TerminationRequest
from sanfang.codes.lists import code_list
from sanfang.portals.gate.answers import refuse, status_of
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.files import file_response, serves_a_file
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.gate.tones import TERMINATION_TONES
from sanfang.portals.graduate.agreements import own_agreement
from sanfang.refusal import Refusal
from sanfang.turns import turn_of
from sanfang.ui.forms import PhoneForm
from sanfang.ui.uploads import UploadsField
from sanfang.uploads.actions import Examined, examine, keep
from sanfang.uploads.errors import FileRefused

MOST_FILES = 5
AN_HOUR = 3600


class TerminationForm(PhoneForm):
    """Why, in a code and in words, and the material; at most five files."""

    reason_code = forms.ChoiceField(label="解约原因")
    reason = text_field("解约说明", 500, rows=4, help_text="2 到 500 个字，学校审核时会看到。")
    materials = UploadsField(label="解约申请材料", error_messages={"required": MaterialMissing.message})

    def __init__(self, *args: object, year: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = code_list("termination_reason", year=year).choices
        self.fields["reason_code"].choices = [("", "请选择"), *choices]

    def clean_materials(self) -> list[object]:
        files: list[object] = self.cleaned_data["materials"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"一次最多上传 {MOST_FILES} 个文件，请合并后再传。")
        return files


@require_GET
def terminations(request: HttpRequest) -> HttpResponse:
    """What can be terminated, and what became of earlier requests."""
    return _page(request)


@throttled("termination", limit=30, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the agreement to end. What was typed stays when something is refused; files are chosen anew."""
    agreement = own_agreement(request, pk)
    form = TerminationForm(request.POST or None, request.FILES or None, year=agreement.cohort_year)
    status = 200
    if form.is_valid():
        try:
            files = [examine(file) for file in form.cleaned_data["materials"]]
            _apply(request, agreement, form, files)
        except FileRefused as refusal:
            status = refuse(form, refusal, "materials")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "解约申请已提交。学校处理之前，协议仍然有效。")
            return redirect("graduate:terminations")
    return render(request, "graduate/apply.html", {"form": form, "agreement": agreement}, status=status)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an undecided request back; the agreement stands as before."""
    termination = get_object_or_404(TerminationRequest.objects.visible_to(request.actor), pk=pk)
    try:
        actions.withdraw_termination(termination, actor=request.actor)
    except Refusal as refusal:
        return _page(request, str(refusal), status_of(refusal))
    messages.success(request, "解约申请已撤回，协议照旧有效。")
    return redirect("graduate:terminations")


@serves_a_file
@require_GET
def material(request: HttpRequest, pk: int, file: UUID) -> FileResponse:
    """One file of one's own request."""
    termination = get_object_or_404(TerminationRequest.objects.visible_to(request.actor), pk=pk)
    materials = termination.materials.select_related("file")
    return file_response(get_object_or_404(materials, file_id=file).file)


@transaction.atomic
def _apply(request: HttpRequest, agreement: Agreement, form: TerminationForm, files: list[Examined]) -> None:
    """All files and the request, or none of them."""
    actions.apply_for_termination(
        agreement,
        actor=request.actor,
        reason_code=form.cleaned_data["reason_code"],
        reason=form.cleaned_data["reason"],
        files=[keep(file) for file in files],
    )


def _page(request: HttpRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    requests = TerminationRequest.objects.visible_to(request.actor).select_related("agreement")
    in_force = Agreement.objects.visible_to(request.actor).in_force().first()
    materials = Prefetch("materials", TerminationMaterial.objects.select_related("file"))
    rows = [_row(one) for one in requests.prefetch_related(materials)]
    is_waiting = any(row["request"].is_open for row in rows)
    context = {"rows": rows, "in_force": in_force, "is_waiting": is_waiting, "refusal": refusal}
    return render(request, "graduate/terminations.html", context, status=status)


def _row(termination: TerminationRequest) -> dict[str, object]:
    turn = turn_of(termination)
    reasons = code_list("termination_reason", year=termination.agreement.cohort_year)
    return {
        "request": termination,
        "turn": turn,
        "words": turn.for_reader(Party.GRADUATE),
        "tone": TERMINATION_TONES[termination.state],
        "facts": [
            ("用人单位", termination.agreement.employer_name),
            ("解约原因", reasons.label(termination.reason_code)),
            ("解约说明", termination.reason),
            *([("不同意原因", termination.answer)] if termination.answer else []),
        ],
        "files": [
            (one.file, reverse("graduate:termination_material", args=[termination.pk, one.file_id]))
            for one in termination.materials.all()
        ],
    }
