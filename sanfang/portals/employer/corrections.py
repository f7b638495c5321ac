"""「协议更正」 at the employer's desk: propose, answer, take one's proposal back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.correction_states import CorrectionState
from sanfang.agreements.models import AgreementCorrection
from sanfang.portals.employer.own import own_agreement
from sanfang.portals.gate import correction_forms as forms
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.correction_sides import own_correction, shown
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class ProposalForm(forms.ProposalFields, DeskForm):
    """What the agreement should say."""


class AnswerForm(forms.AnswerFields, DeskForm):
    """What the employer says to it."""


@throttled("correction", limit=30, seconds=forms.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose what the agreement should say; the graduate is asked, the school decides."""
    agreement, status = own_agreement(request, pk), OK
    form = ProposalForm(request.POST or None, agreement=agreement, party=Party.EMPLOYER)
    if request.method == "POST":
        refused = forms.propose(form, agreement, request.actor)
        if refused is None:
            messages.success(request, "更正已提出，等待毕业生答复。在此之前，协议照原来的内容有效。")
            return redirect("employer:agreement", pk)
        status = refused
    context = {"form": form, "agreement": agreement}
    return render(request, "employer/correction_propose.html", context, status=status)


@throttled("correction", limit=30, seconds=forms.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One correction, old beside new, and the answer where the employer is asked."""
    found, status = own_correction(request, pk), OK
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        refused = forms.answer(form, found, request.actor)
        if refused is None:
            messages.success(request, "答复已提交。")
            return redirect("employer:agreement", found.agreement_id)
        status = refused
        found.refresh_from_db()
    context = {"shown": shown(found, request.actor), "agreement": found.agreement, "form": form}
    return render(request, "employer/correction.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an undecided proposal back; the agreement stands as before."""
    found = own_correction(request, pk)
    try:
        actions.withdraw_correction(found, actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "更正已撤回，协议照原来的内容有效。")
    return redirect("employer:agreement", found.agreement_id)


def corrections_to_answer() -> QuerySet[Any]:
    """The ids of agreements of which a correction waits for the employer; narrow them to one's own."""
    waiting = AgreementCorrection.objects.filter(
        state=CorrectionState.AWAITING_EMPLOYER, answer_by__gt=timezone.now()
    )
    return waiting.values("agreement")
