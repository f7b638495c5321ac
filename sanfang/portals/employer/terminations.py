"""The end of an agreement from the employer's desk: ask for it, answer the graduate, take one's request back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationMaterial, TerminationRequest
from sanfang.portals.employer.own import own_agreement
from sanfang.portals.gate import termination_forms as ask_and_answer
from sanfang.portals.gate import termination_sides as sides
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.gate.tones import TERMINATION_TONES
from sanfang.refusal import Refusal
from sanfang.turns import turn_of
from sanfang.ui.forms import DeskForm


class AskForm(ask_and_answer.AskFields, DeskForm):
    """The graduate has to learn why: the words for the other side are not left out here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_code"].help_text = "毕业生和学校都会看到。"
        self.fields["words"].required = True
        self.fields["words"].help_text = "毕业生据此决定是否同意，学校也会看到。"
        self.fields["materials"].help_text += "毕业生和学校都会看到。"


class AnswerForm(ask_and_answer.AnswerFields, DeskForm):
    """What the employer says to a graduate who wants to end it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = "毕业生会看到，学校也会看到。"
        self.fields["materials"].help_text += "毕业生和学校都会看到。"


@throttled("termination", limit=30, seconds=ask_and_answer.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for an agreement to end; the graduate is asked, the school decides."""
    agreement, status = own_agreement(request, pk), OK
    form = AskForm(request.POST or None, request.FILES or None, year=agreement.cohort_year)
    if request.method == "POST":
        refused = ask_and_answer.ask(form, agreement, request.actor, asks_other_side=True)
        if refused is None:
            messages.success(request, "解约申请已提交，等待毕业生答复。学校同意之前，协议仍然有效。")
            return redirect("employer:agreement", pk)
        status = refused
    context = {"form": form, "agreement": agreement}
    return render(request, "employer/termination_ask.html", context, status=status)


@throttled("termination", limit=30, seconds=ask_and_answer.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """「同意解约」 or 「不同意解约」 to what the graduate asked for; 404 for a request of one's own."""
    termination, status = sides.own_request(request, pk), OK
    if termination.other_side != Party.EMPLOYER:
        raise Http404
    data, files = request.POST or None, request.FILES or None
    form = AnswerForm(data, files, request=termination, party=Party.EMPLOYER)
    if request.method == "POST":
        refused = ask_and_answer.answer(form, termination, request.actor)
        if refused is None:
            messages.success(request, "答复已提交，学校会作出决定。决定之前，协议仍然有效。")
            return redirect("employer:agreement", termination.agreement_id)
        status = refused
        termination.refresh_from_db()
    context = {"shown": _shown(termination), "agreement": termination.agreement, "form": form}
    return render(request, "employer/termination_answer.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an undecided request back; the agreement stands as before."""
    termination = sides.own_request(request, pk)
    try:
        actions.withdraw_termination(termination, actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "解约申请已撤回，协议照旧有效。")
    return redirect("employer:agreement", termination.agreement_id)


@require_GET
def material(request: HttpRequest, pk: int, file: UUID) -> FileResponse:
    """One of the files that this employer itself handed in."""
    termination = sides.own_request(request, pk)
    materials = TerminationMaterial.objects.visible_to(request.actor).filter(request=termination)
    return file_response(get_object_or_404(materials.select_related("file"), file_id=file).file)


def requests_about(agreement: Agreement, actor: Actor) -> list[dict[str, Any]]:
    """Every request about an agreement as its employer reads it, the latest first."""
    return [_shown(one) for one in sides.requests_for(actor).filter(agreement=agreement)]


def asking_the_employer() -> QuerySet[Any]:
    """The ids of agreements whose graduates wait for the employer's answer; narrow them to one's own."""
    asked = TerminationRequest.objects.filter(state=TerminationRequest.State.ASKED, asked_by=Party.GRADUATE)
    return asked.values("agreement")


def _shown(termination: Any) -> dict[str, Any]:
    """One request, as `sides.requests_for` fetches it, in the employer's words."""
    turn = turn_of(termination)
    reads = sides.SideReads(termination, Party.EMPLOYER, Party.GRADUATE.label)
    return {
        "state": reads.state(),
        "request": termination,
        "turn": turn,
        "words": turn.for_reader(Party.EMPLOYER),
        "is_mine": turn.is_held_by(Party.EMPLOYER),
        "tone": TERMINATION_TONES[termination.state],
        "facts": reads.facts(),
        "files": [
            (one.file, reverse("employer:termination_file", args=[termination.pk, one.file_id]))
            for one in termination.seen
        ],
        "answers": sides.answers_open_to(termination, Party.EMPLOYER),
        "may_withdraw": sides.may_withdraw(termination, Party.EMPLOYER),
    }
