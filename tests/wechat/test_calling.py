"""The real client against the stand-in, over a real socket: what it gets when all is well."""

import io

import pytest
import zxingcpp
from django.db import connection, transaction
from PIL import Image

from sanfang.wechat.api import SubscribeMessage, wechat
from sanfang.wechat.errors import CodeRefused, NoConsent, NoGateway, NumberNotUsable
from sanfang.wechat.models import AccessToken
from sanfang.wechat.standin.names import APP_ID

pytestmark = pytest.mark.django_db

OFFER = "standin-offer"
DATA = {"thing1": "芜湖机电的签约函", "time2": "2026年11月30日 18:00", "thing3": "请在截止前回复"}


def message(**changes) -> SubscribeMessage:
    usual = {
        "openid": "simulated-phone-1",
        "template_id": OFFER,
        "data": DATA,
        "page": "pages/index/index?to=offers",
    }
    return SubscribeMessage(**{**usual, **changes})


def test_without_an_app_id_there_is_no_wechat(settings):
    settings.WECHAT_APP_ID = ""

    with pytest.raises(NoGateway):
        wechat()


def test_a_login_code_gives_the_openid_of_its_phone(weixin):
    assert wechat().openid_for(weixin.phones.login("phone-3")) == "simulated-phone-3"


def test_a_login_code_works_once(weixin):
    code = weixin.phones.login("phone-3")
    wechat().openid_for(code)

    with pytest.raises(CodeRefused):
        wechat().openid_for(code)


def test_a_login_code_ends_after_five_minutes(weixin, monkeypatch):
    code = weixin.phones.login("phone-3")
    monkeypatch.setattr(weixin.world.login_codes, "clock", lambda: weixin.world.clock() + 301)

    with pytest.raises(CodeRefused):
        wechat().openid_for(code)


@pytest.mark.parametrize("code", ["", " ", "一个码", "\ud800", "a" * 513, "a\nb", "a\x00"])
def test_what_cannot_be_a_code_is_refused_without_asking(settings, code):
    settings.WECHAT_APP_ID, settings.WECHAT_API = APP_ID, "http://127.0.0.1:1"

    with pytest.raises(CodeRefused):
        wechat().openid_for(code)


def test_a_phone_code_gives_the_eleven_digits(weixin):
    weixin.phones.set_number("phone-2", "13912345678")

    assert wechat().phone_number_for(weixin.phones.phone_number("phone-2")) == "13912345678"


def test_a_phone_code_works_once(weixin):
    code = weixin.phones.phone_number("phone-2")
    wechat().phone_number_for(code)

    with pytest.raises(CodeRefused):
        wechat().phone_number_for(code)


@pytest.mark.parametrize("number", ["85212345678", "1391234567", "", "１３９１２３４５６７８"])
def test_a_number_that_is_no_mainland_mobile_is_refused(weixin, number):
    weixin.phones.set_number("phone-2", number)

    with pytest.raises(NumberNotUsable):
        wechat().phone_number_for(weixin.phones.phone_number("phone-2"))


def test_a_number_marked_for_another_mini_program_is_refused(weixin):
    weixin.fails(
        "/wxa/business/getuserphonenumber",
        body='{"errcode": 0, "phone_info": {"purePhoneNumber": "13912345678", "countryCode": "86", '
        '"watermark": {"appid": "wx-of-somebody-else"}}}',
    )

    with pytest.raises(CodeRefused):
        wechat().phone_number_for("any-code")


def test_a_message_arrives_with_its_values_and_its_page(weixin):
    weixin.phones.subscribe("phone-1", accept=[OFFER])

    number = wechat().send(message())

    arrived = weixin.phones.messages("phone-1")[0]
    assert (arrived.id, arrived.title, arrived.values) == (number, "签约通知", DATA)
    assert arrived.page == "pages/index/index?to=offers"


def test_one_consent_is_one_message(weixin):
    weixin.phones.subscribe("phone-1", accept=[OFFER])
    wechat().send(message())

    with pytest.raises(NoConsent):
        wechat().send(message())

    assert len(weixin.phones.messages("phone-1")) == 1


def test_a_consent_withdrawn_in_wechats_settings_is_void(weixin):
    weixin.phones.subscribe("phone-1", accept=[OFFER])
    weixin.phones.refuse("phone-1", OFFER)

    with pytest.raises(NoConsent):
        wechat().send(message())


@pytest.mark.parametrize("state", ["formal", "trial", "developer"])
def test_a_mini_program_code_is_a_picture_of_its_scene(weixin, settings, state):
    settings.WECHAT_STATE = state

    picture = wechat().mini_program_code("card=0123456789abcdef", "pages/card/card")

    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))
    assert [code.text for code in found] == ["card=0123456789abcdef@pages/card/card"]


@pytest.mark.parametrize("scene", ["", "a" * 33, "签约", "a b", "100%"])
def test_a_scene_that_wechat_cannot_carry_is_a_mistake_of_ours(weixin, scene):
    with pytest.raises(ValueError, match="scene"):
        wechat().mini_program_code(scene, "pages/card/card")


def test_the_token_is_kept_encrypted_and_used_again(weixin):
    weixin.phones.subscribe("phone-1", accept=[OFFER])
    wechat().send(message())
    weixin.fails("/cgi-bin/stable_token", errcode=40125)

    wechat().mini_program_code("a=1", "pages/card/card")

    assert AccessToken.objects.get().token == weixin.world.tokens.current
    with connection.cursor() as cursor:
        cursor.execute("SELECT token FROM wechat_accesstoken")
        assert cursor.fetchone()[0].startswith("v1:")


@pytest.mark.django_db(transaction=True)
def test_a_token_is_never_fetched_inside_a_callers_transaction(weixin):
    with transaction.atomic(), pytest.raises(RuntimeError):
        wechat().mini_program_code("a=1", "pages/card/card")
