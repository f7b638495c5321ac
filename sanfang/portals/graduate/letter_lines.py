"""One line of 「面试和签约通知」 for each kind of letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch

from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import WAITING_FOR_THE_GRADUATE
from sanfang.notices.models import Notice
from sanfang.portals.gate.tones import OVER, tone_of
from sanfang.portals.graduate.next_steps import page_of_thing
from sanfang.recruiting.letters import Letter
from sanfang.recruiting.models import Interview, Offer
from sanfang.recruiting.states import InterviewState, OfferState
from sanfang.turns import turn_of
from sanfang.ui.templatetags.ui import appointment

INTERVIEW, SIGNING = "面试", "签约"
VIEW_ONLY = "只能查看"


@dataclass(frozen=True)
class Said:
    """What a line says: of what kind, from whom, for which position, what and until when, and how it stands."""

    kind: str
    employer: str
    position: str
    note: str
    state: str
    tone: str


@dataclass(frozen=True)
class Line:
    """What is said, whether it is still unread, and where a tap goes."""

    said: Said
    is_unread: bool
    url: str


def lines_of(letters: Iterable[Letter], reader: Actor) -> list[Line]:
    """A line for each letter. One query, for what is unread."""
    letters = list(letters)
    pages = [page_of_thing(letter) for letter in letters]
    unread = Notice.objects.visible_to(reader).unread().filter(link__in=pages)
    links = set(unread.values_list("link", flat=True)) if letters else set()
    return [
        Line(_said_of(letter), page in links, f"{page}read/")
        for letter, page in zip(letters, pages, strict=True)
    ]


@singledispatch
def _said_of(letter: Letter) -> Said:
    raise TypeError(f"There is no line for {type(letter).__name__}.")


@_said_of.register
def _of_interview(interview: Interview) -> Said:
    is_mine = turn_of(interview).is_held_by(Party.GRADUATE)
    when = f"{appointment(interview.starts_at)} 面试"
    is_over = interview.is_overdue(timezone.now())
    return Said(
        INTERVIEW,
        interview.employer.name,
        interview.application.position.title,
        f"{when}，请在开始前答复" if is_mine else when,
        InterviewState.LAPSED.label if is_over else interview.get_state_display(),
        OVER if is_over else tone_of(interview),
    )


@_said_of.register
def _of_offer(offer: Offer) -> Said:
    state, tone, note = _standing_of(offer)
    return Said(SIGNING, offer.employer.name, offer.position_title, note, state, tone)


def _standing_of(offer: Offer) -> tuple[str, str, str]:
    """The state in words, its tone, and the note: by when, or since when."""
    if offer.is_overdue(timezone.now()):
        return OfferState.EXPIRED.label, OVER, f"{_last_day(offer.answer_by)}已截止"
    if offer.state != OfferState.OPEN:
        return offer.get_state_display(), tone_of(offer), f"{_day(offer.sent_at)}发来"
    until = f"{_last_day(offer.answer_by)} 24:00 前"
    if turn_of(offer).is_held_by(Party.GRADUATE):
        return offer.get_state_display(), tone_of(offer), f"{until}答复"
    return VIEW_ONLY, OVER, f"{until}有效"


@_said_of.register
def _of_agreement(agreement: Agreement) -> Said:
    until = agreement.confirm_by if agreement.state in WAITING_FOR_THE_GRADUATE else None
    return Said(
        SIGNING,
        agreement.employer_name,
        agreement.position_title,
        f"{_last_day(until)} 24:00 前答复" if until else f"{_day(agreement.signed_at)}签约",
        agreement.get_state_display(),
        tone_of(agreement),
    )


def _day(when: datetime) -> str:
    """「3月19日」"""
    day = calendar.day_of(when)
    return f"{day.month}月{day.day}日"


def _last_day(deadline: datetime) -> str:
    day = calendar.last_day_before(deadline)
    return f"{day.month}月{day.day}日"
