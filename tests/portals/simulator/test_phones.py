"""Nine phones that stand in for WeChat."""

import pytest
from django.test import Client

from sanfang.graduates.models import Binding
from sanfang.people.models import User
from sanfang.wechat.api import SubscribeMessage, wechat
from sanfang.wechat.standin.names import APP_ID, openid_of
from tests.wechat.standin import holds

pytestmark = pytest.mark.usefixtures("weixin")

SHELF = "/wechat/simulator/"


def pick_up(client, phone="phone-1", **more):
    return client.post(SHELF, {"phone": phone, **more})


def openid(client) -> str:
    return User.objects.get(pk=client.session["_auth_user_id"]).openid


def arrives(weixin, number=0, phone="phone-1") -> None:
    """A message of WeChat's on a phone, as the server would have sent it."""
    values = {"thing1": f"消息 {number}", "time2": "2026年3月5日 15:30", "thing3": "请查看"}
    weixin.phones.subscribe(phone, accept=["standin-offer"])
    wechat().send(
        SubscribeMessage(
            openid_of(phone), "standin-offer", values, "pages/start/start?to=%2Fm%2Foffers%2F5%2F"
        )
    )


@pytest.fixture
def phone_1(cast):
    """Zhang's phone is phone-1."""
    holds(cast.users["zhang"], "phone-1")
    return cast.zhang


def test_there_are_nine_phones_with_their_owners_masked(phone_1):
    page = Client().get(SHELF).content.decode()

    assert page.count("使用手机") == 9
    assert "张* · 安徽工程大学" in page
    assert "张䶮" not in page


def test_a_phone_that_is_picked_up_is_that_phone_from_then_on(phone_1):
    client = Client()

    answer = pick_up(client)

    assert answer["Location"] == "/m/"
    assert openid(client) == "simulated-phone-1"
    assert "张䶮，您好" in client.get("/m/").content.decode()


def test_an_unbound_phone_is_led_to_binding(db):
    client = Client()
    pick_up(client, "phone-9")

    assert client.get("/m/")["Location"] == "/m/bind/"


def test_another_phone_takes_the_place_of_the_first(db):
    client = Client()
    pick_up(client, "phone-1")
    pick_up(client, "phone-2")

    assert openid(client) == "simulated-phone-2"


@pytest.mark.parametrize("phone", ["", "phone-0", "phone-10", "simulated-phone-1", "../phone-1", "\x00"])
def test_B14_there_are_no_other_phones(db, phone):
    client = Client()

    assert pick_up(client, phone)["Location"] == SHELF
    assert "_auth_user_id" not in client.session


def test_B14_a_forged_openid_is_not_read(cast):
    client = Client()

    pick_up(client, "phone-9", openid="phone-of-zhang", code="x", user=str(cast.users["teacher"].pk))

    assert openid(client) == "simulated-phone-9"


def test_B14_json_is_not_read_at_all(cast):
    client = Client()

    client.post(SHELF, '{"phone": "phone-1", "openid": "phone-of-zhang"}', content_type="application/json")

    assert "_auth_user_id" not in client.session


def test_the_last_three_messages_of_each_phone_are_shown(phone_1, weixin):
    for number in range(5):
        arrives(weixin, number)
    arrives(weixin, 7, "phone-2")

    page = Client().get(SHELF).content.decode()

    assert [f"消息 {number}" in page for number in range(5)] == [False, False, True, True, True]
    assert "消息 7" in page
    assert "消息 4" in Client().get(f"{SHELF}latest/").content.decode()


def test_a_tap_on_a_message_leads_where_its_page_says(phone_1, weixin):
    arrives(weixin, 1)

    assert '<input type="hidden" name="next" value="/m/offers/5/">' in Client().get(SHELF).content.decode()


def test_a_shelf_without_weixin_says_what_to_do(db, settings):
    settings.WECHAT_STANDIN = "http://127.0.0.1:9"

    answer = Client().get(SHELF)

    assert answer.status_code == 503
    assert "make demo" in answer.content.decode()


def test_a_message_is_opened_on_its_phone(phone_1):
    client = Client()

    answer = pick_up(client, next="/m/record/")

    assert answer["Location"] == "/m/record/"


@pytest.mark.parametrize("link", ["https://evil.example/", "//evil.example/", "/school/", "javascript:x"])
def test_a_phone_opens_nothing_but_phone_pages(phone_1, link):
    assert pick_up(Client(), next=link)["Location"] == "/m/"


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("http://127.0.0.1:8000/card/abc/", "/card/abc/"),
        ("http://testserver/card/abc/", "/card/abc/"),
        ("/card/abc/", "/card/abc/"),
        ("http://testserver//evil.example/", "/evil.example/"),
    ],
)
def test_scanning_opens_our_own_addresses_as_wechat_does(db, address, opened):
    client = Client()

    assert client.post(f"{SHELF}scan/", {"address": address})["Location"] == opened
    assert client.session["simulated_phone"] == ""


@pytest.mark.parametrize(
    "address", ["https://evil.example/card/abc/", "//evil.example/", "card/abc/", "", "x" * 400]
)
def test_scanning_opens_nothing_else(db, address):
    client = Client()

    answer = client.post(f"{SHELF}scan/", {"address": address})

    assert answer.status_code == 200
    assert "id_address_error" in answer.content.decode()
    assert "simulated_phone" not in client.session


@pytest.mark.parametrize("rows", [1, 3])
def test_the_shelf_costs_the_same_however_much_lies_on_it(cast, weixin, django_assert_num_queries, rows):
    for number in range(rows):
        user = User.objects.for_phone(openid_of(f"phone-{number + 1}"), APP_ID)
        Binding.objects.filter(graduate=[cast.zhang, cast.li, cast.wang][number]).update(user=user)
        arrives(weixin, number, f"phone-{number + 1}")

    with django_assert_num_queries(1):
        Client().get(SHELF)
