"""「签约记录」: what this employer signed, and where each agreement stands (manual C2)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.history import history_of
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.agreements.workflow import WITHDRAW, steps_open_to
from sanfang.documents import actions as documents
from sanfang.portals.employer.corrections import corrections_to_answer
from sanfang.portals.employer.disclosing import Row, sections_for_employer, was_approved
from sanfang.portals.employer.own import own_agreement
from sanfang.portals.employer.terminations import asking_the_employer, requests_about
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.correction_sides import corrections_about, may_propose
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.originals import paper_in_the_making
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.paper import paper_response
from sanfang.portals.gate.paper_requests import latest_about
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import TONES
from sanfang.refusal import Refusal
from sanfang.turns import turn_of

TO_ANSWER = "to_answer"


class RecordFilters(Filters):
    state = forms.ChoiceField(label="签约状态", choices=[EVERYTHING, *State.choices])
    year = forms.ChoiceField(label="年度")
    ending = forms.ChoiceField(label="解约", choices=[EVERYTHING, (TO_ANSWER, "待本单位答复")])

    correcting = forms.ChoiceField(label="更正", choices=[EVERYTHING, (TO_ANSWER, "待本单位答复")])

    columns = {"state": "state", "year": "cohort_year"}

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        if self.chosen("correcting") == TO_ANSWER:
            rows = rows.filter(pk__in=corrections_to_answer())
        return rows.filter(pk__in=asking_the_employer()) if self.chosen("ending") == TO_ANSWER else rows

    def offer_year(self, actor: Actor) -> list[tuple[str, str]]:
        mine = Agreement.objects.visible_to(actor).order_by("-cohort_year")
        return [(str(year), f"{year} 届") for year in mine.values_list("cohort_year", flat=True).distinct()]


@searchable
@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """The manual's columns; telephone and e-mail are masked until the school has approved."""
    filters = RecordFilters(request)
    searched = search_text(request)
    found = filters.narrow(Agreement.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.for_lists(), request)
    context = {
        "filters": filters,
        "searched": searched,
        "page": page,
        "rows": [Row(agreement) for agreement in page],
        "is_narrowed": bool(searched) or filters.are_narrower(),
    }
    return render(request, "employer/agreements.html", context)


@require_GET
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, own_agreement(request, pk))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal back before the graduate has answered."""
    agreement = own_agreement(request, pk)
    try:
        actions.withdraw(agreement, actor=request.actor)
    except Refusal as refusal:
        return _show(request, agreement, refusal)
    messages.success(request, "已撤回，毕业生已收到通知。")
    return redirect("employer:agreement", pk=pk)


@require_POST
def print_copies(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF with three copies; each call is counted (manual F2, F3)."""
    agreement = own_agreement(request, pk)
    try:
        content = documents.print_copies(agreement, actor=request.actor)
    except Refusal as refusal:
        return _show(request, agreement, refusal)
    return paper_response(content, agreement.number)


def _show(request: HttpRequest, agreement: Agreement, refusal: Refusal | None = None) -> HttpResponse:
    """The agreement's page; a refused act says why, above how things stand by now."""
    turn = turn_of(agreement)
    context = {
        "agreement": agreement,
        "tone": TONES[agreement.state],
        "turn": turn,
        "words": turn.for_reader(Party.EMPLOYER),
        "sections": sections_for_employer(agreement),
        "is_masked": not was_approved(agreement),
        "history": history_of(agreement, Party.EMPLOYER),
        "may_withdraw": WITHDRAW in steps_open_to(Party.EMPLOYER, None, agreement.state),
        "is_mine": turn.is_held_by(Party.EMPLOYER),
        "requests": requests_about(agreement, request.actor),
        "corrections": corrections_about(agreement, request.actor),
        "paper": latest_about(agreement, request.actor),
        "in_the_making": paper_in_the_making(agreement),
        "may_ask_for_end": may_propose(agreement, turn),
        "refusal": str(refusal or ""),
    }
    status = status_of(refusal) if refusal else OK
    return render(request, "employer/agreement.html", context, status=status)
