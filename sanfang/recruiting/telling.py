"""Who is told of what on the way to a signature, in which words. Called by the actions, in their transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sanfang.actors import Party
from sanfang.audit.models import Entry
from sanfang.notices.actions import News, tell
from sanfang.recruiting import workflow
from sanfang.recruiting.models import Application, Interview, Offer
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState, words_for
from sanfang.recruiting.terms import day_in_words
from sanfang.steps import Step

GRADUATE, EMPLOYER = Party.GRADUATE, Party.EMPLOYER
Thing = Application | Interview | Offer


@dataclass(frozen=True)
class Told:
    """The title of a notice and which parties get it. `{employer}`, `{graduate}` and `{position}` are filled in."""

    title: str
    parties: tuple[Party, ...]


# How the manual's letter begins (manual B5).
CONGRATULATIONS = "恭喜您，您有工作啦，去签约吧"

BEGINNINGS: dict[type, Told] = {
    Application: Told("{graduate}投递了「{position}」", (EMPLOYER,)),
    Interview: Told("{employer}邀请您面试「{position}」", (GRADUATE,)),
    Offer: Told(CONGRATULATIONS, (GRADUATE,)),
}

STEPS: dict[Step[Any], Told] = {
    workflow.REFUSE: Told("{employer}：您投递的「{position}」这次不合适", (GRADUATE,)),
    workflow.RECONSIDER: Told("{employer}重新考虑您投递的「{position}」", (GRADUATE,)),
    workflow.WITHDRAW_APPLICATION: Told("{graduate}撤回了对「{position}」的投递", (EMPLOYER,)),
    workflow.ACCEPT_INTERVIEW: Told("{graduate}接受了「{position}」的面试邀请", (EMPLOYER,)),
    workflow.DECLINE_INTERVIEW: Told("{graduate}谢绝了「{position}」的面试", (EMPLOYER,)),
    workflow.CANCEL_INTERVIEW: Told("{employer}取消了「{position}」的面试", (GRADUATE,)),
    workflow.LAPSE_INTERVIEW: Told("「{position}」的面试邀请逾期未答复，已失效", (GRADUATE, EMPLOYER)),
    workflow.PASS_INTERVIEW: Told("{employer}「{position}」面试通过", (GRADUATE,)),
    workflow.FAIL_INTERVIEW: Told("{employer}「{position}」面试未通过", (GRADUATE,)),
    workflow.ACCEPT_OFFER: Told("{graduate}接受了「{position}」的签约通知，待学校审核", (EMPLOYER,)),
    workflow.DECLINE_OFFER: Told("{graduate}谢绝了「{position}」的签约通知", (EMPLOYER,)),
    workflow.CHANGE_OFFER: Told("{employer}修改了签约通知，请重新查看", (GRADUATE,)),
    workflow.WITHDRAW_OFFER: Told("{employer}撤回了签约通知", (GRADUATE,)),
    workflow.EXPIRE_OFFER: Told("「{position}」的签约通知逾期未回复，已自动失效", (GRADUATE, EMPLOYER)),
    workflow.REVIVE_OFFER: Told("{employer}恢复了签约通知，请在新的截止日期前答复", (GRADUATE,)),
}

# Where each party reads about a thing; the portals own these addresses.
LINKS: dict[type, dict[Party, str]] = {
    Application: {GRADUATE: "/m/applications/{pk}/", EMPLOYER: "/employer/applications/{pk}/"},
    Interview: {GRADUATE: "/m/interviews/{pk}/", EMPLOYER: "/employer/applications/{application}/"},
    Offer: {GRADUATE: "/m/offers/{pk}/", EMPLOYER: "/employer/offers/{pk}/"},
}


def tell_of_beginning(thing: Thing) -> None:
    """Somebody applied, was invited, was made an offer."""
    told = BEGINNINGS[type(thing)]
    _tell(thing, told, event=f"{thing.kind}:{thing.pk}:begin", kind=thing.kind)


def tell_of_step(thing: Thing, step: Step[Any], entry: Entry, body: str = "") -> None:
    """What follows from something else (a step of the platform on an application) is told by that."""
    if step in STEPS:
        event = f"{thing.kind}:{thing.pk}:{entry.pk}"
        _tell(thing, STEPS[step], event=event, kind=thing.kind, body=body)


def tell_both(
    offer: Offer, event: str, words: dict[Party, tuple[str, str]], *, kind: str = Offer.kind
) -> None:
    """Something about an offer that is no step of it: title and body for each party that is to know."""
    for party, (title, body) in words.items():
        _post(offer, party, f"offer:{offer.pk}:{event}", kind, title, body)


def _tell(thing: Thing, told: Told, *, event: str, kind: str, body: str = "") -> None:
    for party in told.parties:
        words = body or words_for(_condition(thing), party)
        _post(thing, party, event, kind, told.title.format(**_names(thing)), _with_facts(thing, words))


def _post(thing: Thing, party: Party, event: str, kind: str, title: str, body: str) -> None:
    mailbox = thing.graduate.mailbox if party == GRADUATE else thing.employer.mailbox
    tell(mailbox, News(event, kind, title, body, link_to(thing, party), when=_moment_of(thing)))


def _moment_of(thing: Thing) -> datetime | None:
    """What a message on the phone names: the hour of an interview, the last moment to answer an offer."""
    if isinstance(thing, Interview):
        return thing.starts_at
    # An offer ends with a day: a message says 23:59 of that day, not midnight of the next.
    return thing.answer_by - timedelta(minutes=1) if isinstance(thing, Offer) else None


def link_to(thing: Thing, party: Party) -> str:
    """Where this party reads about a thing; every notice about it leads there."""
    return LINKS[type(thing)][party].format(pk=thing.pk, application=getattr(thing, "application_id", ""))


def _condition(thing: Thing) -> ApplicationState | InterviewState | OfferState:
    return thing.condition


def _names(thing: Thing) -> dict[str, str]:
    return {
        "employer": thing.employer.name,
        "graduate": thing.graduate.name,
        "position": position_of(thing),
    }


def position_of(thing: Thing) -> str:
    """The title of the position it is about."""
    if isinstance(thing, Offer):
        return thing.position_title
    application = thing if isinstance(thing, Application) else thing.application
    return application.position.title


def _with_facts(thing: Thing, words: str) -> str:
    if isinstance(thing, Offer) and thing.state == OfferState.OPEN:
        return facts_of(thing) + words
    return words


def facts_of(offer: Offer) -> str:
    """From whom, for what, until when and what otherwise: an open offer always says so (manual B5)."""
    day = day_in_words(offer.last_day)
    return f"{offer.employer.name}，{offer.position_title}，接受邀请截止日期 {day}。逾期不回复，本通知书自动失效。"
