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
from sanfang.recruiting.errors import ChangedMeanwhile, InterviewFirst, NothingChanged, NotNow, OfferOut
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import OfferState
from sanfang.recruiting.terms import ABOUT_A_PERSON, Difference, OfferTerms, day_in_words, differences
from sanfang.recruiting.windows import window_of
from sanfang.steps import Step

LAST_DAY = "接受邀请截止日期"


def check_may_send(application: Application, *, actor: Actor) -> None:
    """EmployerMayNotReach, InterviewFirst, NotNow or OfferOut where nothing can be sent now, whatever the terms."""
    check_rights(application, actor)
    check_reaches(application.employer, actor)
    if not application.may_be_offered:
        raise InterviewFirst if application.is_open else NotNow(application.get_state_display())
    if Offer.objects.of(application).in_time(timezone.now()).exists():
        raise OfferOut


def check_letter(graduate: Graduate, terms: OfferTerms, last_day: date) -> None:
    """ProbationTooLong, StartOutOfBounds or DeadlineOutOfBounds for a letter that may not be sent like this."""
    terms.check(graduate.cohort_year)
    window_of(graduate).check(last_day)


@transaction.atomic
def send(application: Application, terms: OfferTerms, *, last_day: date, actor: Actor) -> Offer:
    """Offer to sign, after an interview that was passed. It can be accepted until `last_day` is over in China.

    Refused with what `check_may_send` and `check_letter` refuse.
    """
    check_rights(application, actor)
    graduate = graduates.hold(application.graduate_id)
    application.refresh_from_db()
    check_may_send(application, actor=actor)
    check_letter(graduate, terms, last_day)
    _write_down_what_ran_out(application)
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


def changes_to(offer: Offer, terms: OfferTerms, last_day: date) -> list[Difference]:
    """Everything that would be another one: label, before, after. NothingChanged when nothing would."""
    changed = differences(offer.terms, terms)
    if last_day != offer.last_day:
        changed.append((LAST_DAY, day_in_words(offer.last_day), day_in_words(last_day)))
    if not changed:
        raise NothingChanged
    return changed


@transaction.atomic
def change(
    offer: Offer, terms: OfferTerms, *, last_day: date, actor: Actor, clock: int | None = None
) -> None:
    """Offer something else instead. The graduate reads what changed, and the time to answer begins anew.

    `clock` is the offer's own when its employer read it: ChangedMeanwhile when a colleague was faster.
    """
    check_rights(offer, actor)
    seen = offer.clock if clock is None else clock
    graduate = graduates.hold(offer.graduate_id)
    offer.refresh_from_db()
    check_reaches(offer.employer, actor)
    if offer.clock != seen:
        raise ChangedMeanwhile
    changed = changes_to(offer, terms, last_day)
    check_letter(graduate, terms, last_day)
    words = "；".join(f"{label}：{before or '无'} → {after or '无'}" for label, before, after in changed)
    facts = {"changed": [_for_the_trail(one) for one in changed]}
    _start_anew(
        offer, workflow.CHANGE_OFFER, last_day, actor, body=f"变动：{words}。", facts=facts, **asdict(terms)
    )


def withdraw(offer: Offer, *, actor: Actor, reason: str = "") -> None:
    """The employer takes it back before it is accepted; the reason is optional, and the graduate reads it."""
    check_reaches(offer.employer, actor)
    move(offer, workflow.WITHDRAW_OFFER, actor=actor, reason=reason.strip()[:LONGEST_REASON])


@transaction.atomic
def revive(offer: Offer, *, actor: Actor) -> None:
    """One tap on an offer that ran out: the same terms, and the usual time to answer from today."""
    check_rights(offer, actor)
    graduate = graduates.hold(offer.graduate_id)
    application = Application.objects.get(pk=offer.application_id)
    check_may_send(application, actor=actor)
    _write_down_what_ran_out(application)
    _start_anew(offer, workflow.REVIVE_OFFER, window_of(graduate).usual, actor)


def expire_overdue(now: datetime | None = None) -> int:
    """Write down which offers ran out, and tell both sides. Returns how many. No upper age: nothing stays stuck."""
    now = now or timezone.now()
    overdue = Offer.objects.overdue(now).order_by("answer_by", "pk").values_list("pk", flat=True)
    return sum(_expire(pk, now) for pk in overdue)


@transaction.atomic
def _expire(pk: int, now: datetime) -> bool:
    graduates.hold(Offer.objects.values_list("graduate_id", flat=True).get(pk=pk))
    offer = Offer.objects.overdue(now).filter(pk=pk).first()
    if offer is None:
        # Answered, withdrawn, or given a new deadline in this very moment.
        return False
    move(offer, workflow.EXPIRE_OFFER, actor=system("到期自动处理"))
    return True


def _write_down_what_ran_out(application: Application) -> None:
    """What the clock has ended stands in nobody's way, even before the platform has come round to it."""
    now = timezone.now()
    for pk in Offer.objects.of(application).overdue(now).values_list("pk", flat=True):
        _expire(pk, now)


def _start_anew(
    offer: Offer,
    step: Step[OfferState],
    last_day: date,
    actor: Actor,
    *,
    body: str = "",
    facts: dict[str, Any] | None = None,
    **terms: Any,
) -> None:
    clock = _clock(last_day)
    facts = {"answer_by": clock["answer_by"].isoformat(), **(facts or {})}
    changes = terms | clock | {"clock": F("clock") + 1, "read_at": None}
    move(offer, step, actor=actor, body=body, facts=facts, **changes)


def _clock(last_day: date) -> dict[str, Any]:
    deadline = calendar.end_of(last_day)
    return {"answer_by": deadline, "next_reminder_at": next_reminder(deadline, after=timezone.now())}


def _for_the_trail(difference: Difference) -> list[str]:
    """Of a person's name and number only that it changed."""
    label, before, after = difference
    return [label] if label in ABOUT_A_PERSON else [label, before, after]
