"""A signing offer: sent, changed, withdrawn, revived, and what time makes of it (manual B4, B5)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, system
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting import telling, workflow
from sanfang.recruiting.actions.moving import check_rights, move, record
from sanfang.recruiting.actions.reaching import check_reaches
from sanfang.recruiting.actions.reminding import next_reminder
from sanfang.recruiting.errors import InterviewFirst, NothingChanged, NotNow, OfferOut
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import ApplicationState
from sanfang.recruiting.terms import OfferTerms, day_in_words, differences
from sanfang.recruiting.windows import window_of

LAST_DAY = "接受邀请截止日期"


@transaction.atomic
def send(application: Application, terms: OfferTerms, *, last_day: date, actor: Actor) -> Offer:
    """Offer to sign, after an interview that was passed. It can be accepted until `last_day` is over in China.

    Refused with InterviewFirst, OfferOut, DeadlineOutOfBounds or EmployerMayNotReach.
    """
    check_rights(application, actor)
    check_reaches(application.employer, actor)
    graduate = graduates.hold(application.graduate_id)
    application.refresh_from_db()
    _check_may_offer(application)
    _check_none_is_out(graduate, application.employer_id)
    window_of(graduate).check(last_day)
    offer = Offer.objects.create(
        application=application,
        graduate=graduate,
        employer_id=application.employer_id,
        **asdict(terms),
        **_clock(last_day),
    )
    record(offer, "send", actor=actor, new=offer.state, facts={"answer_by": offer.answer_by.isoformat()})
    telling.tell_of_beginning(offer)
    return offer


def change(offer: Offer, terms: OfferTerms, *, last_day: date, actor: Actor) -> None:
    """Offer something else instead. The graduate reads what changed, and the time to answer begins anew."""
    check_reaches(offer.employer, actor)
    changed = differences(offer.terms, terms)
    if last_day != offer.last_day:
        changed.append((LAST_DAY, day_in_words(offer.last_day), day_in_words(last_day)))
    if not changed:
        raise NothingChanged
    window_of(offer.graduate).check(last_day)
    words = "；".join(f"{label}：{before or '无'} → {after or '无'}" for label, before, after in changed)
    _start_anew(offer, workflow.CHANGE_OFFER, last_day, actor, body=f"变动：{words}。", **asdict(terms))


def withdraw(offer: Offer, *, actor: Actor, reason: str = "") -> None:
    """The employer takes it back before it is accepted; the reason is optional, and the graduate reads it."""
    check_reaches(offer.employer, actor)
    move(offer, workflow.WITHDRAW_OFFER, actor=actor, reason=reason.strip()[:LONGEST_REASON])


@transaction.atomic
def revive(offer: Offer, *, actor: Actor) -> None:
    """One tap on an offer that ran out: the same terms, and the usual time to answer from today."""
    check_rights(offer, actor)
    check_reaches(offer.employer, actor)
    graduate = graduates.hold(offer.graduate_id)
    application = Application.objects.get(pk=offer.application_id)
    _check_may_offer(application)
    _check_none_is_out(graduate, offer.employer_id)
    _start_anew(offer, workflow.REVIVE_OFFER, window_of(graduate).usual, actor)


def expire_overdue(now: datetime | None = None) -> int:
    """Write down which offers ran out, and tell both sides. Returns how many. No upper age: nothing stays stuck."""
    expired = 0
    for offer in Offer.objects.overdue(now or timezone.now()).order_by("answer_by", "pk"):
        try:
            move(offer, workflow.EXPIRE_OFFER, actor=system("到期自动处理"))
        except NotNow:
            # Changed, withdrawn or answered in this very moment.
            continue
        expired += 1
    return expired


def _start_anew(
    offer: Offer, step: Any, last_day: date, actor: Actor, *, body: str = "", **terms: Any
) -> None:
    clock = _clock(last_day) | {"clock": F("clock") + 1, "read_at": None}
    move(offer, step, actor=actor, body=body, **terms, **clock)


def _clock(last_day: date) -> dict[str, Any]:
    deadline = calendar.end_of(last_day)
    return {"answer_by": deadline, "next_reminder_at": next_reminder(deadline, after=timezone.now())}


def _check_may_offer(application: Application) -> None:
    """The order of things: interviewed first (promises A03)."""
    if application.state == ApplicationState.INTERVIEWED:
        return
    raise InterviewFirst if application.is_open else NotNow(application.get_state_display())


def _check_none_is_out(graduate: Graduate, employer_id: int) -> None:
    """One open offer of an employer to a graduate; asked for while the graduate is held."""
    if Offer.objects.open().filter(graduate=graduate, employer_id=employer_id).exists():
        raise OfferOut
