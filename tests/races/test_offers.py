"""Whatever happens to an offer at the same moment: one outcome, told to everybody the same (promises A01, A02, P18)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from sanfang import calendar
from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry
from sanfang.audit.verifying import verify_all
from sanfang.recruiting.actions import answering, applying, offering, reading
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import OPEN_APPLICATIONS, OfferState
from sanfang.refusal import Refusal
from tests.cast import Cast
from tests.races.crowd import at_once
from tests.recruiting.route import TERMS, Route

ROUNDS = 3
TAPS = 8


@pytest.fixture
def route(cast) -> Route:
    return Route(cast)


def outcome(act: Callable[[], object]) -> str:
    """Done, or refused in words; a database error is raised."""
    try:
        act()
    except Refusal as refusal:
        return type(refusal).__name__
    return "done"


def rush(acts: list[Callable[[], object]]) -> list[str]:
    return at_once([partial(outcome, act) for act in acts])


def accepting(cast: Cast, offer: Offer, who: str = "zhang") -> Callable[[], object]:
    shown = offer.shown_sha256()
    return lambda: answering.accept(offer, actor=cast.actor(who), shown_sha256=shown)


def ends_of(offer: Offer) -> list[str]:
    """The acts that ended the offer, as the trail has them."""
    ends = [f"offer.{name}" for name in ("accept", "decline", "withdraw", "expire")]
    entries = Entry.objects.filter(subject_type="recruiting.offer", subject_id=str(offer.pk), act__in=ends)
    return list(entries.order_by("pk").values_list("act", flat=True))


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_A02_two_offers_accepted_at_once_leave_one_agreement(cast, route, _):
    offers = [route.offered(by="mo"), route.offered(by="ann")]

    answers = rush([accepting(cast, offer) for offer in offers] * TAPS)

    assert Agreement.objects.live().count() == Agreement.objects.count() == 1
    assert Counter(answers) == {"done": TAPS, "ViewOnly": TAPS}
    assert sorted(Offer.objects.values_list("state", flat=True)) == [OfferState.ACCEPTED, OfferState.OPEN]
    assert list(verify_all()) == []


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_A01_accepting_and_declining_at_once_have_one_outcome(cast, route, _):
    offer = route.offered()
    decline = partial(answering.decline, offer, actor=cast.actor("zhang"))

    rush([accepting(cast, offer), decline] * TAPS)

    assert len(ends_of(offer)) == 1
    accepted = ends_of(offer) == ["offer.accept"]
    assert Agreement.objects.count() == int(accepted)
    assert Offer.objects.get().state == (OfferState.ACCEPTED if accepted else OfferState.DECLINED)


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_accepting_while_the_employer_changes_signs_what_was_read_or_nothing(cast, route, _):
    offer = route.offered()
    shown = offer.shown_sha256()
    change = partial(
        offering.change,
        offer,
        replace(TERMS, monthly_pay=5000),
        last_day=offer.last_day,
        actor=cast.actor("mo"),
    )

    rush([accepting(cast, offer), change] * 2)

    signed = Agreement.objects.first()
    assert signed is None or signed.details_sha256 == shown
    assert Offer.objects.get().state == (OfferState.OPEN if signed is None else OfferState.ACCEPTED)


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_accepting_while_the_employer_withdraws_has_one_outcome(cast, route, _):
    offer = route.offered()

    rush([accepting(cast, offer), partial(offering.withdraw, offer, actor=cast.actor("mo"))] * TAPS)

    assert len(ends_of(offer)) == 1
    assert Agreement.objects.count() == ends_of(offer).count("offer.accept")


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_P18_accepting_and_running_out_at_once_are_never_both(cast, route, _):
    offer = route.offered()
    # The worker's clock is a day ahead of the graduate's: both believe that they are in time.
    tomorrow = offer.answer_by + timedelta(seconds=1)

    rush([accepting(cast, offer), partial(offering.expire_overdue, tomorrow)] * TAPS)

    assert len(ends_of(offer)) == 1
    assert Agreement.objects.count() == ends_of(offer).count("offer.accept")


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_accepting_while_both_sides_read_and_note_ends_in_no_deadlock(cast, route, _):
    offers = [route.offered(who, "mo") for who in ("zhang", "li", "wang")]
    acts = [
        act
        for who, offer in zip(("zhang", "li", "wang"), offers, strict=True)
        for act in _around(cast, offer, who)
    ]

    answers = rush(acts * 2)

    assert set(answers) == {"done"}
    assert Agreement.objects.live().count() == len(offers)


def _around(cast: Cast, offer: Offer, who: str) -> list[Callable[[], object]]:
    """What two people and a recruiter may do about one offer in the same moment."""
    note = partial(applying.write_note, offer.application, "下周联系", actor=cast.actor("mo"))
    read = partial(reading.mark_read, offer, actor=cast.actor(who))
    return [read, note, accepting(cast, offer, who), read, note]


@pytest.mark.slow
def test_two_offers_of_one_employer_sent_at_once_leave_one(cast, route):
    application = route.interviewed()
    last_day = calendar.day_of(timezone.now()) + timedelta(days=14)
    send = partial(offering.send, application, TERMS, last_day=last_day, actor=cast.actor("mo"))

    answers = rush([send] * TAPS)

    assert Counter(answers) == {"done": 1, "OfferOut": TAPS - 1}
    assert Offer.objects.count() == 1


@pytest.mark.slow
def test_an_impatient_graduate_applies_once(cast, route):
    route.resume()

    answers = rush([partial(applying.apply, cast.position, actor=cast.actor("zhang"))] * TAPS)

    assert answers == ["done"] * TAPS
    assert Application.objects.filter(state__in=OPEN_APPLICATIONS).count() == 1
