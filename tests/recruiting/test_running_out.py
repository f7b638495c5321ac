"""When a last day is over, and how one tap brings an offer back (promises P18)."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import offering
from sanfang.recruiting.errors import DeadlinePassed, NotNow, OfferOut
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import OfferState
from tests.recruiting.route import TERMS, in_days, let_run_out, midnight_after

A_SECOND = timedelta(seconds=1)


def told(party, word):
    return Notice.objects.filter(party=party, title__contains=word).count()


def test_both_sides_are_told_and_other_offers_stay_untouched(route):
    offer, other = route.offered(days=3), route.offered(by="ann")
    late = midnight_after(offer.last_day)

    with time_machine.travel(late, tick=False):
        assert offering.expire_overdue() == 1

    offer.refresh_from_db()
    assert offer.state == OfferState.EXPIRED
    assert (told("graduate", "逾期未回复"), told("employer", "逾期未回复")) == (1, 1)
    before = {name: value for name, value in vars(other).items() if not name.startswith("_")}
    other.refresh_from_db()
    assert {name: value for name, value in vars(other).items() if not name.startswith("_")} == before


def test_two_that_run_out_at_once_are_each_told_once(route):
    offers = [route.offered(days=3), route.offered(by="ann", days=3)]

    with time_machine.travel(midnight_after(offers[0].last_day)):
        assert (offering.expire_overdue(), offering.expire_overdue()) == (2, 0)

    assert (told("graduate", "逾期未回复"), told("employer", "逾期未回复")) == (2, 2)


def test_what_was_given_more_time_in_the_very_moment_does_not_run_out(route):
    """The list was read, then the employer changed the offer, then the platform came round to it."""
    offer = route.offered()
    now = offer.answer_by - A_SECOND

    assert offering._expire(offer.pk, now) is False
    assert Offer.objects.get().state == OfferState.OPEN


def test_nothing_is_too_old_to_run_out(route):
    offer = route.offered()

    with time_machine.travel(offer.answer_by + timedelta(days=4000)):
        assert offering.expire_overdue() == 1


@pytest.fixture(params=["UTC", "Asia/Shanghai", "America/New_York"])
def _server_in_a_zone(request, monkeypatch):
    """The machine's own zone, as an administrator may have set it."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_server_in_a_zone")
@pytest.mark.parametrize("off", [-1, -0.001, 0, 0.001, 1])
def test_P18_the_last_day_ends_at_midnight_in_china_wherever_the_server_stands(route, off):
    # 10 November 2026, 08:00 in China; three days later is the 13th, which ends at 16:00 UTC.
    with time_machine.travel(datetime(2026, 11, 10, tzinfo=UTC), tick=False):
        offer = route.offered(days=3)
    assert offer.last_day == date(2026, 11, 13)

    with time_machine.travel(datetime(2026, 11, 13, 16, tzinfo=UTC) + off * A_SECOND, tick=False):
        is_over = off >= 0
        assert offering.expire_overdue() == is_over
        if is_over:
            with pytest.raises((DeadlinePassed, NotNow)):
                route.accept(offer)
        else:
            assert route.accept(offer).pk


@pytest.mark.parametrize("hour", [15, 16])
def test_P18_the_day_of_sending_is_chinas_too(route, hour):
    """At 16:00 UTC the next day has begun in China."""
    with time_machine.travel(datetime(2026, 11, 10, hour, tzinfo=UTC), tick=False):
        assert route.offered(days=3).last_day == date(2026, 11, 13 if hour == 15 else 14)


def test_one_tap_brings_the_same_terms_back_with_the_usual_time(route):
    offer = route.offered(days=3)
    let_run_out(offer)

    offering.revive(offer, actor=route.cast.actor("mo"))

    assert (offer.state, offer.terms, offer.clock) == (OfferState.OPEN, TERMS, 2)
    assert (offer.last_day, offer.read_at) == (in_days(14), None)
    assert told("graduate", "恢复了签约通知") == 1
    assert route.accept(offer).pk


def test_the_usual_time_is_the_provinces(cast, route):
    Policy.objects.create(province=cast.province, acceptance_days=7)
    offer = route.offered(days=3)
    let_run_out(offer)

    offering.revive(offer, actor=cast.actor("mo"))

    assert offer.last_day == in_days(7)


def test_the_clock_revives_what_the_platform_has_not_written_down_yet(route):
    offer = route.offered()
    Offer.objects.update(answer_by=timezone.now())

    offering.revive(offer, actor=route.cast.actor("mo"))

    assert offer.state == OfferState.OPEN
    assert [one.act for one in Entry.objects.filter(act__startswith="offer.").order_by("pk")] == [
        "offer.send",
        "offer.expire",
        "offer.revive",
    ]


def test_a_second_tap_changes_nothing(route):
    offer = route.offered()
    let_run_out(offer)
    offering.revive(offer, actor=route.cast.actor("mo"))

    with pytest.raises(OfferOut):
        offering.revive(offer, actor=route.cast.actor("mo"))
    assert (Offer.objects.get().clock, told("graduate", "恢复了签约通知")) == (2, 1)


@pytest.mark.parametrize("state", ["declined", "withdrawn"])
def test_only_what_ran_out_is_revived(route, state):
    offer = route.offered()
    Offer.objects.update(state=state)

    with pytest.raises(NotNow):
        offering.revive(offer, actor=route.cast.actor("mo"))


def test_nothing_is_revived_beside_a_newer_offer(route):
    offer = route.offered()
    let_run_out(offer)
    offering.send(offer.application, TERMS, last_day=in_days(14), actor=route.cast.actor("mo"))

    with pytest.raises(OfferOut):
        offering.revive(offer, actor=route.cast.actor("mo"))


def test_nothing_is_revived_once_the_applicant_was_turned_down(route):
    offer = route.offered()
    let_run_out(offer)
    Application.objects.update(state="unsuitable")

    with pytest.raises(NotNow, match="不合适"):
        offering.revive(offer, actor=route.cast.actor("mo"))
