"""Every errcode the documentation names for our calls, answered over the wire, and what our callers then get."""

import logging

import pytest

from sanfang.refusal import Refusal
from sanfang.wechat import calls
from sanfang.wechat.api import SubscribeMessage, wechat
from sanfang.wechat.calls import CALLS, Call
from sanfang.wechat.errors import (
    CodeBlocked,
    CodeRefused,
    MessageRefused,
    Misconfigured,
    NoConsent,
    NotSent,
    SendFailed,
    TokenRefused,
    TooFrequent,
    WeChatUnavailable,
)
from sanfang.wechat.standin.names import APP_ID, SECRET

pytestmark = pytest.mark.django_db

# From the pages of the five calls, and the page of common errcodes: kept apart from the table they are to check.
DOCUMENTED = {
    "code2Session": {-1, 40029, 40226, 45011, 40163, 40013, 40125, 41002, 41004, 41008},
    "getStableAccessToken": {
        -1, 40001, 40002, 40013, 40125, 40164, 40243, 41002, 41004, 43002, 45009, 45011, 50004, 50007, 61004,
        89501, 89503, 89506, 89507,
    },
    "getPhoneNumber": {-1, 40001, 40013, 40014, 40029, 41001, 42001, 45009, 45011, 47001},
    "subscribeMessage.send": {
        -1, 40001, 40003, 40013, 40014, 40037, 40165, 41001, 41028, 41029, 41030, 42001, 43101, 43107, 43108,
        45009, 45047, 45168, 47001, 47003, 48001,
    },
    "getUnlimitedQRCode": {
        -1, 40001, 40014, 40097, 40129, 40159, 40169, 41001, 41030, 42001, 45009, 45029, 85096,
    },
}  # fmt: skip
OURS = {40013, 40125, 40164, 40243, 41002, 41004, 43001, 43002, 43003, 48001, 48004, 50002, 61004}


def log_in():
    wechat().openid_for("a-code")


def ask_for_number():
    wechat().phone_number_for("a-code")


def send():
    message = SubscribeMessage("simulated-phone-1", "standin-offer", {"thing1": "签约"}, "pages/index/index")
    wechat().send(message)


def draw():
    wechat().mini_program_code("card=1", "pages/card/card")


ACTS = {"code2Session": log_in, "getPhoneNumber": ask_for_number, "getUnlimitedQRCode": draw}
FOR_PEOPLE = [(call, errcode) for call in CALLS if call.name in ACTS for errcode in sorted(call.meanings)]


def named(value: object) -> str:
    return value.name if isinstance(value, Call) else str(value)


def refused_by(act) -> type[Exception]:
    with pytest.raises((SendFailed, Refusal)) as caught:
        act()
    return type(caught.value)


def test_the_table_names_every_documented_errcode():
    assert {call.name: DOCUMENTED[call.name] - set(call.meanings) for call in CALLS} == {
        call.name: set() for call in CALLS
    }


def test_every_errcode_has_words_an_operator_can_read():
    wordless = [
        (call.name, errcode)
        for call in CALLS
        for errcode, meaning in call.meanings.items()
        if len(meaning.words.split()) < 3
    ]

    assert wordless == []


@pytest.mark.parametrize(("call", "errcode"), FOR_PEOPLE, ids=named)
def test_a_person_gets_a_refusal_in_plain_chinese(weixin, call, errcode):
    expected = {
        ("code2Session", 40029): CodeRefused,
        ("code2Session", 40163): CodeRefused,
        ("code2Session", 41008): CodeRefused,
        ("code2Session", 40226): CodeBlocked,
        ("code2Session", 45011): TooFrequent,
        ("getPhoneNumber", 40029): CodeRefused,
        ("getPhoneNumber", 40163): CodeRefused,
        ("getPhoneNumber", 45011): TooFrequent,
    }
    weixin.fails(call.path, errcode=errcode, times=2)

    assert refused_by(ACTS[call.name]) is expected.get((call.name, errcode), WeChatUnavailable)


@pytest.mark.parametrize("errcode", sorted(calls.SEND.meanings))
def test_the_worker_learns_what_may_be_done_about_a_message(weixin, errcode):
    expected = {
        43101: NoConsent,
        **dict.fromkeys([-1, 43108, 45009, 45011, 45047], NotSent),
        **dict.fromkeys([40001, 40014, 41001, 42001], TokenRefused),
        **dict.fromkeys(OURS - {40125, 40243, 41004}, Misconfigured),
    }
    weixin.fails(calls.SEND.path, errcode=errcode, times=2)

    assert refused_by(send) is expected.get(errcode, MessageRefused)


@pytest.mark.parametrize("errcode", sorted(calls.STABLE_TOKEN.meanings))
def test_without_a_token_a_message_is_surely_not_sent(weixin, errcode):
    weixin.phones.subscribe("phone-1", accept=["standin-offer"])
    weixin.fails(calls.STABLE_TOKEN.path, errcode=errcode)

    assert refused_by(send) is (NotSent if errcode in {-1, 45009, 45011} else Misconfigured)
    assert weixin.phones.quotas("phone-1") == {"standin-offer": 1}


def test_an_unknown_errcode_of_a_message_is_not_tried_for_ever(weixin):
    weixin.fails(calls.SEND.path, errcode=99999)

    assert refused_by(send) is MessageRefused


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_unknown_errcode_tells_a_person_to_try_again(weixin, act):
    for call in CALLS:
        weixin.fails(call.path, errcode=99999)

    assert refused_by(act) is WeChatUnavailable


def test_an_unknown_errcode_for_the_token_is_tried_again_later(weixin):
    weixin.fails(calls.STABLE_TOKEN.path, errcode=99999)

    assert refused_by(send) is NotSent


def test_everything_the_worker_may_get_is_a_failure_of_sending():
    assert [m for m in calls.SEND.meanings.values() if not issubclass(m.raises, SendFailed)] == []


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("WECHAT_SECRET", "wrong", "SANFANG_WECHAT_SECRET is not the secret"),
        ("WECHAT_SECRET", "", "SANFANG_WECHAT_SECRET is empty"),
        ("WECHAT_APP_ID", "wx-wrong", "SANFANG_WECHAT_APP_ID is not an app id"),
    ],
)
def test_a_wrong_setting_is_told_to_the_operator_by_its_name(weixin, settings, caplog, setting, value, told):
    setattr(settings, setting, value)

    assert refused_by(send) is Misconfigured
    errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert [told in line for line in errors] == [True]
    assert SECRET not in caplog.text


def test_of_wechats_own_words_only_the_number_and_our_address_are_logged(weixin, caplog):
    weixin.fails(
        calls.STABLE_TOKEN.path,
        body='{"errcode": 40164, "errmsg": "invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist, '
        f'secret {SECRET} rid: 6566f6d9-4a477f28-21702d49"}}',
    )

    assert refused_by(send) is Misconfigured
    assert "invalid ip 203.0.113.9; rid: 6566f6d9-4a477f28-21702d49" in caplog.text
    assert SECRET not in caplog.text


def test_the_settings_of_these_tests_are_right(weixin, settings):
    assert settings.WECHAT_APP_ID == APP_ID
    weixin.phones.subscribe("phone-1", accept=["standin-offer"])

    assert refused_by(send) is MessageRefused  # Two of its three keywords are missing.
