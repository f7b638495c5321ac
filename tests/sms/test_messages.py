"""What a carrier would take, decided before anybody is asked."""

import re
from pathlib import Path

import pytest

from sanfang.sms.errors import Misconfigured, Refused
from sanfang.sms.messages import FIELDS, WORDS, Template, checked, read_templates

README = Path(__file__).resolve().parents[2] / "deploy" / "README.md"


@pytest.mark.parametrize("template", Template)
def test_the_words_hold_exactly_the_variables_that_are_sent(template):
    assert re.findall(r"\$\{(\w+)\}", WORDS[template]) == list(FIELDS[template])


@pytest.mark.parametrize("template", Template)
def test_the_words_hold_nothing_that_a_review_turns_down(template):
    assert re.findall(r"[【】\[\]0-9]|微信|http|www", WORDS[template]) == []


@pytest.mark.parametrize("template", Template)
def test_the_operator_finds_the_same_words_in_the_manual(template):
    lines = [line.strip() for line in README.read_text(encoding="utf-8").splitlines()]

    assert lines.count(f"{template}: {WORDS[template]}") == 1


@pytest.mark.parametrize("written", ["138 1234 5678", "+86 138-1234-5678", "008613812345678"])
def test_a_number_is_sent_as_eleven_digits(message_of, written):
    assert checked(message_of(phone=written)).phone == "13812345678"


@pytest.mark.parametrize("phone", ["", "12812345678", "0553-2871411", "１３８１２３４５６７", "+85212345678"])
def test_a_number_that_is_no_mobile_number_here_is_refused_and_not_repeated(message_of, phone):
    with pytest.raises(Refused) as refused:
        checked(message_of(phone=phone))

    assert str(refused.value) == "The number is not a mobile number of mainland China."


@pytest.mark.parametrize("key", ["", "a" * 65, "张三", "a b", "a\n"])
def test_a_key_is_short_and_plain(message_of, key):
    with pytest.raises(Refused, match="key"):
        checked(message_of(key=key))


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"what": "收到签约邀请"},
        {"what": "收到签约邀请", "platform": "平台", "name": "张三"},
        {"what": "", "platform": "平台"},
        {"what": "长" * 21, "platform": "平台"},
        {"what": "收到签约邀请", "platform": "长" * 36},
        {"what": "【他人】签约", "platform": "平台"},
        {"what": "见https://a.cn", "platform": "平台"},
        {"what": "一\n二", "platform": "平台"},
    ],
)
def test_variables_that_do_not_fit_are_refused(message_of, values):
    with pytest.raises(Refused):
        checked(message_of(values=values))


@pytest.mark.parametrize("length", [1, 20])
def test_variables_that_just_fit_are_taken(message_of, length):
    message = message_of(values={"what": "长" * length, "platform": "台" * 35})

    assert checked(message) == message


def test_a_message_never_shows_its_number_or_its_words(message_of):
    shown = repr(message_of())

    assert [word for word in ("13812345678", "签约") if word in shown] == []


def test_templates_are_read_by_name():
    assert read_templates(["notice=SMS_1", " binding=SMS_2"]) == {
        Template.NOTICE: "SMS_1",
        Template.BINDING: "SMS_2",
    }


@pytest.mark.parametrize("entry", ["", "notice", "notice=", "unknown=SMS_1"])
def test_an_entry_that_cannot_be_read_is_a_fault_of_the_settings(entry):
    with pytest.raises(Misconfigured, match="SANFANG_SMS_TEMPLATES"):
        read_templates([entry])
