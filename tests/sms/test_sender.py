"""Which sender the settings choose, what it needs, and what it may write into a log."""

import logging

import pytest
from django.utils import timezone

from sanfang.sms.aliyun import Aliyun
from sanfang.sms.console import Console
from sanfang.sms.errors import Misconfigured, Refused, Unanswered
from sanfang.sms.sender import faults, sender
from tests.sms.standin import KEY_ID, KEY_SECRET, SIGN


@pytest.fixture
def account(settings, standin):
    """The settings of an operator who has everything."""
    settings.SMS_SENDER = "aliyun"
    settings.SMS_KEY_ID, settings.SMS_KEY_SECRET, settings.SMS_SIGN = KEY_ID, KEY_SECRET, SIGN
    settings.SMS_TEMPLATES = ["notice=SMS_101", "binding=SMS_102"]
    settings.SMS_ENDPOINT = standin.address
    return settings


def test_nothing_is_sent_unless_somebody_chose_a_provider():
    assert isinstance(sender(), Console)


def test_a_whole_account_sends(account, standin, message_of):
    chosen = sender()

    chosen.send(message_of())

    assert isinstance(chosen, Aliyun)
    assert [record["OutId"] for record in standin.records] == ["4f2c-offer"]
    assert faults() == []


@pytest.mark.parametrize(
    ("setting", "value", "fault"),
    [
        ("SMS_SENDER", "tencent", "SANFANG_SMS must be “console” or “aliyun”."),
        ("SMS_KEY_ID", "", "SANFANG_SMS_KEY_ID is not set."),
        ("SMS_KEY_SECRET", "", "SANFANG_SMS_KEY_SECRET is not set."),
        ("SMS_SIGN", "", "SANFANG_SMS_SIGN is not set."),
        ("SMS_TEMPLATES", ["notice=SMS_101"], "SANFANG_SMS_TEMPLATES has no “binding”."),
        (
            "SMS_TEMPLATES",
            ["SMS_101"],
            "SANFANG_SMS_TEMPLATES: “SMS_101” is not name=code with a name Sanfang knows.",
        ),
        ("SMS_ENDPOINT", "dysmsapi.aliyuncs.com", "SANFANG_SMS_ENDPOINT is not an address."),
    ],
)
def test_what_is_missing_is_named(account, setting, value, fault):
    setattr(account, setting, value)

    with pytest.raises(Misconfigured) as raised:
        sender()

    assert faults() == [fault]
    assert str(raised.value) == fault


def test_the_console_says_to_whom_masked_and_not_what(caplog, message_of):
    with caplog.at_level(logging.DEBUG):
        provider_id = Console().send(message_of(phone="13800000000"))

    assert provider_id == "console-4f2c-offer"
    assert caplog.messages == ["sms notice to 138****0000"]


def test_the_console_refuses_what_a_carrier_would_refuse(message_of):
    with pytest.raises(Refused):
        Console().send(message_of(values={}))


def test_the_console_cannot_say_what_was_sent(message_of):
    assert Console().was_sent(message_of(), timezone.localdate()) is None


@pytest.mark.parametrize("mood", ["well", "takes and drops", "silent", "unavailable"])
def test_no_log_names_a_number_a_word_or_a_secret(standin, client_of, message_of, caplog, mood):
    standin.mood = mood
    client = client_of(patience=0.3)

    with caplog.at_level(logging.DEBUG):
        try:
            client.send(message_of())
        except Unanswered:
            logging.getLogger("worker").exception("a message is in doubt")
        client.was_sent(message_of(), timezone.localdate())

    written = caplog.text + "".join(repr(record.__dict__) for record in caplog.records)
    secret = ["13812345678", "签约", "%E7%AD%BE", KEY_SECRET, KEY_ID, "Signature="]
    assert [word for word in secret if word in written] == []


def test_a_number_the_provider_quotes_is_not_passed_on(standin, client, message_of):
    standin.answer_once("isv.MOBILE_NUMBER_ILLEGAL", "13812345678invalid mobile number")

    with pytest.raises(Refused) as refused:
        client.send(message_of())

    assert "1381" not in str(refused.value)
