"""Consents, the card and the telephone number, as the mini program asks for them."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from sanfang.agreements import actions
from sanfang.graduates.models import Binding, PhoneProof
from sanfang.notices import consents
from sanfang.wechat.standin.names import openid_of
from sanfang.wechat.templates import Template
from tests.portals.miniprogram.conftest import as_json

CONSENTS, CARD, PHONE = "/wechat/consents/", "/wechat/card/", "/wechat/phone/"


@pytest.fixture
def code(phone, weixin):
    """`code("zhang")` is what `wx.login` gives on zhang's phone."""
    return lambda name: weixin.phones.login(phone(name))


def left(phone: str) -> dict[str, int]:
    return {template: count for template, count in consents.remaining(openid_of(phone)).items() if count}


def test_each_yes_is_one_message(code):
    answers = {"interview": "accept", "offer": "reject", "deadline": "acceptWithAudio"}

    answer = as_json(CONSENTS, code=code("zhang"), answers=answers)

    assert answer.json() == {"counted": 2}
    assert left("phone-1") == {Template.INTERVIEW: 1, Template.DEADLINE: 1}


def test_consents_add_up(code):
    for _ in range(3):
        as_json(CONSENTS, code=code("zhang"), answers={"offer": "accept"})

    assert left("phone-1") == {Template.OFFER: 3}


@pytest.mark.parametrize(
    "answers",
    [None, [], "offer", {"a": "accept", "b": "accept", "c": "accept", "d": "accept"}],
)
def test_what_is_no_answer_is_not_counted(code, answers):
    assert as_json(CONSENTS, code=code("zhang"), answers=answers).status_code == 400
    assert left("phone-1") == {}


@pytest.mark.parametrize("answers", [{}, {"unknown": "accept"}, {"offer": 1}, {"offer": "ban"}])
def test_an_answer_that_is_no_yes_counts_nothing(code, answers):
    assert as_json(CONSENTS, code=code("zhang"), answers=answers).json() == {"counted": 0}


def test_nobody_consents_without_wechats_word(db, weixin):
    assert as_json(CONSENTS, code="made-up", answers={"offer": "accept"}).status_code == 400
    assert as_json(CONSENTS, answers={"offer": "accept"}).status_code == 400
    assert left("phone-1") == {}


def test_the_card_comes_with_its_code_masked_and_dated(cast, code, settings):
    card = actions.issue_card(cast.zhang, actor=cast.actor("zhang"))

    told = as_json(CARD, code=code("zhang")).json()

    picture = Image.open(BytesIO(base64.b64decode(told.pop("picture"))))
    assert picture.format == "PNG"
    assert told.pop("until")
    assert told == {
        "name": "张*",
        "school": "安徽工程大学",
        "address": f"{settings.SITE_URL}/card/{card.token}/",
    }


def test_the_card_s_token_is_a_scene_that_wechat_carries(cast):
    assert len(actions.issue_card(cast.zhang, actor=cast.actor("zhang")).token) == 32


def test_without_a_card_the_person_is_told_where_to_get_one(code):
    answer = as_json(CARD, code=code("zhang"))

    assert (answer.status_code, "二维码名片" in answer.json()["message"]) == (409, True)


def test_a_phone_that_is_not_bound_is_told_so(cast, code):
    Binding.objects.all().delete()

    assert as_json(CARD, code=code("zhang")).status_code == 403


def test_nobody_sees_anothers_card(cast, code):
    actions.issue_card(cast.zhang, actor=cast.actor("zhang"))

    assert as_json(CARD, code=code("li")).status_code == 409


def test_a_number_counts_when_wechat_itself_names_it(code, phone, weixin):
    weixin.phones.set_number(phone("zhang"), "13800138000")

    answer = as_json(PHONE, code=code("zhang"), phone_code=weixin.phones.phone_number("phone-1"))

    assert (answer.status_code, list(answer.json())) == (200, ["message"])
    assert PhoneProof.objects.get().user.openid == openid_of("phone-1")


def test_T2_a_number_that_is_typed_in_counts_for_nothing(code, weixin):
    answer = as_json(PHONE, code=code("zhang"), phone_code="made-up", phone="13800138000")

    assert answer.status_code == 400
    assert not PhoneProof.objects.exists()


def test_T2_a_phone_code_works_once(code, weixin):
    shown = weixin.phones.phone_number("phone-1")
    as_json(PHONE, code=code("zhang"), phone_code=shown)

    assert as_json(PHONE, code=code("li"), phone_code=shown).status_code == 400
