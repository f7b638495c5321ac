"""The outbox: once, in the end, and visible once (promises P5)."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from sanfang.actors import Party
from sanfang.notices.actions import Mailbox, News, mark_read, tell
from sanfang.notices.delivery import deliver_due
from sanfang.notices.models import Notice, Outgoing
from sanfang.notices.queries import CLAIM_LASTS
from sanfang.wechat.gateway import GatewayFailed
from sanfang.wechat.models import SimulatedMessage
from sanfang.wechat.simulator import Simulator

NEWS = News("event:1", "kind", "您有一条通知", "内容", "/m/")


class BrokenGateway:
    def send(self, message):
        raise GatewayFailed("no answer")


@pytest.fixture
def told(cast) -> Notice:
    return tell(cast.zhang.mailbox, NEWS)


def test_a_bound_phone_gets_the_message(told):
    assert deliver_due(Simulator()) == 1

    message = SimulatedMessage.objects.get()
    assert (message.openid, message.title) == ("phone-of-zhang", "您有一条通知")


def test_nothing_is_sent_twice(told):
    deliver_due(Simulator())

    assert deliver_due(Simulator()) == 0
    assert SimulatedMessage.objects.count() == 1


def test_one_event_is_one_notice(cast, told):
    tell(cast.zhang.mailbox, NEWS)

    assert (Notice.objects.count(), Outgoing.objects.count()) == (1, 1)


def test_a_failed_message_is_tried_again_later(told, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    deliver_due(BrokenGateway())

    assert deliver_due(Simulator()) == 0
    time_machine.move_to(start + timedelta(seconds=11))
    assert deliver_due(Simulator()) == 1


def test_a_worker_that_died_after_sending_is_not_seen_twice(told, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    Simulator().send(_message(told))
    Outgoing.objects.update(state="sending", claimed_at=start)

    assert deliver_due(Simulator()) == 0
    time_machine.move_to(start + CLAIM_LASTS + timedelta(seconds=1))
    assert deliver_due(Simulator()) == 1
    assert SimulatedMessage.objects.count() == 1


def _message(notice):
    from sanfang.wechat.gateway import PhoneMessage

    return PhoneMessage(notice.event_key, "phone-of-zhang", notice.title, notice.body, notice.link)


def test_the_worker_sends_what_waits(told, monkeypatch):
    # Between rounds the worker lets go of its connection; here the test's own transaction runs in it.
    monkeypatch.setattr("sanfang.portals.management.commands.worker.close_old_connections", lambda: None)

    call_command("worker", "--once")

    assert Outgoing.objects.get().state == "sent"


def test_whoever_reads_marks_only_the_own_mailbox(cast, told):
    other = tell(Mailbox(Party.GRADUATE, cast.li.pk), NEWS)

    assert mark_read(cast.actor("zhang"), other.pk) == 0
    assert mark_read(cast.actor("zhang")) == 1
    assert Notice.objects.unread().get() == other


def test_what_leads_to_one_page_is_read_together(cast, told):
    mailbox = Mailbox(Party.GRADUATE, cast.zhang.pk)
    for event in ("one", "two"):
        tell(mailbox, News(event, "offer", "x", link="/m/offers/1/"))
    other = tell(mailbox, News("three", "offer", "x", link="/m/offers/10/"))

    assert mark_read(cast.actor("zhang"), link="/m/offers/1/") == 2
    assert set(Notice.objects.unread()) == {told, other}


def test_department_staff_do_not_read_another_department_s_notices(cast):
    tell(cast.wang.school_mailbox, NEWS)

    seen = {
        name: Notice.objects.visible_to(cast.actor(name)).count()
        for name in ("teacher", "administrator", "teacher_of_another_department")
    }
    assert seen == {"teacher": 0, "administrator": 1, "teacher_of_another_department": 1}
