"""Where the first page leads: what there is to do first, and the page of whatever it is about."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sanfang.actors import Party
from sanfang.agreements.models import Agreement, AgreementCorrection, TerminationRequest
from sanfang.agreements.turns import Act
from sanfang.recruiting.models import Interview, Offer
from sanfang.recruiting.telling import position_of
from sanfang.turns import Turn

# What is done on a page that is about no single thing.
AT: dict[str, tuple[str, str]] = {
    Act.CONFIRM_RECORD: ("去核对生源信息", "graduate:record"),
    Act.SIGN: ("出示二维码名片", "graduate:card"),
}
# The page of a thing, and what its button says to whoever only looks.
PAGES: dict[type, tuple[str, str]] = {
    Agreement: ("graduate:agreement", "查看协议"),
    AgreementCorrection: ("graduate:agreement_correction", "查看协议更正"),
    Interview: ("graduate:interview", "查看面试邀请"),
    Offer: ("graduate:offer", "查看签约通知"),
}


@dataclass(frozen=True)
class NextStep:
    """The words and the address of a button."""

    label: str
    url: str


@dataclass(frozen=True)
class Sender:
    """From whom a letter came and what it is about, as a line that leads to it."""

    employer: str
    about: str
    url: str


def next_step(turn: Turn) -> NextStep | None:
    """The one button of the first page; None when there is nothing to press."""
    if turn.act in AT:
        label, page = AT[turn.act]
        return NextStep(label, reverse(page))
    if isinstance(turn.thing, TerminationRequest):
        if turn.is_held_by(Party.GRADUATE):
            return NextStep("答复解约申请", reverse("graduate:termination_answer", args=[turn.thing.pk]))
        return NextStep("查看解约申请", reverse("graduate:terminations"))
    if turn.thing is None:
        return None
    label = "查看并答复" if turn.is_held_by(Party.GRADUATE) else PAGES[type(turn.thing)][1]
    return NextStep(label, page_of_thing(turn.thing))


def sender_of(turn: Turn) -> Sender | None:
    """Whose interview or offer it is that comes first; None for anything else, which says so itself."""
    if not isinstance(turn.thing, Interview | Offer):
        return None
    kind = "面试邀请" if isinstance(turn.thing, Interview) else "签约通知"
    about = f"{kind}：{position_of(turn.thing)}"
    return Sender(turn.thing.employer.name, about, page_of_thing(turn.thing))


def page_of_thing(thing: Any) -> str:
    """The address of the page about an agreement, an interview or an offer."""
    return reverse(PAGES[type(thing)][0], args=[thing.pk])
