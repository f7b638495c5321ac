"""「解除就业协议申请」 (manual G1): ask with material, answer the employer, see what became of it, take it back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationMaterial, TerminationRequest
from sanfang.portals.gate import termination_forms as ask_and_answer
from sanfang.portals.gate import termination_sides as sides
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.files import file_response, serves_a_file
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.gate.tones import TERMINATION_TONES
from sanfang.portals.graduate.agreements import own_agreement
from sanfang.refusal import Refusal
from sanfang.turns import turn_of
from sanfang.ui.forms import PhoneForm

EMPLOYER = "用人单位"
ADVICE = "请上传解约材料，例如单位同意解约的函件。学校同意之前，协议仍然有效。"
ON_PAPER, ASK = "paper", "ask"


class TerminationForm(ask_and_answer.AskFields, PhoneForm):
    """The manual's way by itself: the employer's consent is among the material. Or the employer is asked."""

    consent = forms.ChoiceField(
        label="用人单位的意见",
        choices=[(ON_PAPER, "单位已书面同意，函件在材料里"), (ASK, "还没有，请单位在平台上答复")],
        widget=forms.RadioSelect,
        required=False,
        initial=ON_PAPER,
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, year=agreement.cohort_year, **kwargs)
        self.fields["words"].help_text = "用人单位会看到，学校也会看到。"
        self.fields["materials"].help_text += "只有学校会看到。"
        if agreement.employer_id is None:
            # Nobody there could read or answer it.
            del self.fields["consent"], self.fields["words"]

    @property
    def asks(self) -> bool:
        return self.cleaned_data.get("consent") == ASK


class AnswerForm(ask_and_answer.AnswerFields, PhoneForm):
    """What the graduate says to an employer that wants to end it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = "用人单位会看到，学校也会看到。"
        self.fields["materials"].help_text += "只有学校会看到。"


@require_GET
def terminations(request: HttpRequest) -> HttpResponse:
    """What can be terminated, and what became of earlier requests."""
    return _page(request)


@throttled("termination", limit=30, seconds=ask_and_answer.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the agreement to end. What was typed stays when something is refused; files are chosen anew."""
    agreement = own_agreement(request, pk)
    form, status = TerminationForm(request.POST or None, request.FILES or None, agreement=agreement), OK
    if request.method == "POST":
        refused = ask_and_answer.ask(
            form, agreement, request.actor, asks_other_side=form.is_valid() and form.asks
        )
        if refused is None:
            messages.success(request, "解约申请已提交。学校处理之前，协议仍然有效。")
            return redirect("graduate:terminations")
        status = refused
    context = {"form": form, "agreement": agreement, "advice": ADVICE}
    return render(request, "graduate/apply.html", context, status=status)


@throttled("termination", limit=30, seconds=ask_and_answer.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """「同意解约」 or 「不同意解约」 to what the employer asked for; 404 for a request of one's own."""
    termination, status = sides.own_request(request, pk), OK
    if termination.other_side != Party.GRADUATE:
        raise Http404
    data, files = request.POST or None, request.FILES or None
    form = AnswerForm(data, files, request=termination, party=Party.GRADUATE)
    if request.method == "POST":
        refused = ask_and_answer.answer(form, termination, request.actor)
        if refused is None:
            messages.success(request, "您的答复已提交，学校会作出决定。决定之前，协议仍然有效。")
            return redirect("graduate:terminations")
        status = refused
        termination.refresh_from_db()
    context = {"row": _row(termination), "form": form}
    return render(request, "graduate/answer.html", context, status=status)


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
    """One file about one's own agreement: one's own, or what the employer handed in."""
    termination = sides.own_request(request, pk)
    materials = TerminationMaterial.objects.visible_to(request.actor).filter(request=termination)
    return file_response(get_object_or_404(materials.select_related("file"), file_id=file).file)


def _page(request: HttpRequest, refusal: str = "", status: int = OK) -> HttpResponse:
    in_force = Agreement.objects.visible_to(request.actor).in_force().first()
    rows = [_row(one) for one in sides.requests_for(request.actor)]
    is_waiting = any(row["request"].is_open for row in rows)
    context = {"rows": rows, "in_force": in_force, "is_waiting": is_waiting, "refusal": refusal}
    return render(request, "graduate/terminations.html", context, status=status)


def _row(termination: Any) -> dict[str, object]:
    """One request, as `sides.requests_for` fetches it, in the graduate's words."""
    turn, reads = turn_of(termination), sides.SideReads(termination, Party.GRADUATE, EMPLOYER)
    return {
        "state": reads.state(),
        "request": termination,
        "turn": turn,
        "words": turn.for_reader(Party.GRADUATE),
        "is_mine": turn.is_held_by(Party.GRADUATE),
        "tone": TERMINATION_TONES[termination.state],
        "facts": [
            (EMPLOYER, termination.agreement.employer_name),
            *reads.facts(),
        ],
        "files": [
            (one.file, reverse("graduate:termination_material", args=[termination.pk, one.file_id]))
            for one in termination.seen
        ],
        "answers": sides.answers_open_to(termination, Party.GRADUATE),
        "may_withdraw": sides.may_withdraw(termination, Party.GRADUATE),
    }
