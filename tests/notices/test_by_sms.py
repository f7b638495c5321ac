"""Text messages as a channel, for whom WeChat does not reach."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.actors import Party
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.notices.by_sms import ASKED_FOR, RECORDED_WITHIN, BySms
from sanfang.notices.channels import Fate
from sanfang.notices.models import Outgoing
from sanfang.sms.errors import Misconfigured, NotSent, Refused, Unanswered
from sanfang.sms.messages import checked


class Carrier:
    """Takes a message, or fails as it is told; answers what it is asked."""

    def __init__(self, fault: Exception | None = None, was_sent: bool | None = None) -> None:
        self.fault, self.answer = fault, was_sent
        self.taken = []

    def send(self, message) -> str:
        if self.fault:
            raise self.fault
        self.taken.append(checked(message))
        return "biz-1"

    def was_sent(self, message, on) -> bool | None:
        return self.answer


def a_message(kind="offer", title="某公司向您发出签约通知，请在截止日期之前答复") -> Outgoing:
    notice = tell(Mailbox(Party.GRADUATE, 1, phone="13800138000"), News(f"event:{kind}", kind, title))
    Outgoing.objects.update(state="sending", claimed_at=timezone.now())
    return notice.outgoing.select_related("notice").get()


def test_it_says_what_it_is_about_and_nothing_of_the_person(db, settings):
    settings.PLATFORM_NAME = "某省大学生就业服务平台"
    carrier = Carrier()

    outcome = BySms(lambda: carrier).send(a_message())

    (message,) = carrier.taken
    assert (outcome.fate, outcome.receipt) == (Fate.SENT, "biz-1")
    assert message.values == {
        "what": "某公司向您发出签约通知，请在截止日期之…",
        "platform": "某省大学生就业服务平台",
    }


def test_a_changed_binding_has_words_of_its_own(db):
    carrier = Carrier()

    BySms(lambda: carrier).send(a_message("binding_changed"))

    assert (carrier.taken[0].template, list(carrier.taken[0].values)) == ("binding", ["platform"])


def test_the_number_lies_encrypted_in_the_outbox(db):
    from django.db import connection

    message = a_message()
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM notices_outgoing WHERE id = %s", [message.pk])
        (stored,) = cursor.fetchone()

    assert message.phone == "13800138000"
    assert "13800138000" not in stored


@pytest.mark.parametrize(
    ("fault", "fate"),
    [
        (Refused("blacklisted"), Fate.NEVER),
        (NotSent("busy"), Fate.LATER),
        (Misconfigured("no money"), Fate.LATER),
        (Unanswered("time-out"), Fate.DOUBT),
    ],
)
def test_every_no_of_the_carriers_has_its_consequence(db, fault, fate):
    assert BySms(lambda: Carrier(fault)).send(a_message()).fate == fate


def test_a_sender_that_is_not_set_up_is_tried_again(db):
    def none():
        raise Misconfigured("SANFANG_SMS_SIGN is not set.")

    assert BySms(none).send(a_message()).fate == Fate.LATER


@pytest.mark.parametrize(
    ("was_sent", "after", "fate"),
    [
        (True, RECORDED_WITHIN, Fate.SENT),
        (False, RECORDED_WITHIN, Fate.LATER),
        (None, RECORDED_WITHIN, None),
        (None, ASKED_FOR, Fate.DOUBT),
        (True, timedelta(minutes=1), None),
    ],
)
def test_in_doubt_the_provider_is_asked_when_its_records_are_written(db, time_machine, was_sent, after, fate):
    message = a_message()
    time_machine.move_to(message.claimed_at + after + timedelta(seconds=1))

    outcome = BySms(lambda: Carrier(was_sent=was_sent)).settle(message)

    assert (outcome and outcome.fate) == fate
