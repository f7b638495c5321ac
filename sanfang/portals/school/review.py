"""One signing: both parties as they signed, the evidence, and the school's opinion (manual E3, E4)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.correction_turns import CorrectionAct
from sanfang.agreements.correction_workflow import DECIDERS as CORRECTION_DECIDERS
from sanfang.agreements.doubts import doubts_about
from sanfang.agreements.history import history_of
from sanfang.agreements.models import Agreement
from sanfang.agreements.precedents import precedents_of, since_rejection
from sanfang.agreements.sections import sections_of
from sanfang.agreements.states import State
from sanfang.agreements.turns import Act
from sanfang.agreements.workflow import REVIEWERS
from sanfang.employers.models import QualificationDocument
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.correction_sides import corrections_about, may_propose
from sanfang.portals.gate.employers import STANDING_TONES, record_of
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.tones import TONES
from sanfang.portals.school.deciding import DecisionForm, decide
from sanfang.portals.school.offered import offer_behind
from sanfang.portals.school.requests import requests_of
from sanfang.turns import turn_of


class ReviewForm(DecisionForm):
    """「审核意见」: 通过, or 不通过 with its reason."""

    yes, no, because, readers = "通过", "不通过", "不通过原因", "毕业生和用人单位"


class FirstReviewForm(ReviewForm):
    """「初审意见」, of the first of two."""

    yes, no = "初审通过", "初审不通过"


class FinalReviewForm(ReviewForm):
    """「终审意见」, of the second."""

    yes, no = "终审通过", "终审不通过"


# The form of a state, and its title; any other state has the plain one.
FORMS: dict[str, type[ReviewForm]] = {
    State.AWAITING_DEPARTMENT: FirstReviewForm,
    State.AWAITING_FINAL: FinalReviewForm,
}
TITLES = {FirstReviewForm: "初审意见", FinalReviewForm: "终审意见"}
DONE = {
    State.AWAITING_FINAL: "已初审通过，转给学校管理员终审",
    State.IN_FORCE: "已通过，协议立即生效",
    State.REJECTED: "已退回，毕业生可以重新签约",
}


@require_http_methods(["GET", "POST"])
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a signing; a POST of a teacher or administrator decides it and opens the next one that waits."""
    agreement = seen_agreement(request, pk)
    form_of, status = FORMS.get(agreement.state, ReviewForm), OK
    form = form_of()
    if request.method == "POST":
        if request.actor.role not in REVIEWERS:
            raise Http404
        form = form_of(request.POST)
        refused = decide(form, **_acts(agreement, request.actor))
        if refused is None:
            following = _next(agreement, request.actor)
            messages.success(request, _told(agreement, goes_on=following is not None))
            return redirect("school:agreement", (following or agreement).pk)
        status = refused
    context = _context(agreement, request.actor) | {"form": form, "opinion": TITLES.get(form_of, "审核意见")}
    return render(request, "school/agreement.html", context, status=status)


@require_GET
def document(request: HttpRequest, pk: int, document: int) -> FileResponse:
    """One of the employer's papers, seen by whoever sees the agreement."""
    agreement = seen_agreement(request, pk)
    papers = QualificationDocument.objects.visible_to(request.actor).filter(employer=agreement.employer_id)
    return file_response(get_object_or_404(papers.select_related("file"), pk=document).file)


def seen_agreement(request: HttpRequest, pk: int) -> Agreement:
    """One of the agreements that this person covers; any other does not exist."""
    seen = Agreement.objects.visible_to(request.actor).select_related(
        "graduate__school", "school", "department", "employer"
    )
    agreement: Agreement = get_object_or_404(seen, pk=pk)
    return agreement


def _acts(agreement: Agreement, actor: Actor) -> dict[str, Any]:
    return {
        "yes": partial(actions.approve, agreement, actor=actor),
        "no": partial(actions.reject, agreement, actor=actor),
    }


def _told(agreement: Agreement, *, goes_on: bool) -> str:
    which = f"上一份（{agreement.graduate.name}）" if goes_on else ""
    done = DONE[State(agreement.state)]
    if agreement.employer is None:
        return f"{which}{done}。毕业生已收到通知；用人单位没有注册，由毕业生转告。"
    return f"{which}{done}。毕业生和用人单位已收到通知。"


def _context(agreement: Agreement, actor: Actor) -> dict[str, Any]:
    """Everything that a reviewer judges by, and what this reader may do about it."""
    papers = _papers_of(agreement)
    documents = [paper for paper, _ in papers]
    return {
        "agreement": agreement,
        "back": (reverse("school:agreements"), "网络签约管理"),
        "sections": sections_of(agreement.details),
        "offered": offer_behind(agreement),
        "papers": papers,
        "precedents": precedents_of(agreement, documents),
        "since": since_rejection(agreement, documents, actor),
        "employer_record": None,
        "standing_tone": STANDING_TONES[agreement.employer.standing] if agreement.employer else "",
        "requests": requests_of(agreement),
        "corrections": corrections_about(agreement, actor),
        "history": history_of(agreement),
        "former": _former(agreement, actor),
        **(record_of(agreement.employer) if agreement.employer else {}),
        **_turn(agreement, actor),
    }


def _turn(agreement: Agreement, actor: Actor) -> dict[str, Any]:
    """Whose turn it is. Who is not to act reads what onlookers read; a queue goes on with the next one."""
    turn = turn_of(agreement)
    may_decide = agreement.waits_for(actor)
    may_end = turn.act == Act.DECIDE_TERMINATION and turn.thing.waits_for(actor)
    corrects = actor.role in CORRECTION_DECIDERS
    may_correct = turn.act == CorrectionAct.DECIDE and corrects
    is_mine = may_decide or may_end or may_correct
    return {
        "turn": turn,
        "words": turn.for_reader(Party.SCHOOL if is_mine else Party.PROVINCE),
        "is_mine": is_mine,
        "doubts": doubts_about(agreement) if turn.act == Act.REVIEW else [],
        "may_decide": may_decide,
        "may_end": may_end,
        "may_correct": may_correct,
        "may_propose": corrects and may_propose(agreement, turn),
        "next": _next(agreement, actor) if actor.role in REVIEWERS else None,
    }


def _papers_of(agreement: Agreement) -> list[tuple[QualificationDocument, str]]:
    if agreement.employer is None:
        return []
    papers = agreement.employer.documents.select_related("file")
    return [(paper, reverse("school:agreement_document", args=[agreement.pk, paper.pk])) for paper in papers]


def _former(agreement: Agreement, actor: Actor) -> list[tuple[Agreement, str]]:
    """What else this graduate signed, here and within sight."""
    others = Agreement.objects.visible_to(actor).filter(graduate=agreement.graduate_id)
    return [(other, TONES[other.state]) for other in others.exclude(pk=agreement.pk)]


def _next(agreement: Agreement, actor: Actor) -> Agreement | None:
    waiting = Agreement.objects.waiting_for(actor)
    following: Agreement | None = waiting.following(agreement).select_related("graduate").first()
    return following
