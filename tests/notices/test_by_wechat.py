"""WeChat as a channel: spent consents, what a message says, and what becomes of one in doubt."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from sanfang.actors import Party
from sanfang.notices import consents, reports
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.notices.by_wechat import REPORTED_WITHIN, ByWeChat
from sanfang.notices.channels import Fate
from sanfang.notices.models import Outgoing, Report
from sanfang.wechat.api import wechat
from sanfang.wechat.push import Refused, Sent
from sanfang.wechat.standin.names import openid_of
from sanfang.wechat.templates import Template, chosen_templates

SEND = "/cgi-bin/message/subscribe/send"
OPENID = openid_of("phone-1")
LONG = "合肥某某智能制造科技有限公司邀请您面试「嵌入式软件开发工程师」"
# A message is sent outside of any transaction: the shared token is taken by one of all processes.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def message(weixin) -> Outgoing:
    """An offer's message to phone 1, claimed by a worker a moment ago."""
    notice = tell(
        Mailbox(Party.GRADUATE, 1, openid=OPENID), News("event", "offer", LONG, link="/m/offers/5/")
    )
    Outgoing.objects.update(state="sending", claimed_at=timezone.now())
    return notice.outgoing.select_related("notice").get()


@pytest.fixture
def way(weixin) -> ByWeChat:
    return ByWeChat(wechat(), chosen_templates(), hears_reports=True)


@pytest.fixture
def agreed(weixin) -> None:
    """Phone 1 agreed to one offer."""
    weixin.phones.subscribe("phone-1", accept=["standin-offer"])
    consents.grant(OPENID, [Template.OFFER])


def left() -> int:
    return consents.remaining(OPENID)[Template.OFFER]


def test_a_message_says_what_when_and_where_to_look(message, way, agreed, weixin):
    message.about = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)

    outcome = way.send(message)

    (arrived,) = weixin.phones.messages("phone-1")
    assert (outcome.fate, outcome.receipt, left()) == (Fate.SENT, arrived.id, 0)
    assert dict(arrived.values) == {
        "thing1": "合肥某某智能制造科技有限公司邀请您面试…",
        "time2": "2026年3月5日 15:30",
        "thing3": "请点开小程序查看",
    }
    assert arrived.page == "pages/start/start?to=%2Fm%2Foffers%2F5%2F"


def test_the_keywords_are_called_as_the_operator_has_them(message, agreed, weixin, settings):
    settings.WECHAT_TEMPLATES = ["offer=standin-offer:thing9:time8:thing7"]

    outcome = ByWeChat(wechat(), chosen_templates()).send(message)

    # The stand-in's own template has other keywords: it refuses, as WeChat would.
    assert (outcome.fate, left()) == (Fate.NEVER, 1)


def test_without_a_consent_wechat_is_not_even_asked(message, way, weixin):
    weixin.fails(SEND, status=500)

    assert way.send(message).fate == Fate.NEVER


def test_when_wechat_knows_of_no_consent_the_ledger_believes_it(message, way):
    consents.grant(OPENID, [Template.OFFER])
    consents.grant(OPENID, [Template.OFFER])

    assert way.send(message).fate == Fate.NEVER
    assert left() == 0


def test_a_template_that_is_not_set_up_goes_another_way(message, agreed):
    assert ByWeChat(wechat(), {}).send(message).fate == Fate.NEVER
    assert ByWeChat(None, chosen_templates()).send(message).fate == Fate.NEVER
    assert left() == 1


@pytest.mark.parametrize(
    ("fault", "fate", "remaining"),
    [
        ({"errcode": 40003}, Fate.NEVER, 1),
        ({"errcode": 40037}, Fate.NEVER, 1),
        ({"errcode": 47003}, Fate.NEVER, 1),
        ({"errcode": 43101}, Fate.NEVER, 0),
        ({"errcode": -1}, Fate.LATER, 1),
        ({"errcode": 45009}, Fate.LATER, 1),
        ({"status": 502}, Fate.DOUBT, 0),
        ({"hang": 0.0}, Fate.DOUBT, 0),
    ],
)
def test_X09_every_no_of_wechats_has_its_consequence(message, way, agreed, weixin, fault, fate, remaining):
    weixin.fails(SEND, **fault)

    assert (way.send(message).fate, left()) == (fate, remaining)


def test_X09_in_doubt_the_report_decides(message, way, agreed, weixin):
    weixin.fails(SEND, late=True)
    assert way.send(message).fate == Fate.DOUBT
    assert way.settle(message) is None

    (arrived,) = weixin.phones.messages("phone-1")
    reports.note_sent(Sent(OPENID, "standin-offer", arrived.id, 0, "success"))

    settled = way.settle(message)
    assert (settled.fate, settled.receipt, left()) == (Fate.SENT, arrived.id, 0)


def test_a_report_of_failure_sends_it_another_way(message, way, agreed):
    reports.note_sent(Sent(OPENID, "standin-offer", "77", 20, "user_refuse"))

    assert way.settle(message).fate == Fate.NEVER


def test_where_nothing_was_reported_it_never_left(message, way, time_machine):
    time_machine.move_to(message.claimed_at + REPORTED_WITHIN + timedelta(seconds=1))

    assert (way.settle(message).fate, left()) == (Fate.LATER, 1)


def test_without_reports_nobody_will_ever_know(message, weixin):
    assert ByWeChat(wechat(), chosen_templates()).settle(message).fate == Fate.DOUBT


def test_another_messages_report_says_nothing_of_this_one(message, way):
    other = tell(Mailbox(Party.GRADUATE, 1, openid=OPENID), News("other", "offer", "另一条"))
    Outgoing.objects.filter(notice=other).update(state="sent", receipt="77")
    reports.note_sent(Sent(OPENID, "standin-offer", "77", 0, "success"))
    reports.note_sent(Sent(openid_of("phone-2"), "standin-offer", "78", 0, "success"))
    reports.note_sent(Sent(OPENID, "standin-signed", "79", 0, "success"))

    assert way.settle(message) is None


def test_an_old_report_says_nothing_either(message, way):
    reports.note_sent(Sent(OPENID, "standin-offer", "77", 0, "success"))
    Report.objects.update(reported_at=message.claimed_at - timedelta(minutes=10))

    assert way.settle(message) is None


def test_a_report_is_kept_once_and_for_a_week(db, time_machine):
    for _ in range(2):
        reports.note_sent(Sent(OPENID, "standin-offer", "77", 0, "success"))
    assert (Report.objects.count(), reports.sweep()) == (1, 0)

    time_machine.move_to(timezone.now() + timedelta(days=8))
    assert reports.sweep() == 1


def test_whoever_turns_messages_off_has_none_left(db, agreed, weixin):
    reports.note_refused(Refused(OPENID, "standin-signed"), chosen_templates())
    assert left() == 1

    reports.note_refused(Refused(OPENID, "standin-offer"), chosen_templates())
    assert left() == 0


def test_a_consent_is_spent_once_however_many_take_it(db):
    consents.grant(OPENID, [Template.OFFER])

    assert [consents.take(OPENID, Template.OFFER) for _ in range(3)] == [True, False, False]


def test_one_answer_of_a_template_counts_once(db):
    assert consents.grant(OPENID, [Template.OFFER, Template.OFFER, Template.SIGNED]) == 2
    assert left() == 1
