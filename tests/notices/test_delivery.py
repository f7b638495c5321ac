"""The outbox: once, in the end, and visible once (promises P5)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from sanfang.actors import Party
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.notices.channels import Fate, Outcome
from sanfang.notices.delivery import CLAIM_LASTS, LOOK_AGAIN, MOST_ATTEMPTS, deliver_due
from sanfang.notices.models import Notice, Outgoing, Report
from tests.notices.ways import DOUBT, LATER, NEVER, Scripted

NEWS = News("event:1", "offer", "您有一条通知", "内容", "/m/")
SOON = timedelta(seconds=1)


@pytest.fixture
def told(cast) -> Notice:
    return tell(cast.zhang.mailbox, NEWS)


@pytest.fixture
def wechat() -> Scripted:
    return Scripted()


@pytest.fixture
def sms() -> Scripted:
    return Scripted()


@pytest.fixture
def deliver(wechat, sms):
    return lambda: deliver_due({"wechat": wechat, "sms": sms})


@pytest.fixture
def later(time_machine):
    """Let time pass."""
    clock = [timezone.now()]
    time_machine.move_to(clock[0], tick=False)

    def move(by: timedelta) -> None:
        clock[0] += by
        time_machine.move_to(clock[0], tick=False)

    return move


def the_message() -> Outgoing:
    return Outgoing.objects.get()


def test_a_bound_phone_gets_the_message_by_wechat(told, deliver, wechat):
    assert deliver() == 1

    assert wechat.seen == ["您有一条通知"]
    assert (the_message().state, the_message().receipt) == ("sent", f"receipt {the_message().pk}")


def test_X08_nothing_is_sent_twice(told, deliver, wechat):
    deliver()

    assert deliver() == 0
    assert len(wechat.seen) == 1


def test_one_event_is_one_message(cast, told):
    tell(cast.zhang.mailbox, NEWS)

    assert (Notice.objects.count(), Outgoing.objects.count()) == (1, 1)


def test_what_does_not_ring_is_read_in_the_app_only(cast):
    tell(cast.zhang.mailbox, News("event:2", "accept", "您与公司签约成功"))

    assert (Notice.objects.count(), Outgoing.objects.count()) == (1, 0)


def test_a_person_without_a_bound_phone_gets_an_sms(cast, deliver, wechat, sms):
    tell(Mailbox(Party.GRADUATE, cast.li.pk, phone="13800000000"), NEWS)

    assert deliver() == 1
    assert (wechat.seen, sms.seen) == ([], ["您有一条通知"])


def test_nobody_is_written_to_who_left_neither(cast):
    tell(Mailbox(Party.GRADUATE, cast.li.pk), NEWS)

    assert Outgoing.objects.count() == 0


def test_what_wechat_refuses_goes_by_sms_at_once(cast, deliver, wechat, sms):
    tell(Mailbox(Party.GRADUATE, cast.li.pk, openid="li", phone="13800000000"), NEWS)
    wechat.outcomes = [NEVER]

    deliver()
    deliver()

    assert (the_message().state, the_message().channel, sms.seen) == ("sent", "sms", ["您有一条通知"])


def test_without_a_number_the_notice_in_the_app_has_to_do(cast, deliver, wechat):
    tell(Mailbox(Party.GRADUATE, cast.li.pk, openid="li"), NEWS)
    wechat.outcomes = [NEVER]

    deliver()

    assert the_message().state == "given_up"
    assert Notice.objects.unread().count() == 1


@pytest.mark.parametrize(
    "outcomes",
    [[LATER] * 3, [DOUBT, DOUBT], [NEVER]],
    ids=["errcode", "timed_out_after_success", "template_rejected"],
)
def test_X09_the_notice_in_the_app_is_there_whatever_wechat_answers(
    cast, told, deliver, wechat, later, outcomes
):
    wechat.outcomes, wechat.settled = list(outcomes), [None, None]

    for _ in outcomes:
        deliver()
        later(timedelta(minutes=2))

    assert the_message().state != "sent"
    assert [notice.title for notice in Notice.objects.visible_to(cast.actor("zhang")).unread()] == [
        "您有一条通知"
    ]


def test_a_message_that_was_surely_not_sent_is_tried_again_later(told, deliver, wechat, later):
    wechat.outcomes = [LATER]
    deliver()

    assert deliver() == 0
    later(timedelta(seconds=10))
    assert deliver() == 1


def test_a_message_that_never_gets_through_changes_to_sms_in_the_end(cast, deliver, wechat, sms, later):
    tell(Mailbox(Party.GRADUATE, cast.li.pk, openid="li", phone="13800000000"), NEWS)
    wechat.outcomes = [LATER] * MOST_ATTEMPTS
    for _ in range(MOST_ATTEMPTS):
        deliver()
        later(timedelta(hours=1))

    deliver()

    assert (len(wechat.seen), len(sms.seen)) == (MOST_ATTEMPTS, 1)


def test_X09_without_an_answer_it_is_not_sent_again_but_found_out(told, deliver, wechat, later):
    wechat.outcomes = [DOUBT]
    wechat.settled = [None, Outcome(Fate.SENT, "the report's number")]
    deliver()

    later(LOOK_AGAIN + SOON)
    assert deliver() == 0
    later(LOOK_AGAIN + SOON)
    assert deliver() == 1
    assert (len(wechat.seen), the_message().receipt) == (1, "the report's number")


def test_a_worker_that_died_while_sending_leaves_a_message_in_doubt(told, deliver, wechat, later):
    now = timezone.now()
    Outgoing.objects.update(state="sending", claimed_at=now, due_at=now + CLAIM_LASTS)
    wechat.settled = [Outcome(Fate.SENT, "7")]

    assert deliver() == 0
    later(CLAIM_LASTS + SOON)
    assert deliver() == 1
    assert wechat.seen == []


def test_what_turns_out_not_to_have_left_is_sent(told, deliver, wechat, later):
    wechat.outcomes, wechat.settled = [DOUBT], [LATER]
    deliver()

    later(LOOK_AGAIN + SOON)
    deliver()
    later(timedelta(seconds=11))
    assert deliver() == 1
    assert len(wechat.seen) == 2


def test_what_nobody_can_find_out_is_left_alone(told, deliver, wechat, later):
    wechat.outcomes, wechat.settled = [DOUBT], [DOUBT]
    deliver()
    later(LOOK_AGAIN + SOON)
    deliver()
    later(timedelta(days=2))

    assert deliver() == 0
    assert (the_message().state, len(wechat.seen)) == ("unknown", 1)


def test_one_phone_s_messages_of_one_template_go_one_by_one(cast, told, deliver, wechat, later):
    tell(cast.zhang.mailbox, News("event:2", "offer", "第二条"))
    tell(cast.zhang.mailbox, News("event:3", "approve", "另一种"))
    wechat.outcomes, wechat.settled = [DOUBT], [Outcome(Fate.SENT, "1")]

    deliver()
    assert wechat.seen == ["您有一条通知", "另一种"]

    later(LOOK_AGAIN + SOON)
    deliver()
    deliver()
    assert wechat.seen == ["您有一条通知", "另一种", "第二条"]


def test_the_database_lets_only_one_be_on_its_way(cast, told):
    tell(cast.zhang.mailbox, News("event:2", "offer", "第二条"))

    with pytest.raises(IntegrityError):
        Outgoing.objects.update(state="sending")


def test_a_message_that_wechat_reports_as_lost_goes_by_sms(cast, deliver, sms):
    tell(Mailbox(Party.GRADUATE, cast.li.pk, openid="li", phone="13800000000"), NEWS)
    deliver()
    Report.objects.create(message_id=the_message().receipt, openid="li", template_id="x", has_arrived=False)

    deliver()

    assert (the_message().state, sms.seen) == ("sent", ["您有一条通知"])


def test_X08_two_workers_send_a_message_once(told, deliver, wechat, monkeypatch):
    def send_while_another_worker_does_too(outgoing):
        wechat.seen.append(outgoing.notice.title)
        assert deliver() == 0
        return Outcome(Fate.SENT, "1")

    monkeypatch.setattr(wechat, "send", send_while_another_worker_does_too)

    assert deliver() == 1
    assert len(wechat.seen) == 1


def test_a_settled_message_is_not_written_over_by_the_worker_that_was_slow(told, deliver, wechat, later):
    def send_very_slowly(outgoing):
        later(CLAIM_LASTS + SOON)
        wechat.settled = [Outcome(Fate.SENT, "the report's number")]
        deliver()
        return LATER

    wechat.send = send_very_slowly

    deliver()

    assert (the_message().state, the_message().receipt) == ("sent", "the report's number")
