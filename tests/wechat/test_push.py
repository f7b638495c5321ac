"""What WeChat posts by itself: read, checked, opened; and never more than one exception for what it is not."""

import json
from base64 import b64encode
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.wechat.push import (
    Answered,
    PushUnreadable,
    Refused,
    Sent,
    decrypt,
    is_genuine,
    read,
    sign,
)
from sanfang.wechat.standin.names import APP_ID
from sanfang.wechat.standin.pushing import encrypt
from tests.wechat.standin import PUSH_KEY

KINDS = ["subscribe_msg_popup_event", "subscribe_msg_change_event", "subscribe_msg_sent_event"]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
item = st.fixed_dictionaries(
    {},
    optional={
        "TemplateId": anything,
        "SubscribeStatusString": st.sampled_from(["accept", "reject"]) | anything,
        "MsgID": anything,
        "ErrorCode": anything,
        "ErrorStatus": anything,
    },
)
pushes = st.fixed_dictionaries(
    {"FromUserName": st.just("openid") | anything, "Event": st.sampled_from(KINDS) | anything},
    optional={
        "List": item | st.lists(item, max_size=3) | anything,
        "SubscribeMsgSentEvent": st.fixed_dictionaries({"List": item}) | anything,
    },
)


def pushed(event: str, **more: object) -> bytes:
    return json.dumps({"FromUserName": "openid", "MsgType": "event", "Event": event, **more}).encode()


# --- what it says ----------------------------------------------------------------------------


def test_the_answers_to_wechats_question_are_read():
    body = pushed(
        "subscribe_msg_popup_event",
        List=[
            {"TemplateId": "a", "SubscribeStatusString": "accept", "PopupScene": "0"},
            {"TemplateId": "b", "SubscribeStatusString": "reject", "PopupScene": "0"},
            {"TemplateId": "c", "SubscribeStatusString": "acceptWithAudio", "PopupScene": "0"},
        ],
    )

    assert read(body) == [
        Answered("openid", "a", accepted=True),
        Answered("openid", "b", accepted=False),
        Answered("openid", "c", accepted=True),
    ]


def test_a_list_of_one_may_come_as_that_one():
    one = {"TemplateId": "a", "SubscribeStatusString": "reject"}

    assert read(pushed("subscribe_msg_change_event", List=one)) == [Refused("openid", "a")]


def test_a_list_may_stand_inside_its_event():
    sent = {"TemplateId": "a", "MsgID": "18643", "ErrorCode": "0", "ErrorStatus": "success"}

    assert read(pushed("subscribe_msg_sent_event", SubscribeMsgSentEvent={"List": [sent]})) == [
        Sent("openid", "a", "18643", 0, "success")
    ]


def test_a_message_that_did_not_arrive_is_told_with_its_reason():
    sent = {"TemplateId": "a", "MsgID": 18643, "ErrorCode": 3, "ErrorStatus": "failed:system failed"}

    assert read(pushed("subscribe_msg_sent_event", List=sent)) == [
        Sent("openid", "a", "18643", 3, "failed:system failed")
    ]


@pytest.mark.parametrize(
    "body",
    [
        pushed("user_enter_tempsession", List={"TemplateId": "a"}),
        pushed("subscribe_msg_change_event", List={"TemplateId": "a", "SubscribeStatusString": "accept"}),
        pushed("subscribe_msg_sent_event", List={"TemplateId": "a", "ErrorCode": "none"}),
        pushed("subscribe_msg_sent_event"),
        pushed("subscribe_msg_sent_event", List=[None, 5, "a", {}]),
        b'{"MsgType": "text"}',
        b"{}",
    ],
)
def test_what_sanfang_has_no_use_for_gives_nothing(body):
    assert read(body) == []


@pytest.mark.parametrize("body", [b"", b"<xml/>", b"[]", b"null", b"\xff", b"{" * 9000, b"[" * 100_000])
def test_what_wechat_does_not_post_is_unreadable(body):
    with pytest.raises(PushUnreadable):
        read(body)


@given(pushes)
def test_whatever_stands_in_an_event_it_is_read_or_passed_over(push):
    for event in read(json.dumps(push).encode()):
        assert isinstance(event, Sent | Refused | Answered)


@given(st.binary() | anything.map(lambda value: json.dumps(value).encode()))
def test_garbage_raises_one_exception_at_most(body):
    with suppress(PushUnreadable):
        read(body)


# --- who says it -----------------------------------------------------------------------------


def test_the_signature_is_that_of_the_documentation():
    # The worked example of developers.weixin.qq.com, 消息加解密说明, plain mode.
    assert sign("AAAAA", "1714037059", "486452656") == "899cf89e464efb63f54ddac96b0a0a235f53aa78"
    assert is_genuine("AAAAA", "1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78")


@pytest.mark.parametrize("place", range(4))
def test_a_change_of_any_part_is_noticed(place):
    parts = ["token", "1714037059", "486452656", "ciphertext"]
    signature = sign(*parts)
    parts[place] += "0"

    assert not is_genuine(*parts[:3], signature, parts[3])


def test_the_signature_of_the_plain_mode_does_not_cover_a_ciphertext():
    assert not is_genuine("token", "1", "2", sign("token", "1", "2"), "ciphertext")


def test_without_a_token_nothing_is_genuine():
    assert not is_genuine("", "1", "2", sign("", "1", "2"))


@given(st.text(), st.text(), st.text(), st.none() | st.text())
def test_forged_parts_are_never_genuine(timestamp, nonce, signature, encrypted):
    assert is_genuine("token", timestamp, nonce, signature, encrypted) is False


def test_forged_parts_may_hold_what_no_encoding_takes():
    assert is_genuine("token", "\ud800", "\udfff", "\ud800") is False


# --- what is inside --------------------------------------------------------------------------


@given(st.binary())
def test_a_sealed_body_opens(body):
    assert decrypt(encrypt(body, PUSH_KEY, APP_ID), PUSH_KEY, APP_ID) == body


@pytest.mark.parametrize(
    ("key", "app_id"),
    [
        (PUSH_KEY, "wx-of-another"),
        (PUSH_KEY, ""),
        (PUSH_KEY[:-2] + "zz", APP_ID),
        ("B" + PUSH_KEY[1:], APP_ID),
        ("", APP_ID),
        ("short", APP_ID),
        ("钥" * 43, APP_ID),
    ],
)
def test_with_another_key_or_for_another_app_it_does_not(key, app_id):
    with pytest.raises(PushUnreadable):
        decrypt(encrypt(b"{}", PUSH_KEY, APP_ID), key, app_id)


@given(st.text() | st.binary(min_size=16).map(lambda raw: b64encode(raw).decode()))
def test_a_forged_ciphertext_raises_one_exception(encrypted):
    with pytest.raises(PushUnreadable):
        decrypt(encrypted, PUSH_KEY, APP_ID)


@given(st.data())
def test_a_ciphertext_changed_anywhere_never_opens_as_something_of_another_length(data):
    sealed = encrypt(b'{"Event": "subscribe_msg_sent_event"}', PUSH_KEY, APP_ID)
    place = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:place] + data.draw(st.sampled_from("ABCxyz019+/=")) + sealed[place + 1 :]
    try:
        opened = decrypt(changed, PUSH_KEY, APP_ID)
    except PushUnreadable:
        return

    # CBC has no seal of its own: the signature has. A change in the random head may still open.
    assert len(opened) == 37
