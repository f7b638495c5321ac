"""「打印申请登记表」: who asks for paper, and ticking it off (manual F6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.actors import Actor, Party
from sanfang.documents import paper_actions as actions
from sanfang.documents import paper_workflow as workflow
from sanfang.documents.models import PaperRequest, PrintRecord
from sanfang.documents.paper_words import state_of
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import line_field, text_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.returning import remember_list, way_back
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import PAPER_TONES
from sanfang.portals.school.filters import PaperFilters
from sanfang.privacy.masking import mask_address, mask_name, mask_phone
from sanfang.reasons import LONGEST_REASON, ReasonMissing
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

ACTS = (workflow.PRINT, workflow.HAND_OVER, workflow.REFUSE)
TOLD = {
    workflow.PRINT: "已标记为已打印，申请方已收到通知。",
    workflow.HAND_OVER: "已办结，申请方已收到通知。",
    workflow.REFUSE: "已退回这份申请，申请方已收到原因。",
}


class TickForm(DeskForm):
    """One of three buttons; the reason is for a refusal, the number for what was posted."""

    act = forms.ChoiceField(choices=[(act, act) for act in ACTS])
    tracking_number = line_field("快递单号", 40, required=False, help_text="选填，申请方会看到。")
    reason = text_field(
        "不予打印的原因", LONGEST_REASON, required=False, help_text="不予打印时必填，申请方会看到。"
    )


@searchable
@require_http_methods(["GET", "POST"])
def paper_requests(request: HttpRequest) -> HttpResponse:
    """The register; by itself what waits to be printed, what waited longest first."""
    filters, searched = PaperFilters(request), search_text(request)
    found = PaperRequest.objects.visible_to(request.actor).matching(searched).for_lists()
    in_order = found.first_come() if filters.show_what_waits else found
    page = page_of(filters.narrow(in_order), request)
    remember_list(request)
    context = {
        "page": page,
        "rows": [(one, state_of(one), PAPER_TONES[one.state]) for one in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/paper_requests.html", context)


@require_http_methods(["GET", "POST"])
def paper_request(request: HttpRequest, pk: int) -> HttpResponse:
    """One request; a POST of a teacher or administrator ticks it off, or refuses it with a reason."""
    seen = PaperRequest.objects.visible_to(request.actor).for_lists().select_related("agreement__school")
    found: PaperRequest = get_object_or_404(seen, pk=pk)
    form, status = TickForm(), OK
    if request.method == "POST":
        if request.actor.role not in PRINTING_ROLES:
            raise Http404
        form = TickForm(request.POST)
        refused = _tick(form, found, request.actor)
        if refused is None:
            messages.success(request, TOLD[form.cleaned_data["act"]])
            return redirect("school:paper_request", found.pk)
        status = refused
    return render(request, "school/paper_request.html", _context(request, found, form), status=status)


def _tick(form: TickForm, found: PaperRequest, actor: Actor) -> int | None:
    """None when it is done, else the status to answer with, the form saying why."""
    if not form.is_valid():
        return OK
    said = form.cleaned_data
    acts: dict[str, Callable[[], None]] = {
        workflow.PRINT: lambda: actions.note_printed(found, actor=actor),
        workflow.HAND_OVER: lambda: actions.hand_over(
            found, actor=actor, tracking_number=said["tracking_number"]
        ),
        workflow.REFUSE: lambda: actions.refuse_paper(found, actor=actor, reason=said["reason"]),
    }
    try:
        acts[said["act"]]()
    except ReasonMissing as refusal:
        return refuse(form, refusal, "reason")
    except Refusal as refusal:
        return refuse(form, refusal)
    return None


def _context(request: HttpRequest, found: PaperRequest, form: TickForm) -> dict[str, Any]:
    actor, agreement = request.actor, found.agreement
    open_acts = workflow.names_open_to(found.asked_by, Party.SCHOOL, actor.role, found.state)
    printed = PrintRecord.objects.filter(agreement=agreement).first()
    return {
        "paper": found,
        "agreement": agreement,
        "state": state_of(found),
        "tone": PAPER_TONES[found.state],
        "facts": [*_asked(found), ("已打印次数", printed.count if printed else 0)],
        "where": _where(found, in_clear=actor.role in PRINTING_ROLES),
        "form": form,
        "may_print": workflow.PRINT in open_acts,
        "may_hand_over": workflow.HAND_OVER in open_acts,
        "may_refuse": workflow.REFUSE in open_acts,
        "next": _next(found, actor),
        "back": (way_back(request, reverse("school:paper_requests")), "打印申请登记表"),
    }


def _asked(found: PaperRequest) -> list[tuple[str, Any]]:
    return [
        ("申请方", found.get_asked_by_display()),
        ("申请内容", found.get_occasion_display()),
        ("申请原因", found.why),
        ("份数", f"{found.copies} 份"),
        ("领取方式", found.get_delivery_display()),
    ]


def _where(found: PaperRequest, *, in_clear: bool) -> list[tuple[str, str]]:
    """Where it is to be sent, in clear for those who send it: that is what it was given for."""
    if not found.goes_by_post:
        return []
    where = (
        ("收件人", found.recipient, mask_name),
        ("收件电话", found.recipient_phone, mask_phone),
        ("收件地址", found.address, mask_address),
    )
    return [(label, value if in_clear else mask(value)) for label, value, mask in where]


def _next(found: PaperRequest, actor: Actor) -> PaperRequest | None:
    """The next one that waits, once this one does not."""
    if found.state == found.State.WAITING or actor.role not in PRINTING_ROLES:
        return None
    waiting = PaperRequest.objects.visible_to(actor).waiting_for_school()
    following: PaperRequest | None = waiting.for_lists().first_come().first()
    return following
