"""「签约通知」: the offers of this employer, and what may be done with each (manual B4, B5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Actor, Party
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import OFFER_TONES
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting import workflow
from sanfang.recruiting.actions import offering
from sanfang.recruiting.history import history_of
from sanfang.recruiting.models import Offer
from sanfang.recruiting.second_look import cautions_for
from sanfang.recruiting.states import OfferState
from sanfang.recruiting.telling import link_to
from sanfang.recruiting.terms import day_in_words
from sanfang.refusal import Refusal
from sanfang.steps import open_to
from sanfang.turns import Turn, Words, turn_of
from sanfang.ui.forms import DeskForm

EMPLOYER = Party.EMPLOYER


class OfferFilters(Filters):
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *OfferState.choices])

    columns = {"state": "state"}


class WithdrawForm(DeskForm):
    reason = text_field(
        "原因", LONGEST_REASON, required=False, help_text="可不填；填了，毕业生会在通知里看到。"
    )


@dataclass(frozen=True)
class Row:
    """One line of 「签约通知」, by the clock: what is overdue has run out."""

    offer: Offer
    now: datetime

    @property
    def state(self) -> OfferState:
        return self.offer.condition_at(self.now)

    @property
    def is_undecided(self) -> bool:
        """Whether its terms may still be accepted, now or once it is revived."""
        return self.state in (OfferState.OPEN, OfferState.EXPIRED)

    @property
    def tone(self) -> str:
        return OFFER_TONES[self.state]

    @property
    def turn(self) -> Turn:
        return turn_of(self.offer)

    @property
    def words(self) -> Words:
        return self.turn.for_reader(EMPLOYER)

    @property
    def left_to_do(self) -> str:
        """What the employer may still do about one that is over; 「-」 when nothing."""
        steps = open_to(workflow.OFFER_STEPS, EMPLOYER, None, self.state)
        return "、".join(f"可以{step.words}" for step in steps) or "-"


@searchable
@require_GET
def offers(request: HttpRequest) -> HttpResponse:
    filters = OfferFilters(request)
    searched, now = search_text(request), timezone.now()
    found = filters.narrow(Offer.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.for_lists(), request)
    context = {
        "filters": filters,
        "searched": searched,
        "page": page,
        "rows": [Row(offer, now) for offer in page],
        "is_narrowed": bool(searched) or filters.are_narrower(),
    }
    return render(request, "employer/offers.html", context)


@require_GET
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    return show_offer(request, own_offer(request, pk))


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once more, and for a reason, which may be left out."""
    offer = own_offer(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            offering.withdraw(offer, actor=request.actor, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            return show_offer(request, own_offer(request, pk), refusal)
        messages.success(request, f"已撤回，{offer.graduate.name}已收到通知。")
        return redirect("employer:offer", pk=pk)
    if workflow.WITHDRAW_OFFER not in _steps(offer):
        return redirect("employer:offer", pk=pk)
    return render(request, "employer/offer_withdraw.html", {"offer": offer, "form": form})


@require_POST
def revive(request: HttpRequest, pk: int) -> HttpResponse:
    """One tap: the same terms, and the usual time to answer from today."""
    offer = own_offer(request, pk)
    try:
        offering.revive(offer, actor=request.actor)
    except Refusal as refusal:
        return show_offer(request, own_offer(request, pk), refusal)
    until = day_in_words(offer.last_day)
    messages.success(request, f"已恢复，{offer.graduate.name}已收到通知。新的截止日期是 {until}。")
    return redirect("employer:offer", pk=pk)


def show_offer(request: HttpRequest, offer: Offer, refusal: Refusal | None = None) -> HttpResponse:
    """The offer's page; a refused act says why, above how things stand by now."""
    row, steps = Row(offer, timezone.now()), _steps(offer)
    may_send = _may_send(offer, request.actor)
    context = {
        "offer": offer,
        "row": row,
        "facts": offer.terms.in_words(),
        "last_day": day_in_words(offer.last_day),
        "cautions": cautions_for(offer.graduate, offer.terms) if row.is_undecided else [],
        "history": history_of(offer),
        "application_address": link_to(offer.application, EMPLOYER),
        "may_change": workflow.CHANGE_OFFER in steps,
        "may_withdraw": workflow.WITHDRAW_OFFER in steps,
        "may_revive": may_send and workflow.REVIVE_OFFER in steps,
        "may_send": may_send,
        "refusal": str(refusal or ""),
    }
    status = status_of(refusal) if refusal and request.method == "POST" else OK
    return render(request, "employer/offer.html", context, status=status)


def own_offer(request: HttpRequest, pk: int) -> Offer:
    mine = Offer.objects.visible_to(request.actor).for_lists().select_related("application__employer")
    offer: Offer = get_object_or_404(mine, pk=pk)
    return offer


def _steps(offer: Offer) -> tuple[object, ...]:
    """What may be done now; an employer that is not verified reaches nobody, and so does nothing."""
    if not offer.employer.may_reach_graduates:
        return ()
    return open_to(workflow.OFFER_STEPS, EMPLOYER, None, offer.condition_at(timezone.now()))


def _may_send(offer: Offer, actor: Actor) -> bool:
    """Whether another one could be sent to the same applicant now."""
    try:
        offering.check_may_send(offer.application, actor=actor)
    except Refusal:
        return False
    return True
