"""「解约申请登记表」: the list, and one request with the decision about it (manual G2, G3)."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.models import TerminationMaterial, TerminationRequest
from sanfang.agreements.sections import sections_of
from sanfang.agreements.workflow import TERMINATION_DECIDERS
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.termination_forms import AN_HOUR, MaterialFields, submit
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.gate.tones import TERMINATION_TONES, TONES
from sanfang.portals.school.deciding import DecisionForm, decide
from sanfang.portals.school.filters import TerminationFilters
from sanfang.portals.school.requests import shown
from sanfang.turns import turn_of
from sanfang.ui.forms import DeskForm


class TerminationForm(DecisionForm):
    """「同意解约」, or 「不同意解约」 with 「不同意原因」."""

    yes, no, because, readers = "同意解约", "不同意解约", "不同意原因", "申请方和毕业生"


class FirstOpinionForm(TerminationForm):
    """The first of two who look: a yes goes on to the school."""

    yes, no = "初审同意", "初审不同意"


def form_for(found: TerminationRequest) -> type[TerminationForm]:
    is_first = found.stands_in(timezone.now()) == TerminationRequest.State.DEPARTMENT
    return FirstOpinionForm if is_first else TerminationForm


DONE: dict[str, str] = {
    TerminationRequest.State.FINAL: "已初审同意，转给学校管理员终审。协议仍然有效。",
    TerminationRequest.State.AGREED: (
        "已同意解约。协议已解除，毕业去向恢复为「待就业」，毕业生可以重新签约。"
    ),
    TerminationRequest.State.REFUSED: "已不同意解约，协议照旧有效，毕业生已收到通知。",
}


class PaperForm(MaterialFields, DeskForm):
    """The letter of an employer that has no account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["materials"].label = "单位的退函"


@searchable
@require_http_methods(["GET", "POST"])
def terminations(request: HttpRequest) -> HttpResponse:
    """The register; by itself what is undecided, what waited longest first."""
    filters = TerminationFilters(request)
    searched = search_text(request)
    found = filters.narrow(TerminationRequest.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.first_come().for_lists(), request)
    context = {
        "page": page,
        "rows": [(one, TERMINATION_TONES[one.state]) for one in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/terminations.html", context)


@throttled("termination", limit=60, seconds=AN_HOUR, by=ACCOUNT)
@require_POST
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Put on record that an employer without an account agrees, with its letter."""
    found = _seen(request, pk)
    if request.actor.role not in TERMINATION_DECIDERS:
        raise Http404
    paper = PaperForm(request.POST, request.FILES)
    refused = submit(paper, lambda files: actions.record_consent(found, actor=request.actor, files=files))
    if refused is None:
        messages.success(request, "已登记单位书面同意，毕业生已收到通知。")
        return redirect("school:termination", found.pk)
    found.refresh_from_db()
    context = _context(found, request.actor) | {"form": form_for(found)(), "paper": paper}
    return render(request, "school/termination.html", context, status=refused)


@require_http_methods(["GET", "POST"])
def termination(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a request; a POST of a counsellor or administrator decides it and opens the next one that waits."""
    found = _seen(request, pk)
    form_of, status = form_for(found), OK
    form = form_of()
    if request.method == "POST":
        if request.actor.role not in TERMINATION_DECIDERS:
            raise Http404
        form = form_of(request.POST)
        refused = decide(form, **_acts(found, request.actor))
        if refused is None:
            following = _next(found, request.actor)
            which = f"上一份（{found.agreement.graduate.name}）" if following else ""
            messages.success(request, f"{which}{DONE[found.state]}")
            return redirect("school:termination", (following or found).pk)
        status = refused
        found.refresh_from_db()
    context = _context(found, request.actor) | {"form": form}
    return render(request, "school/termination.html", context, status=status)


@require_GET
def material(request: HttpRequest, pk: int, file: UUID) -> FileResponse:
    """One file of a request, seen by whoever sees the request."""
    materials = TerminationMaterial.objects.filter(request=_seen(request, pk))
    return file_response(get_object_or_404(materials.select_related("file"), file=file).file)


def _seen(request: HttpRequest, pk: int) -> TerminationRequest:
    seen = TerminationRequest.objects.visible_to(request.actor).for_lists()
    found: TerminationRequest = get_object_or_404(seen, pk=pk)
    return found


def _acts(found: TerminationRequest, actor: Actor) -> dict[str, Any]:
    return {
        "yes": partial(actions.agree_termination, found, actor=actor),
        "no": partial(actions.refuse_termination, found, actor=actor),
    }


def _context(found: TerminationRequest, actor: Actor) -> dict[str, Any]:
    is_decider = actor.role in TERMINATION_DECIDERS
    agreement = found.agreement
    turn = turn_of(found)
    may_decide = found.waits_for(actor)
    may_record = workflow.RECORD_CONSENT in workflow.names_open_to(
        found.asked_by, Party.SCHOOL, actor.role, found.stands_in(timezone.now())
    )
    return {
        "agreement": agreement,
        "turn": turn,
        "words": turn.for_reader(Party.SCHOOL if may_decide else Party.PROVINCE),
        "state_tone": TONES[agreement.state],
        "back": (reverse("school:terminations"), "解约申请登记表"),
        "shown": shown(found),
        "sections": sections_of(agreement.details),
        "may_decide": may_decide,
        "paper": PaperForm() if may_record and agreement.employer_id is None and not found.reply else None,
        "next": _next(found, actor) if is_decider and (may_decide or not found.is_open) else None,
    }


def _next(found: TerminationRequest, actor: Actor) -> TerminationRequest | None:
    waiting = TerminationRequest.objects.waiting_for(actor)
    following: TerminationRequest | None = waiting.following(found).for_lists().first()
    return following
