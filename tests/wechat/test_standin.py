"""The stand-in is as strict as WeChat is: tokens that end, templates that are checked, phones that keep."""

import json
import subprocess
import sys

import httpx
import pytest

from sanfang.wechat.standin import snapshot
from sanfang.wechat.standin.answers import No
from sanfang.wechat.standin.checks import Pattern, values_of
from sanfang.wechat.standin.credentials import Tokens
from sanfang.wechat.standin.names import APP_ID, PHONES, SECRET, TEMPLATES, openid_of
from sanfang.wechat.standin.phones import NoSuchThing, Phones, StandInSilent
from sanfang.wechat.standin.serving import built
from sanfang.wechat.templates import Template, read

THREE = Pattern("签约通知", ("thing1", "time2", "thing3"))
GOOD = {"thing1": "签约函", "time2": "2026年11月30日 18:00", "thing3": "请回复"}


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def errcode_of(act, *args: object, **named: object) -> int:
    with pytest.raises(No) as caught:
        act(*args, **named)
    return caught.value.errcode


def post(weixin, path: str, body: object, **query: str) -> dict:
    return httpx.post(f"{weixin.url}{path}", params=query, json=body, trust_env=False).json()


# --- tokens ----------------------------------------------------------------------------------


def test_a_token_is_given_out_again_until_five_minutes_before_its_end(clock):
    tokens = Tokens(clock)
    first, lasts = tokens.issue(force=False)
    clock.now += 6899

    assert (lasts, tokens.issue(force=False)) == (7200, (first, 301))


def test_in_the_last_five_minutes_the_next_one_comes_and_both_are_taken(clock):
    tokens = Tokens(clock)
    first, _ = tokens.issue(force=False)
    clock.now += 6900
    second, lasts = tokens.issue(force=False)

    tokens.check(first)
    tokens.check(second)
    assert (first != second, lasts) == (True, 7200)
    clock.now += 300
    assert errcode_of(tokens.check, first) == 42001


def test_forced_the_old_one_ends_at_once(clock):
    tokens = Tokens(clock)
    first, _ = tokens.issue(force=False)
    second, _ = tokens.issue(force=True)

    tokens.check(second)
    assert errcode_of(tokens.check, first) == 40001


def test_forced_again_within_thirty_seconds_nothing_changes(clock):
    tokens = Tokens(clock)
    first, _ = tokens.issue(force=True)
    clock.now += 29

    assert tokens.issue(force=True)[0] == first
    clock.now += 1
    assert tokens.issue(force=True)[0] != first


def test_who_brings_no_token_is_told_so(clock):
    assert errcode_of(Tokens(clock).check, "") == 41001


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"appid": ""}, 41002),
        ({"appid": "wx-wrong"}, 40013),
        ({"secret": ""}, 41004),
        ({"secret": "wrong"}, 40125),
        ({"grant_type": "wrong"}, 40002),
    ],
)
def test_a_token_is_given_only_to_who_knows_the_secret(weixin, change, errcode):
    asked = {"grant_type": "client_credential", "appid": APP_ID, "secret": SECRET, **change}

    assert post(weixin, "/cgi-bin/stable_token", asked)["errcode"] == errcode


def test_the_method_matters(weixin):
    got = httpx.get(f"{weixin.url}/cgi-bin/stable_token", trust_env=False).json()

    assert got["errcode"] == 43002
    assert post(weixin, "/sns/jscode2session", {})["errcode"] == 43001


# --- templates -------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["15:01", "2019年10月1日 15:01", "2026-11-30 18:00", "2026-11-30 18:00:59"])
def test_a_time_may_be_written_so(when):
    data = {keyword: {"value": value} for keyword, value in {**GOOD, "time2": when}.items()}

    assert values_of(THREE, data) == {**GOOD, "time2": when}


@pytest.mark.parametrize(
    "change",
    [
        {"thing1": "一" * 21},
        {"thing1": ""},
        {"thing1": "两行\n字"},
        {"thing1": None},
        {"time2": "明天下午"},
        {"time2": "25:00"},
        {"time2": "2026年2月30日 10:00"},
        {"time2": "２０２６年11月30日 18:00"},
        {"thing4": "没有这个关键词"},
    ],
    ids=str,
)
def test_a_value_of_the_wrong_form_is_47003(change):
    data = {keyword: {"value": value} for keyword, value in {**GOOD, **change}.items()}

    assert errcode_of(values_of, THREE, data) == 47003


@pytest.mark.parametrize("data", [None, {}, {"thing1": "签约函"}, {"thing1": {"value": "签约函"}}, "text"])
def test_a_missing_value_is_47003(data):
    assert errcode_of(values_of, THREE, data) == 47003


