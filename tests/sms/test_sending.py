"""The client of Alibaba Cloud over a real socket, against a stand-in that checks what the real one checks."""

import socket
from datetime import UTC, datetime, timedelta

import pytest

from sanfang.sms.answers import MEANINGS
from sanfang.sms.errors import Misconfigured, NotSent, Refused, Unanswered
from sanfang.sms.messages import Template
from tests.sms.standin import KEY_SECRET, TEMPLATES


def test_a_notice_arrives_in_the_approved_words(standin, client, message_of):
    provider_id = client.send(message_of())

    (record,) = standin.records
    assert provider_id == "000000000000000001^0"
    assert record["OutId"] == "4f2c-offer"
    assert record["PhoneNum"] == "13812345678"
    assert record["Content"] == (
        "【示例大学就业中心】您有一条新的就业事项通知：收到签约邀请，请登录大学生就业服务平台查看并办理。"
    )


def test_a_changed_binding_has_words_of_its_own(standin, client, message_of):
    client.send(message_of(template=Template.BINDING, values={"platform": "平台"}))

    assert [record["TemplateCode"] for record in standin.records] == ["SMS_102"]


def test_values_that_need_escaping_arrive_as_they_are(standin, client, message_of):
    client.send(message_of(values={"what": '50%+1 & "a"=b*~/?#', "platform": "平台"}))

    assert '50%+1 & "a"=b*~/?#' in standin.records[0]["Content"]


def test_a_number_arrives_as_eleven_digits_however_it_is_written(standin, client, message_of):
    client.send(message_of(phone="+86 138-1234-5678"))

    assert standin.records[0]["PhoneNum"] == "13812345678"


def test_every_call_has_a_nonce_of_its_own(standin, client, message_of):
    client.send(message_of(key="one"))
    client.send(message_of(key="two"))

    assert len(standin.nonces) == 2


def test_what_no_carrier_takes_is_never_asked(standin, client, message_of):
    with pytest.raises(Refused):
        client.send(message_of(phone="12"))

    assert standin.calls == []


@pytest.mark.parametrize("code", sorted(MEANINGS))
@pytest.mark.parametrize("status", [200, 400])
def test_every_code_becomes_its_failure_with_words(standin, client, message_of, code, status):
    standin.answer_once(code, "13812345678 …", status)
    failure, words = MEANINGS[code]

    with pytest.raises(failure) as raised:
        client.send(message_of())

    assert type(raised.value) is failure
    assert str(raised.value) == f"{code}: {words}"
    assert len(str(raised.value)) <= 200


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("isv.BUSINESS_LIMIT_CONTROL", Refused),
        ("isv.MOBILE_NUMBER_ILLEGAL", Refused),
        ("isv.BLACK_KEY_CONTROL_LIMIT", Refused),
        ("isv.SMS_SIGNATURE_ILLEGAL", Refused),
        ("isv.SMS_TEMPLATE_ILLEGAL", Refused),
        ("isv.AMOUNT_NOT_ENOUGH", Misconfigured),
        ("isv.OUT_OF_SERVICE", Misconfigured),
        ("isp.RAM_PERMISSION_DENY", Misconfigured),
        ("SignatureDoesNotMatch", Misconfigured),
        ("InvalidAccessKeyId.NotFound", Misconfigured),
        ("InvalidAccessKeyId.Inactive", Misconfigured),
        ("InvalidTimeStamp.Expired", Misconfigured),
        ("Forbidden.RAM", Misconfigured),
        ("Throttling", NotSent),
        ("Throttling.User", NotSent),
        ("isv.A_NEW_ONE", NotSent),
        ("isp.SYSTEM_ERROR", Unanswered),
        ("isp.A_NEW_ONE", Unanswered),
        ("ServiceUnavailable", Unanswered),
        ("SignatureNonceUsed", Unanswered),
    ],
)
def test_what_may_be_done_next_is_told_apart(standin, client, message_of, code, failure):
    standin.answer_once(code)

    with pytest.raises(failure) as raised:
        client.send(message_of())

    assert type(raised.value) is failure


@pytest.mark.parametrize(("status", "failure"), [(400, NotSent), (200, Unanswered), (500, Unanswered)])
def test_an_unknown_answer_is_believed_only_when_it_never_reached_the_carrier(
    standin, client, message_of, status, failure
):
    standin.answer_once("SomethingNew", status=status)

    with pytest.raises(failure) as raised:
        client.send(message_of())

    assert type(raised.value) is failure


