"""「打印申请」 on the phone (manual F6): ask for copies on paper, see where they are, take the request back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.agreements.models import Agreement
from sanfang.documents import paper_actions as actions
from sanfang.portals.gate import paper_requests as papers
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.graduate.agreements import own_agreement
from sanfang.refusal import Refusal
from sanfang.ui.forms import PhoneForm

AN_HOUR = 3600


class PaperForm(papers.PaperFields, PhoneForm):
    """By itself it would go to the graduate."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        graduate = agreement.graduate
        where = {"recipient": graduate.name, "recipient_phone": graduate.phone}
        super().__init__(*args, initial=where, **kwargs)


@throttled("paper", limit=30, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def paper_requests(request: HttpRequest, pk: int) -> HttpResponse:
    """One's requests about an agreement; a POST asks for copies."""
    agreement, status = own_agreement(request, pk), OK
    form = PaperForm(request.POST or None, agreement=agreement)
    if request.method == "POST":
        refused = papers.ask(form, agreement, request.actor)
        if refused is None:
            messages.success(request, "申请已提交，学校打印后会通知您。")
            return redirect("graduate:agreement_paper_requests", pk)
        status = refused
    context = papers.context_of(agreement, request.actor, form)
    return render(request, "graduate/paper_requests.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request back before the paper is printed."""
    found = papers.own_request(request, pk)
    try:
        actions.withdraw_paper(found, actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "打印申请已撤回。")
    return redirect("graduate:agreement_paper_requests", found.agreement_id)
