"""「协议更正」: the list, one correction with the decision about it, and proposing one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.correction_turns import CorrectionAct
from sanfang.agreements.correction_workflow import DECIDERS
from sanfang.agreements.models import Agreement, AgreementCorrection
from sanfang.portals.gate import correction_forms as forms
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.correction_sides import own_correction, shown
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.gate.tones import AGREEMENT_CORRECTION_TONES, TONES
from sanfang.portals.school.deciding import YES, DecisionForm, decide
from sanfang.portals.school.filters import TextCorrectionFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm
from sanfang.uploads.models import StoredFile


class ProposalForm(forms.ProposalFields, DeskForm):
    """What the agreement should say."""


class CorrectionForm(DecisionForm):
    """「同意更正」, or 「不同意更正」 with its reason."""

    yes, no, because, readers = "同意更正", "不同意更正", "不同意原因", "毕业生和用人单位"


@searchable
@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest) -> HttpResponse:
    """The list; by itself what waits for the school, what waited longest first."""
    filters = TextCorrectionFilters(request)
    searched = search_text(request)
    found = filters.narrow(AgreementCorrection.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.first_come().for_lists(), request)
    context = {
        "page": page,
        "rows": [(one, AGREEMENT_CORRECTION_TONES[one.state]) for one in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/text_corrections.html", context)


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a correction; a POST of a teacher or administrator decides it. Counsellors read."""
    found = own_correction(request, pk)
    form, status = CorrectionForm(), OK
    if request.method == "POST":
        if request.actor.role not in DECIDERS:
            raise Http404
        form = CorrectionForm(request.POST)
        refused = decide(form, **_acts(found, request.actor))
        if refused is None:
            messages.success(request, _told(form, found))
            return redirect("school:text_correction", found.pk)
        status = refused
        found.refresh_from_db()
    context = _context(found, request.actor) | {"form": form}
    return render(request, "school/text_correction.html", context, status=status)


@throttled("correction", limit=60, seconds=forms.AN_HOUR, by=ACCOUNT)
@for_roles(*DECIDERS)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose what an agreement should say; both sides are asked, then the school decides."""
    seen = Agreement.objects.visible_to(request.actor).select_related("graduate__school", "school")
    agreement, status = get_object_or_404(seen, pk=pk), OK
    form = ProposalForm(request.POST or None, request.FILES or None, agreement=agreement, party=Party.SCHOOL)
    if request.method == "POST":
        refused = forms.propose(form, agreement, request.actor)
        if refused is None:
            messages.success(request, "更正已提出，等待双方答复。在此之前，协议照原来的内容有效。")
            return redirect("school:agreement", pk)
        status = refused
    back = (reverse("school:agreement", args=[pk]), "返回协议")
    context = {"form": form, "agreement": agreement, "back": back}
    return render(request, "school/text_correction_propose.html", context, status=status)


@for_roles(*DECIDERS)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the school's own undecided proposal back."""
    found = own_correction(request, pk)
    try:
        actions.withdraw_correction(found, actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "更正已撤回，协议照原来的内容有效。")
    return redirect("school:text_correction", found.pk)


@require_GET
def letter(request: HttpRequest, pk: int) -> FileResponse:
    """The letter by which an employer without an account agreed; 404 where there is none."""
    files = StoredFile.objects.filter(correction_letter=own_correction(request, pk))
    return file_response(get_object_or_404(files))


def _acts(found: AgreementCorrection, actor: Actor) -> dict[str, Any]:
    return {
        "yes": partial(actions.carry_out_correction, found, actor=actor),
        "no": partial(actions.refuse_correction, found, actor=actor),
    }


def _told(form: CorrectionForm, found: AgreementCorrection) -> str:
    if form.cleaned_data["decision"] == YES:
        return f"已更正为第 {found.agreement.revision} 版，各方已收到通知。请重新打印协议书，收回以前的各版。"
    return "已不同意更正，协议照原来的内容有效，各方已收到通知。"


def _context(found: AgreementCorrection, actor: Actor) -> dict[str, Any]:
    reads = shown(found, actor)
    return {
        "agreement": found.agreement,
        "state_tone": TONES[found.agreement.state],
        "back": (reverse("school:text_corrections"), "协议更正"),
        "shown": reads,
        "may_decide": reads.is_mine and reads.turn.act == CorrectionAct.DECIDE,
        "next": _next(found, actor) if actor.role in DECIDERS and not found.is_open else None,
    }


def _next(found: AgreementCorrection, actor: Actor) -> AgreementCorrection | None:
    waiting = AgreementCorrection.objects.visible_to(actor).waiting_for_school().exclude(pk=found.pk)
    following: AgreementCorrection | None = waiting.for_lists().first_come().first()
    return following
