"""What WeChat's server tells ours: only what is signed, and sealed where a key is set, is believed."""

import json
import secrets
import time

import pytest
from django.test import Client

from sanfang.notices import consents
from sanfang.notices.models import Report
from sanfang.wechat.push import sign
from sanfang.wechat.standin.names import APP_ID, openid_of
from sanfang.wechat.standin.pushing import encrypt
from sanfang.wechat.templates import Template
from tests.wechat.standin import PUSH_KEY, PUSH_TOKEN

PUSH = "/wechat/push/"
OPENID = openid_of("phone-1")
SENT = {
    "FromUserName": OPENID,
    "Event": "subscribe_msg_sent_event",
    "List": {"TemplateId": "standin-offer", "MsgID": "77", "ErrorCode": "0", "ErrorStatus": "success"},
}
TURNED_OFF = {
    "FromUserName": OPENID,
    "Event": "subscribe_msg_change_event",
    "List": [{"TemplateId": "standin-offer", "SubscribeStatusString": "reject"}],
}


def posted(event: object, token: str = PUSH_TOKEN, key: str = PUSH_KEY, app_id: str = APP_ID):
    """As WeChat posts in its safe mode; without a key as in its plain one."""
    timestamp, nonce = str(int(time.time())), str(secrets.randbelow(10**9))
    body = json.dumps(event).encode()
    query = {"signature": sign(token, timestamp, nonce), "timestamp": timestamp, "nonce": nonce}
    if key:
        sealed = encrypt(body, key, app_id)
        query |= {"msg_signature": sign(token, timestamp, nonce, sealed)}
        body = json.dumps({"Encrypt": sealed}).encode()
    return Client(enforce_csrf_checks=True).post(
        PUSH, body, content_type="application/json", query_params=query
    )


def test_a_sealed_report_is_kept(db, weixin):
    answer = posted(SENT)

    assert (answer.status_code, answer.content) == (200, b"success")
    assert list(Report.objects.values_list("message_id", "openid", "has_arrived")) == [("77", OPENID, True)]


def test_in_the_plain_mode_the_signature_is_enough(db, weixin, settings):
    settings.WECHAT_PUSH_KEY = ""

    assert posted(SENT, key="").status_code == 200
    assert Report.objects.count() == 1


def test_whoever_turned_a_template_off_has_none_left(db, weixin):
    consents.grant(OPENID, [Template.OFFER, Template.SIGNED])

    posted(TURNED_OFF)

    left = consents.remaining(OPENID)
    assert (left[Template.OFFER], left[Template.SIGNED]) == (0, 1)


def test_an_answer_to_a_question_is_counted_by_the_mini_program_alone(db, weixin):
    item = {"TemplateId": "standin-offer", "SubscribeStatusString": "accept", "PopupScene": "0"}

    posted({"FromUserName": OPENID, "Event": "subscribe_msg_popup_event", "List": [item]})

    assert consents.remaining(OPENID)[Template.OFFER] == 0


@pytest.mark.parametrize(
    "forged",
    [
        {"token": "another token"},
        {"key": ""},
        {"key": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg", "token": "another token"},
    ],
)
def test_what_is_not_wechats_is_sent_away_and_changes_nothing(db, weixin, forged):
    assert posted(SENT, **forged).status_code == 403
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "garbled", [{"key": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg"}, {"app_id": "wx-of-somebody-else"}]
)
def test_what_is_signed_but_cannot_be_opened_is_not_read(db, weixin, garbled):
    assert posted(SENT, **garbled).status_code == 400
    assert not Report.objects.exists()


@pytest.mark.parametrize("token", ["", PUSH_TOKEN])
def test_without_a_token_of_ours_nobody_is_believed(db, weixin, settings, token):
    settings.WECHAT_PUSH_TOKEN, settings.WECHAT_PUSH_KEY = "", ""

    assert posted(SENT, token=token, key="").status_code == 403


@pytest.mark.parametrize("event", [[], "x", 7, {}, {"Event": 5}, {"FromUserName": OPENID, "Event": "x"}])
def test_what_says_nothing_to_us_does_no_harm(db, weixin, event):
    assert posted(event).status_code in {200, 400}
    assert not Report.objects.exists()


def asked(**query: str):
    return Client().get(PUSH, query)


def test_wechats_question_whether_this_is_our_server_is_answered(db, weixin):
    answer = asked(signature=sign(PUSH_TOKEN, "1", "2"), timestamp="1", nonce="2", echostr="<b>1234</b>")

    assert (answer.status_code, answer.content) == (200, b"<b>1234</b>")
    assert answer["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("signature", ["", "0" * 40, "é"])
def test_anybody_elses_is_not(db, weixin, signature):
    assert asked(signature=signature, timestamp="1", nonce="2", echostr="x").status_code == 403
