"""T20: an openid comes from WeChat alone, and what WeChat tells us in confidence stays nowhere."""

import logging
import secrets
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as product
from django.db import connection

from sanfang.refusal import Refusal
from sanfang.wechat.api import SubscribeMessage, wechat
from sanfang.wechat.errors import CodeRefused, SendFailed
from sanfang.wechat.standin.names import APP_ID, SECRET

FORGED = 10_000


@pytest.fixture
def logged(caplog):
    """All that any logger writes, however talkative the operator set it."""
    caplog.set_level(logging.DEBUG)
    return caplog


def forgeries() -> list[str]:
    """Openids, openids dressed as codes, codes of the right form, other people's session keys."""
    makers = [
        lambda number: f"simulated-phone-{number % 9 + 1}",
        lambda _number: secrets.token_hex(16),
        lambda _number: f"o{secrets.token_urlsafe(20)}",
        lambda _number: b64encode(secrets.token_bytes(16)).decode(),
    ]
    return [makers[number % len(makers)](number) for number in range(FORGED)]


@pytest.mark.slow
def test_T20_ten_thousand_forged_codes_give_no_openid(weixin):
    def try_one(code: str) -> str:
        try:
            return wechat().openid_for(code)
        except CodeRefused:
            return ""

    with ThreadPoolExecutor(8) as threads:
        openids = set(threads.map(try_one, forgeries()))

    assert openids == {""}
    assert weixin.world.session_keys == []


def test_T20_used_codes_give_no_second_openid(weixin):
    codes = [weixin.phones.login("phone-1") for _ in range(20)]
    for code in codes:
        wechat().openid_for(code)

    for code in codes:
        with pytest.raises(CodeRefused):
            wechat().openid_for(code)
    assert len(weixin.world.session_keys) == len(codes)


def use_everything(weixin) -> list[str]:
    """All five calls, going well and going wrong; the codes that were used."""
    codes = [weixin.phones.login("phone-1"), weixin.phones.phone_number("phone-1"), "forged-code-0001"]
    weixin.phones.subscribe("phone-1", accept=["standin-offer"])
    message = SubscribeMessage(
        "simulated-phone-1",
        "standin-offer",
        {"thing1": "签约函", "time2": "2026年11月30日 18:00", "thing3": "请回复"},
        "pages/index/index",
    )
    acts = [
        lambda: wechat().openid_for(codes[0]),
        lambda: wechat().phone_number_for(codes[1]),
        lambda: wechat().openid_for(codes[2]),
        lambda: wechat().send(message),
        lambda: wechat().send(message),
        lambda: wechat().mini_program_code("card=1", "pages/card/card"),
    ]
    for path in (
        None, "/cgi-bin/stable_token", "/sns/jscode2session", "/cgi-bin/message/subscribe/send",
        "/wxa/business/getuserphonenumber", "/wxa/getwxacodeunlimit",
    ):  # fmt: skip
        for fault in ({"errcode": 40013}, {"drop": True}, {"status": 500}) if path else ():
            weixin.fails(path, **fault)
        for act in acts:
            try:
                act()
            except (Refusal, SendFailed):
                continue
    return codes


@pytest.mark.django_db
def test_nothing_secret_is_logged_at_any_level(weixin, logged):
    codes = use_everything(weixin)

    written = " ".join([logged.text, *(str(vars(record)) for record in logged.records)])
    secret = [SECRET, *codes, *weixin.world.session_keys, *weixin.world.tokens.ends_at, "13800000001"]
    assert len(weixin.world.session_keys) == 1
    assert [word for word in secret if word in written] == []


def test_the_guard_of_the_log_sees_what_httpx_would_write(weixin, logged):
    logged.set_level(logging.INFO, logger="httpx")

    with pytest.raises(CodeRefused):
        wechat().openid_for("forged-code-0001")

    assert SECRET in logged.text


@pytest.mark.parametrize("name", ["httpx", "httpcore"])
def test_the_products_settings_silence_the_http_client(name):
    assert product.LOGGING["loggers"][name] == {"level": "WARNING"}
    assert not logging.getLogger(name).isEnabledFor(logging.INFO)


@pytest.mark.django_db
def test_T20_no_table_holds_a_session_key_or_a_secret(weixin):
    codes = use_everything(weixin)

    with connection.cursor() as cursor:
        kept = ""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += str(cursor.fetchall())
    secret = [SECRET, *codes, *weixin.world.session_keys, *weixin.world.tokens.ends_at]
    assert APP_ID in kept
    assert [word for word in secret if word in kept] == []


@pytest.mark.django_db
def test_T20_the_answer_to_a_login_is_the_openid_alone(weixin):
    assert wechat().openid_for(weixin.phones.login("phone-4")) == "simulated-phone-4"
