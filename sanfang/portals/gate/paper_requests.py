"""Asking for an agreement on paper, as the phone and the employer's desk have it in common (manual F6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.actors import Actor, Party
from sanfang.agreements.models import Agreement
from sanfang.documents import paper_actions as actions
from sanfang.documents import paper_workflow as workflow
from sanfang.documents.errors import WhereToMissing, WhyMissing
from sanfang.documents.models import PaperRequest
from sanfang.documents.paper_states import MOST_COPIES, Delivery, Occasion
from sanfang.documents.paper_words import state_of, words_for_asker
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import line_field, person_field, phone_field, text_field
from sanfang.portals.gate.tones import PAPER_TONES
from sanfang.reasons import LONGEST_REASON
from sanfang.refusal import Refusal

COPIES = [(number, f"{number} 份") for number in range(1, MOST_COPIES + 1)]
LONGEST_ADDRESS = 200


class PaperFields(forms.Form):
    """What is asked for, how many, and where it goes when it is posted."""

    occasion = forms.ChoiceField(
        label="申请内容", choices=Occasion.choices, widget=forms.RadioSelect, initial=Occasion.FIRST
    )
    why = text_field(
        "申请原因", LONGEST_REASON, required=False, help_text="补打时必填，例如原件遗失、办理落户需要。"
    )
    copies = forms.TypedChoiceField(label="份数", choices=COPIES, coerce=int, initial=1)
    delivery = forms.ChoiceField(
        label="领取方式", choices=Delivery.choices, widget=forms.RadioSelect, initial=Delivery.COLLECT
    )
    recipient = person_field(
        "收件人", required=False, help_text="以下三项邮寄时必填，只有学校打印的老师会看到。"
    )
    recipient_phone = phone_field("收件电话", required=False)
    address = line_field("收件地址", LONGEST_ADDRESS, required=False)


@dataclass(frozen=True)
class Shown:
    """One request as whoever asked reads it."""

    request: PaperRequest
    state: str
    words: str
    tone: str
    may_withdraw: bool

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Label and value; what is empty is left out."""
        one = self.request
        facts = [
            ("申请内容", one.get_occasion_display()),
            ("申请原因", one.why),
            ("份数", f"{one.copies} 份"),
            ("领取方式", one.get_delivery_display()),
            ("收件人", f"{one.recipient} {one.recipient_phone}".strip()),
            ("收件地址", one.address),
        ]
        return [(label, value) for label, value in facts if value]


def shown_about(agreement: Agreement, actor: Actor) -> list[Shown]:
    """Every request of this side about one agreement, the latest first."""
    mine = PaperRequest.objects.visible_to(actor).filter(agreement=agreement)
    return [_shown(one, actor.party) for one in mine.select_related("agreement__school")]


def latest_about(agreement: Agreement, actor: Actor) -> Shown | None:
    """The latest request of this side about one agreement, for the agreement's own page."""
    mine = PaperRequest.objects.visible_to(actor).filter(agreement=agreement)
    latest = mine.select_related("agreement__school").first()
    return _shown(latest, actor.party) if latest else None


def _shown(request: PaperRequest, party: Party) -> Shown:
    may_withdraw = workflow.WITHDRAW in workflow.names_open_to(request.asked_by, party, None, request.state)
    return Shown(
        request, state_of(request), words_for_asker(request), PAPER_TONES[request.state], may_withdraw
    )


def may_ask(agreement: Agreement, shown: list[Shown]) -> bool:
    return agreement.is_printable and not any(one.request.is_open for one in shown)


def own_request(request: HttpRequest, pk: int) -> PaperRequest:
    """A request of one's own side; anybody else's does not exist."""
    mine = PaperRequest.objects.visible_to(request.actor).select_related("agreement__school")
    found: PaperRequest = get_object_or_404(mine, pk=pk)
    return found


def ask(form: PaperFields, agreement: Agreement, actor: Actor) -> int | None:
    """Ask for what the form says; None when it is done, else the status to answer with, the form saying why."""
    if not form.is_valid():
        return OK
    try:
        actions.ask_for_paper(agreement, actions.Wanted(**form.cleaned_data), actor=actor)
    except WhyMissing as refusal:
        return refuse(form, refusal, "why")
    except WhereToMissing as refusal:
        for name, label in refusal.fields:
            form.add_error(name, f"邮寄请填写{label}。")
        return OK
    except Refusal as refusal:
        return refuse(form, refusal)
    return None


def context_of(agreement: Agreement, actor: Actor, form: PaperFields) -> dict[str, Any]:
    """What both sides' pages show."""
    shown = shown_about(agreement, actor)
    return {"agreement": agreement, "shown": shown, "form": form, "may_ask": may_ask(agreement, shown)}
