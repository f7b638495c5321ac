"""The way in for graduates leads through WeChat's mini program, and there is no weaker one."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from sanfang.portals.public import doors
from tests import user_agents
from tests.guards.resolver import addresses

PICTURE = b"\x89PNG\r\n\x1a\n"
OUTSIDE = ["WECOM", "IPHONE_SAFARI", "ANDROID_CHROME", "DESKTOP_CHROME"]
IN_WECHAT = ["IPHONE_WECHAT", "ANDROID_WECHAT", "DESKTOP_WECHAT"]
IN_THE_MINI_PROGRAM = ["IPHONE_MINI_PROGRAM", "ANDROID_MINI_PROGRAM", "DESKTOP_MINI_PROGRAM"]
# The simulator exists in the demo and in tests alone (sanfang.E004).
HARMLESS = {"/", "/wechat/simulator/"}


def page_in(agent: str) -> str:
    client = Client(headers={"user-agent": getattr(user_agents, agent)})
    return client.get("/m/", follow=True).content.decode()


def heading(page: str) -> str:
    return re.search(r"<h1>(.*?)</h1>", page)[1]


@pytest.mark.parametrize("agent", OUTSIDE)
def test_outside_wechat_the_steps_name_the_mini_program(db, agent, settings):
    settings.PLATFORM_NAME = "皖就业"

    page = page_in(agent)

    assert heading(page) == "请从微信进入"
    assert "在手机上打开微信，搜索小程序「皖就业」" in page


@pytest.mark.parametrize("agent", IN_WECHAT)
def test_a_link_opened_in_a_chat_leads_to_the_mini_program(db, agent):
    page = page_in(agent)

    assert heading(page) == "请从小程序进入"
    assert "聊天里的链接认不出您是谁" in page


@pytest.mark.parametrize("agent", IN_THE_MINI_PROGRAM)
def test_inside_the_mini_program_it_is_to_be_entered_again(db, agent):
    assert "重新进入小程序" in page_in(agent)


@pytest.mark.parametrize(
    ("agent", "caption"),
    [("DESKTOP_CHROME", "用手机微信扫一扫，打开小程序"), ("IPHONE_WECHAT", "长按识别，打开小程序")],
)
def test_the_mini_programs_code_is_shown_where_there_is_one(db, monkeypatch, agent, caption):
    assert "code.png" not in page_in(agent)

    monkeypatch.setattr(doors, "entrance_code", lambda: PICTURE)

    page = page_in(agent)
    assert 'src="/open-in-wechat/code.png"' in page
    assert caption in page


def test_the_mini_programs_code_is_a_picture_for_everybody(db, monkeypatch):
    assert Client().get("/open-in-wechat/code.png").status_code == 404

    monkeypatch.setattr(doors, "entrance_code", lambda: PICTURE)

    answer = Client().get("/open-in-wechat/code.png")
    assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "image/png", PICTURE)


@pytest.mark.parametrize("agent", [*OUTSIDE, *IN_WECHAT, *IN_THE_MINI_PROGRAM])
def test_the_page_has_no_form_and_no_way_in(db, agent, monkeypatch):
    monkeypatch.setattr(doors, "entrance_code", lambda: PICTURE)

    page = page_in(agent)

    assert re.findall(r"<(?:form|input|button)\b", page) == []
    assert set(re.findall(r'<a\b[^>]*href="([^"]*)"', page)) <= HARMLESS


VALUES = {"int": 1, "slug": "phone", "uuid": "00000000-0000-0000-0000-000000000007"}
ON_THE_PHONE = [address for address in addresses() if address.name.startswith("graduate:")]


@pytest.mark.parametrize("address", ON_THE_PHONE, ids=lambda address: address.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_signed_out_is_led_there_from_every_phone_page(db, address, method):
    path = reverse(address.name, kwargs={name: VALUES[kind] for name, kind in address.arguments.items()})

    answer = getattr(Client(), method)(path)

    assert (answer.status_code, answer["Location"]) == (302, "/open-in-wechat/")


@pytest.mark.parametrize("path", ["/open-in-wechat/", "/open-in-wechat/code.png"])
def test_nothing_can_be_posted_there(db, path):
    assert Client().post(path, {"openid": "o", "code": "c"}).status_code == 405
