"""Silence, broken connections and nonsense: what surely did not arrive, and what may have."""

import time

import httpx
import pytest

from sanfang.wechat import calls
from sanfang.wechat.api import SubscribeMessage, WeChat
from sanfang.wechat.errors import NotSent, Unanswered, WeChatUnavailable
from sanfang.wechat.standin.names import APP_ID, SECRET
from sanfang.wechat.wire import TIMEOUT

pytestmark = pytest.mark.django_db

MESSAGE = SubscribeMessage(
    "simulated-phone-1",
    "standin-offer",
    {"thing1": "签约函", "time2": "2026年11月30日 18:00", "thing3": "请回复"},
    "pages/index/index",
)
ANSWERLESS = [
    {"hang": 1.0},
    {"drop": True},
    {"status": 500},
    {"status": 502, "body": "<html>Bad Gateway</html>"},
    {"body": "<html>Please log in to the campus network</html>"},
    {"body": "[]"},
    {"body": '{"errcode": "none"}'},
    {"body": "[" * 5000},
]


@pytest.fixture
def client(weixin):
    """The real client, with little patience."""
    impatient = WeChat(APP_ID, SECRET, weixin.url, timeout=httpx.Timeout(0.3))
    yield impatient
    impatient.close()


@pytest.fixture
def consenting(weixin):
    weixin.phones.subscribe("phone-1", accept=["standin-offer"])
    return weixin


def test_wechat_is_waited_for_three_seconds_to_connect_and_five_to_answer():
    assert (TIMEOUT.connect, TIMEOUT.read, TIMEOUT.write) == (3.0, 5.0, 5.0)


@pytest.mark.parametrize("fault", ANSWERLESS, ids=str)
@pytest.mark.parametrize("late", [False, True], ids=["not-delivered", "delivered"])
def test_a_message_without_a_usable_answer_may_have_been_sent(consenting, client, fault, late):
    consenting.fails(calls.SEND.path, late=late, **fault)

    with pytest.raises(Unanswered):
        client.send(MESSAGE)

    assert len(consenting.phones.messages("phone-1")) == int(late)


@pytest.mark.parametrize("status", [302, 403, 404, 429])
def test_a_message_that_http_itself_refuses_was_not_sent(consenting, client, status):
    consenting.fails(calls.SEND.path, status=status)

    with pytest.raises(NotSent):
        client.send(MESSAGE)


@pytest.mark.parametrize("fault", [*ANSWERLESS, {"body": "{}"}, {"body": '{"access_token": "a"}'}], ids=str)
def test_a_message_whose_token_could_not_be_fetched_was_not_sent(consenting, client, fault):
    consenting.fails(calls.STABLE_TOKEN.path, **fault)

    with pytest.raises(NotSent):
        client.send(MESSAGE)

    client.send(MESSAGE)
    assert len(consenting.phones.messages("phone-1")) == 1


def test_a_message_to_nobody_listening_was_not_sent(consenting, client, monkeypatch):
    client.send(MESSAGE)
    deaf = WeChat(APP_ID, SECRET, "http://127.0.0.1:1")

    with pytest.raises(NotSent):
        deaf.send(MESSAGE)


@pytest.mark.parametrize("fault", [*ANSWERLESS, {"body": "{}"}, {"body": '{"openid": 5}'}], ids=str)
def test_a_person_who_logs_in_is_told_to_try_again(weixin, client, fault):
    weixin.fails(calls.LOGIN.path, **fault)

    with pytest.raises(WeChatUnavailable):
        client.openid_for(weixin.phones.login("phone-1"))


@pytest.mark.parametrize("fault", [*ANSWERLESS, {"body": "{}"}], ids=str)
def test_a_person_without_a_picture_is_told_to_try_again(weixin, client, fault):
    weixin.fails(calls.DRAW.path, **fault)

    with pytest.raises(WeChatUnavailable):
        client.mini_program_code("card=1", "pages/card/card")


def test_nobody_waits_longer_than_the_time_out(weixin, client):
    weixin.fails(calls.LOGIN.path, hang=3.0)
    began = time.monotonic()

    with pytest.raises(WeChatUnavailable):
        client.openid_for(weixin.phones.login("phone-1"))

    assert time.monotonic() - began < 1.5


def test_what_httpx_knows_of_the_address_is_not_carried_along(weixin, client):
    weixin.fails(calls.LOGIN.path, drop=True)

    with pytest.raises(WeChatUnavailable) as caught:
        client.openid_for("a-code")

    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