@pytest.mark.parametrize("value", ["一" * 20, "a", "A公司（芜湖）"])
def test_a_thing_holds_twenty_characters(value):
    assert values_of(Pattern("", ("thing1",)), {"thing1": {"value": value}}) == {"thing1": value}


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"touser": "nobody"}, 40003),
        ({"template_id": "unknown"}, 40037),
        ({"page": "/pages/index"}, 41030),
        ({"miniprogram_state": "beta"}, 47003),
        ({}, 43101),
    ],
)
def test_a_message_is_checked_before_it_is_taken(weixin, change, errcode):
    message = {
        "touser": openid_of("phone-1"),
        "template_id": "standin-offer",
        "page": "pages/index/index",
        "data": {keyword: {"value": value} for keyword, value in GOOD.items()},
        **change,
    }
    token, _ = weixin.world.tokens.issue(force=False)

    assert post(weixin, "/cgi-bin/message/subscribe/send", message, access_token=token)["errcode"] == errcode


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({"scene": "a" * 33}, 40169),
        ({}, 40169),
        ({"scene": "签约"}, 40129),
        ({"scene": "a", "page": "/pages/card"}, 41030),
        ({"scene": "a", "page": "pages/card?a=1"}, 41030),
        ([], 47001),
    ],
)
def test_a_code_is_drawn_only_of_what_it_can_carry(weixin, body, errcode):
    token, _ = weixin.world.tokens.issue(force=False)

    assert post(weixin, "/wxa/getwxacodeunlimit", body, access_token=token)["errcode"] == errcode


# --- phones ----------------------------------------------------------------------------------


def test_there_are_nine_phones_with_fixed_openids():
    assert [openid_of(phone) for phone in PHONES] == [f"simulated-phone-{number}" for number in range(1, 10)]


def test_the_usual_templates_are_those_the_product_sends():
    assert set(read(list(TEMPLATES))) == set(Template)


@pytest.mark.parametrize(
    "act",
    [
        lambda phones: phones.login("phone-10"),
        lambda phones: phones.phone_number("phone-10"),
        lambda phones: phones.messages("../reset"),
        lambda phones: phones.subscribe("phone-1", accept=["unknown"]),
        lambda phones: phones.subscribe("phone-1"),
        lambda phones: phones.refuse("phone-1", "unknown"),
        lambda phones: phones.faults("/sns/jscode2session", unknown=True),
    ],
)
def test_what_is_not_there_is_told(weixin, act):
    with pytest.raises(NoSuchThing):
        act(weixin.phones)


def test_a_silent_stand_in_is_named():
    with pytest.raises(StandInSilent, match=r"127\.0\.0\.1:1"):
        Phones("http://127.0.0.1:1").login("phone-1")


def test_the_newest_message_comes_first(weixin):
    weixin.phones.subscribe("phone-1", accept=["standin-offer", "standin-signed"])
    for template_id in ("standin-offer", "standin-signed"):
        data = {keyword: {"value": value} for keyword, value in GOOD.items()}
        weixin.world.deliver(openid_of("phone-1"), template_id, data, "pages/index/index")

    titles = [message.title for message in weixin.phones.messages("phone-1")]
    assert titles == ["签约提醒", "签约通知"]


def test_resetting_empties_the_phones(weixin):
    weixin.phones.subscribe("phone-1", accept=["standin-offer"])
    weixin.phones.reset()

    assert weixin.phones.quotas("phone-1") == {}


def test_a_message_outlives_the_stand_in(tmp_path):
    world, _ = built()
    world.subscribe("phone-1", {"standin-offer": True, "standin-signed": True})
    world.deliver(
        openid_of("phone-1"), "standin-offer", {key: {"value": value} for key, value in GOOD.items()}, ""
    )
    snapshot.write(world, tmp_path / "phones.json")

    again, _ = built()
    snapshot.read(again, tmp_path / "phones.json")

    assert again.phones == world.phones
    assert [file.name for file in tmp_path.iterdir()] == ["phones.json"]


def test_without_a_file_the_phones_are_new(tmp_path):
    world, _ = built()
    snapshot.read(world, tmp_path / "none.json")

    assert world.phones["phone-1"].messages == []


@pytest.mark.slow
def test_the_program_starts_again_with_what_the_phones_held(tmp_path):
    command = [sys.executable, "-m", "sanfang.wechat.standin", "--port", "0", "--state"]
    for quota in (1, 2):
        with subprocess.Popen(
            [*command, str(tmp_path / "s.json")], stdout=subprocess.PIPE, text=True
        ) as running:
            phones = Phones(running.stdout.readline().split()[-1])
            phones.subscribe("phone-7", accept=["standin-offer"])

            assert phones.quotas("phone-7") == {"standin-offer": quota}
            running.kill()
    assert json.loads((tmp_path / "s.json").read_text())["phones"]["phone-7"]["quotas"] == {
        "standin-offer": 2
    }