def test_an_unreadable_code_is_not_repeated(standin, client, message_of):
    standin.answer_once("13812345678 张三", status=400)

    with pytest.raises(NotSent) as raised:
        client.send(message_of())

    assert str(raised.value) == "Unreadable code: Sanfang does not know this answer."


@pytest.mark.parametrize("text", ["触发分钟级流控Permits:1", "触发小时级流控Permits:5"])
def test_a_limit_that_is_soon_over_may_be_tried_again(standin, client, message_of, text):
    standin.answer_once("isv.BUSINESS_LIMIT_CONTROL", text)

    with pytest.raises(NotSent) as raised:
        client.send(message_of())

    assert type(raised.value) is NotSent


def test_the_limit_of_the_day_for_a_number_ends_it(standin, client, message_of):
    standin.most_per_day = 1
    client.send(message_of(key="one"))

    with pytest.raises(Refused, match="BUSINESS_LIMIT_CONTROL"):
        client.send(message_of(key="two"))

    client.send(message_of(key="three", phone="13912345678"))
    assert [record["OutId"] for record in standin.records] == ["one", "three"]


@pytest.mark.parametrize(
    ("different", "failure", "words"),
    [
        ({"secret": "another"}, Misconfigured, "SANFANG_SMS_KEY_SECRET"),
        ({"key_id": "another"}, Misconfigured, "SANFANG_SMS_KEY_ID"),
        ({"sign": "未审核"}, Refused, "SANFANG_SMS_SIGN"),
        ({"templates": {Template.NOTICE: "SMS_9"}}, Refused, "SANFANG_SMS_TEMPLATES"),
        ({"templates": {}}, Misconfigured, "SANFANG_SMS_TEMPLATES"),
        ({"endpoint": "ftp://127.0.0.1"}, Misconfigured, "SANFANG_SMS_ENDPOINT"),
        ({"endpoint": "http://127.0.0.1:port"}, Misconfigured, "SANFANG_SMS_ENDPOINT"),
    ],
)
def test_what_the_operator_got_wrong_is_named(standin, client_of, message_of, different, failure, words):
    client = client_of(**different)

    with pytest.raises(failure, match=words):
        client.send(message_of())

    assert standin.records == []


def test_a_template_approved_with_other_variables_is_refused(standin, client, message_of, monkeypatch):
    monkeypatch.setitem(TEMPLATES, "SMS_101", "通知：${what}，${name}，请登录${platform}。")

    with pytest.raises(Refused, match="TEMPLATE_MISSING_PARAMETERS"):
        client.send(message_of())


def test_a_wrong_clock_is_named(standin, client, message_of, monkeypatch):
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    monkeypatch.setattr("sanfang.sms.aliyun.timezone.now", lambda: an_hour_ago)

    with pytest.raises(Misconfigured, match="clock"):
        client.send(message_of())


def test_a_repeated_nonce_leaves_the_message_in_doubt(standin, client, message_of, monkeypatch):
    monkeypatch.setattr("sanfang.sms.aliyun.secrets.token_hex", lambda size: "0" * size)
    client.send(message_of(key="one"))

    with pytest.raises(Unanswered, match="repeated"):
        client.send(message_of(key="two"))


@pytest.mark.parametrize(
    ("mood", "failure", "taken"),
    [
        ("silent", Unanswered, 0),
        ("drops", Unanswered, 0),
        ("takes and drops", Unanswered, 1),
        ("unavailable", Unanswered, 0),
        ("speaks HTML", Unanswered, 0),
        ("moved", Misconfigured, 0),
    ],
)
def test_without_an_answer_nobody_claims_that_it_was_not_sent(
    standin, client_of, message_of, mood, failure, taken
):
    standin.mood = mood

    with pytest.raises(failure) as raised:
        client_of(patience=0.3).send(message_of())

    assert type(raised.value) is failure
    assert len(standin.records) == taken


def test_without_a_connection_it_was_surely_not_sent(client_of, message_of):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"

        with pytest.raises(NotSent, match="ConnectError"):
            client_of(endpoint=address).send(message_of())


def test_an_account_never_shows_its_secret(client):
    assert KEY_SECRET not in repr(client._account)
