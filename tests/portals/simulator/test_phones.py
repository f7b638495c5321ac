"""Nine phones that stand in for WeChat."""

import pytest
from django.test import Client
from django.utils import timezone

from sanfang.graduates.models import Binding
from sanfang.people.models import User
from sanfang.wechat import simulator
from sanfang.wechat.gateway import CodeRefused
from sanfang.wechat.models import LoginCode, SimulatedMessage

SHELF = "/wechat/simulator/"


def pick_up(client, phone="phone-1", **more):
    return client.post(SHELF, {"phone": phone, **more})


def openid(client) -> str:
    return User.objects.get(pk=client.session["_auth_user_id"]).openid


@pytest.fixture
def phone_1(cast):
    """Zhang's phone is phone-1."""
    User.objects.filter(pk=cast.users["zhang"].pk).update(openid=simulator.openid_of("phone-1"))
    return cast.zhang


def message(number=0, phone="phone-1") -> None:
    SimulatedMessage.objects.create(
        key=f"{phone}-{number}",
        openid=simulator.openid_of(phone),
        title=f"消息 {number}",
        link="/m/record/",
        arrived_at=timezone.now(),
    )


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


def test_B14_a_code_works_once(db):
    code = simulator.log_in("phone-1")
    simulator.Simulator().openid_for(code)

    with pytest.raises(CodeRefused):
        simulator.Simulator().openid_for(code)


def test_B14_a_code_left_lying_about_is_stale(db, time_machine):
    code = simulator.log_in("phone-1")
    time_machine.move_to(timezone.now() + simulator.CODE_LASTS)

    with pytest.raises(CodeRefused):
        simulator.Simulator().openid_for(code)


def test_no_code_is_left_behind(db):
    pick_up(Client())

    assert not LoginCode.objects.exists()


def test_the_last_three_messages_of_each_phone_are_shown(phone_1):
    for number in range(5):
        message(number)
    message(7, "phone-2")

    page = Client().get(SHELF).content.decode()

    assert [f"消息 {number}" in page for number in range(5)] == [False, False, True, True, True]
    assert "消息 7" in page


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
    assert client.session["in_wechat"] is True


@pytest.mark.parametrize(
    "address", ["https://evil.example/card/abc/", "//evil.example/", "card/abc/", "", "x" * 400]
)
def test_scanning_opens_nothing_else(db, address):
    client = Client()

    answer = client.post(f"{SHELF}scan/", {"address": address})

    assert answer.status_code == 200
    assert "id_address_error" in answer.content.decode()
    assert "in_wechat" not in client.session


@pytest.mark.parametrize("rows", [1, 3])
def test_the_shelf_costs_the_same_however_much_lies_on_it(cast, django_assert_num_queries, rows):
    for number in range(rows):
        user = User.objects.for_phone(simulator.openid_of(f"phone-{number + 1}"))
        Binding.objects.filter(graduate=[cast.zhang, cast.li, cast.wang][number]).update(user=user)
        message(number, f"phone-{number + 1}")

    with django_assert_num_queries(2):
        Client().get(SHELF)
