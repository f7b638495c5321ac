"""From WeChat's code to a ticket, from a ticket to a browser that is this phone (promises T20, B14)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sanfang.people.models import User
from sanfang.wechat.errors import CodeRefused
from sanfang.wechat.models import Ticket
from tests.portals.miniprogram.conftest import as_json

HELLO, SIGN_IN, ENTER = "/wechat/hello/", "/wechat/sign-in/", "/wechat/enter/"


@pytest.fixture
def ticket(phone, weixin) -> str:
    """One of zhang's."""
    return as_json(SIGN_IN, code=weixin.phones.login(phone("zhang"))).json()["ticket"]


def whose(client: Client) -> str:
    return User.objects.get(pk=client.session["_auth_user_id"]).openid


def test_the_mini_program_learns_the_name_and_what_to_ask_for(db, settings, weixin):
    settings.PLATFORM_NAME = "某省大学生就业服务平台"

    told = Client().get(HELLO).json()

    assert told["platform"] == "某省大学生就业服务平台"
    assert [template["id"] for template in told["moments"]["applied"]["templates"]] == [
        "standin-interview",
        "standin-offer",
        "standin-deadline",
    ]


def test_a_template_that_is_not_set_up_is_not_asked_for(db, settings, weixin):
    settings.WECHAT_TEMPLATES = ["offer=abc"]

    applied = Client().get(HELLO).json()["moments"]["applied"]["templates"]

    assert applied == [{"name": "offer", "id": "abc", "title": "签约通知"}]


def test_no_moment_asks_for_more_than_wechat_allows(db, weixin):
    moments = Client().get(HELLO).json()["moments"].values()

    assert all(1 <= len(moment["templates"]) <= 3 for moment in moments)


def test_a_code_becomes_a_ticket_and_the_ticket_a_signed_in_browser(ticket):
    client = Client()
    shown = client.get(ENTER, {"ticket": ticket, "next": "/m/record/"})

    answer = client.post(ENTER, {"ticket": ticket, "next": "/m/record/"})

    assert shown.status_code == 200
    assert answer["Location"] == "/m/record/"
    assert whose(client) == "simulated-phone-1"


def test_opening_the_page_uses_nothing_up(ticket):
    for _ in range(3):
        assert Client().get(ENTER, {"ticket": ticket}).status_code == 200

    assert Ticket.objects.count() == 1


def test_a_ticket_works_once(ticket):
    Client().post(ENTER, {"ticket": ticket})
    second = Client()

    answer = second.post(ENTER, {"ticket": ticket})

    assert (answer.status_code, "_auth_user_id" in second.session) == (409, False)
    assert "请重新进入小程序" in answer.content.decode()


def test_a_ticket_lives_a_minute(ticket, time_machine):
    time_machine.move_to(timezone.now() + timedelta(seconds=61))

    assert Client().post(ENTER, {"ticket": ticket}).status_code == 409


def test_a_browser_that_was_somebody_else_is_this_phone_afterwards(as_, ticket):
    client = as_("li")

    client.post(ENTER, {"ticket": ticket})

    assert whose(client) == "simulated-phone-1"


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example/m/",
        "https://evil.example/m/",
        "/school/",
        "/m\\evil",
        "javascript:x",
        "",
        "/m/../school/",
    ],
)
def test_a_ticket_leads_to_phone_pages_only(ticket, wanted):
    answer = Client().post(ENTER, {"ticket": ticket, "next": wanted})

    assert answer["Location"] in {"/m/", "/m/../school/"}
    assert answer["Location"] == "/m/" or wanted == "/m/../school/"


@pytest.mark.parametrize("given", [{}, {"ticket": ""}, {"ticket": "x" * 101}])
def test_without_a_ticket_there_is_no_way_in(db, given):
    assert Client().get(ENTER, given).status_code == 400
    assert Client().post(ENTER, given).status_code == 400


def test_a_form_without_its_token_signs_nobody_in(ticket):
    client = Client(enforce_csrf_checks=True)

    assert client.post(ENTER, {"ticket": ticket}).status_code == 403
    assert Ticket.objects.count() == 1


def test_B14_a_code_makes_one_ticket(phone, weixin):
    code = weixin.phones.login(phone("zhang"))
    as_json(SIGN_IN, code=code)

    again = as_json(SIGN_IN, code=code)

    assert (again.status_code, again.json()) == (400, {"message": CodeRefused.message})


def test_T20_an_openid_in_the_question_is_not_read(db, weixin):
    answer = as_json(SIGN_IN, code="made-up", openid="phone-of-zhang", user="1")

    assert answer.status_code == 400
    assert not Ticket.objects.exists()


def test_T20_what_is_posted_with_a_ticket_names_nobody(cast, ticket):
    client = Client()

    client.post(ENTER, {"ticket": ticket, "openid": "phone-of-wang", "user": cast.users["teacher"].pk})

    assert whose(client) == "simulated-phone-1"


def test_when_wechat_is_silent_the_person_is_told(db, weixin):
    weixin.fails("/sns/jscode2session", status=502)

    answer = as_json(SIGN_IN, code=weixin.phones.login("phone-1"))

    assert (answer.status_code, answer.json()) == (503, {"message": "暂时连接不上微信，请稍后再试。"})


def test_no_ticket_is_logged(ticket, caplog):
    caplog.set_level("DEBUG")

    Client().post(ENTER, {"ticket": "not-a-ticket-of-ours"})
    Client().get("/m/nothing/", {"ticket": ticket})

    assert ticket not in caplog.text
