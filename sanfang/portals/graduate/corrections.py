"""「协议更正」 on the phone: propose, answer, take one's proposal back."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.portals.gate import correction_forms as forms
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.correction_sides import own_correction, shown
from sanfang.portals.gate.files import file_response, serves_a_file
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.graduate.agreements import own_agreement, page
from sanfang.refusal import Refusal
from sanfang.ui.forms import PhoneForm
from sanfang.uploads.models import StoredFile


class ProposalForm(forms.ProposalFields, PhoneForm):
    """What the agreement should say."""


class AnswerForm(forms.AnswerFields, PhoneForm):
    """What the graduate says to it."""


@throttled("correction", limit=30, seconds=forms.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose what the agreement should say; the employer is asked, the school decides."""
    agreement, status = own_agreement(request, pk), OK
    form = ProposalForm(
        request.POST or None, request.FILES or None, agreement=agreement, party=Party.GRADUATE
    )
    if request.method == "POST":
        refused = forms.propose(form, agreement, request.actor)
        if refused is None:
            messages.success(request, "更正已提出。双方和学校都同意之前，协议照原来的内容有效。")
            return redirect("graduate:agreement", pk)
        status = refused
    context = {"form": form, "agreement": agreement}
    return render(request, "graduate/agreement_correct.html", context, status=status)


@throttled("correction", limit=30, seconds=forms.AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One correction, old beside new, and the answer where the graduate is asked."""
    found, status = own_correction(request, pk), OK
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        refused = forms.answer(form, found, request.actor)
        if refused is None:
            messages.success(request, "您的答复已提交。")
            return redirect("graduate:agreement", found.agreement_id)
        status = refused
        found.refresh_from_db()
    context = {"shown": shown(found, request.actor), "agreement": found.agreement, "form": form}
    return render(request, "graduate/agreement_correction.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an undecided proposal back; the agreement stands as before."""
    found = own_correction(request, pk)
    try:
        actions.withdraw_correction(found, actor=request.actor)
    except Refusal as refusal:
        return page(request, found.agreement, str(refusal), status_of(refusal))
    messages.success(request, "更正已撤回，协议照原来的内容有效。")
    return redirect("graduate:agreement", found.agreement_id)


@serves_a_file
@require_GET
def letter(request: HttpRequest, pk: int) -> FileResponse:
    """The letter by which an employer without an account agreed; 404 where there is none."""
    files = StoredFile.objects.filter(correction_letter=own_correction(request, pk))
    return file_response(get_object_or_404(files))
