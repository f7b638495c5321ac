"""Reminders: three days before, one day before, and on the last morning, each once (manual B5)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from sanfang import calendar
from sanfang.notices.models import Notice, Outgoing
from sanfang.recruiting.actions import answering, offering, reminding
from sanfang.recruiting.models import Offer
from sanfang.recruiting.states import OfferState

CHINA = ZoneInfo("Asia/Shanghai")
SENT = datetime(2026, 3, 5, 10, tzinfo=CHINA)
LAST_DAY = date(2026, 3, 19)
MOMENTS = [
    (datetime(2026, 3, 16, 9, tzinfo=CHINA), "还有三天：请答复签约通知"),
    (datetime(2026, 3, 18, 9, tzinfo=CHINA), "明天截止：请答复签约通知"),
    (datetime(2026, 3, 19, 8, tzinfo=CHINA), "今天截止：请答复签约通知"),
]


@pytest.fixture
def offer(route) -> Offer:
    with time_machine.travel(SENT, tick=False):
        return route.offered()


def titles() -> list[str]:
    reminders = Notice.objects.filter(party="graduate", title__contains="请答复签约通知")
    return list(reminders.order_by("pk").values_list("title", flat=True))


def test_an_offer_of_fourteen_days_ends_with_its_last_day(offer):
    assert offer.last_day == LAST_DAY
    assert offer.answer_by == datetime(2026, 3, 20, tzinfo=CHINA)


def test_the_message_on_the_phone_names_the_last_minute_to_answer(offer):
    message = Outgoing.objects.get(template="offer")

    assert message.about == datetime(2026, 3, 19, 23, 59, tzinfo=CHINA)


def test_the_moments_are_those_of_the_last_day_in_china(offer):
    assert [moment for moment, _ in reminding.moments(offer.answer_by)] == [when for when, _ in MOMENTS]


def test_each_reminder_comes_at_its_moment_and_not_before(offer):
    for moment, title in MOMENTS:
        with time_machine.travel(moment - timedelta(seconds=1), tick=False):
            assert reminding.remind() == 0
        with time_machine.travel(moment, tick=False):
            assert reminding.remind() == 1
            assert reminding.remind() == 0
        assert titles()[-1] == title
    assert len(titles()) == 3


def test_of_those_missed_only_the_latest_is_told(offer):
    with time_machine.travel(MOMENTS[1][0] + timedelta(hours=5), tick=False):
        assert reminding.remind() == 1

    assert titles() == ["明天截止：请答复签约通知"]


def test_the_reminder_names_who_what_and_until_when(offer):
    with time_machine.travel(MOMENTS[0][0], tick=False):
        reminding.remind()

    assert Notice.objects.get(title__contains="请答复签约通知").body == (
        "芜湖云帆软件有限公司，软件工程师，接受邀请截止日期 2026 年 3 月 19 日。逾期不回复，本通知书自动失效。"
    )


def test_nobody_is_reminded_of_what_was_answered(route, offer):
    with time_machine.travel(SENT, tick=False):
        answering.decline(offer, actor=route.cast.actor("zhang"))

    with time_machine.travel(MOMENTS[0][0], tick=False):
        assert reminding.remind() == 0


def test_nobody_is_reminded_of_what_cannot_be_accepted_now(route, offer):
    with time_machine.travel(SENT, tick=False):
        route.signed(by="ann")

    with time_machine.travel(MOMENTS[0][0], tick=False):
        assert reminding.remind() == 0
    assert titles() == []


def test_after_the_deadline_there_is_nothing_to_remind_of(offer):
    with time_machine.travel(offer.answer_by, tick=False):
        assert reminding.remind() == 0


def test_a_short_offer_has_only_the_reminders_that_are_still_to_come(route):
    with time_machine.travel(datetime(2026, 3, 5, 10, tzinfo=CHINA), tick=False):
        offer = route.offered(days=3)

    assert offer.next_reminder_at == datetime(2026, 3, 7, 9, tzinfo=CHINA)


def test_a_revived_offer_is_reminded_of_anew(route, offer):
    with time_machine.travel(MOMENTS[0][0], tick=False):
        reminding.remind()
    with time_machine.travel(offer.answer_by, tick=False):
        offering.expire_overdue()
        offering.revive(Offer.objects.get(), actor=route.cast.actor("mo"))

    revived = Offer.objects.get()
    assert revived.state == OfferState.OPEN
    assert revived.last_day == date(2026, 4, 3)
    with time_machine.travel(calendar.at(date(2026, 3, 31), 9), tick=False):
        assert reminding.remind() == 1
    assert len(titles()) == 2
