"""A simulated phone in Chromium: in at the mini program, asked for messages, told by WeChat, back on the page."""

import re

import pytest
from playwright.sync_api import expect

from sanfang.notices import consents
from sanfang.notices.actions import News, tell
from sanfang.notices.delivery import deliver_due
from sanfang.notices.ways import open_ways
from sanfang.portals.gate.wechat import ticket_for
from sanfang.wechat.standin.names import openid_of
from sanfang.wechat.templates import Template
from tests.browser import screenshot
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.wechat.standin import holds

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zhang(cast, weixin):
    holds(cast.users["zhang"], "phone-1")
    return cast.zhang


@pytest.fixture
def held(phone, live_server, zhang):
    """Zhang's phone, picked up from the shelf."""
    phone.goto(f"{live_server.url}/wechat/simulator/")
    phone.get_by_role("button", name="使用手机 1").click()
    return phone


def test_consent_is_asked_for_where_it_is_plain_what_for(held, live_server):
    held.goto(f"{live_server.url}/m/card/")
    held.get_by_role("button", name="出示名片").click()
    held.get_by_role("link", name="接收微信通知").click()
    look_here(held, "simulator/consent")

    held.get_by_text("审核结果", exact=True).click()
    held.get_by_role("button", name="允许").click()

    expect(held).to_have_url(re.compile("/m/card/$"))
    left = consents.remaining(openid_of("phone-1"))
    assert (left[Template.SIGNED], left[Template.REVIEWED], left[Template.DISOWNED]) == (1, 0, 1)


def test_a_message_arrives_on_the_shelf_and_opens_its_page(held, live_server, zhang, weixin):
    consents.grant(openid_of("phone-1"), [Template.SIGNED])
    weixin.phones.subscribe("phone-1", accept=["standin-signed"])
    held.goto(f"{live_server.url}/wechat/simulator/")

    tell(zhang.mailbox, News("event", "sign", "您与某公司签约成功，待学校审核", link="/m/record/"))
    assert deliver_due(open_ways()) == 1

    message = held.get_by_role("button", name="您与某公司签约成功")
    expect(message).to_be_visible(timeout=10_000)
    look_here(held, "simulator/a-message-arrived")
    message.click()
    expect(held).to_have_url(re.compile("/m/record/$"))


def test_the_page_of_what_may_come(held, live_server):
    consents.grant(openid_of("phone-1"), [Template.OFFER, Template.OFFER.value])

    look_at(held, f"{live_server.url}/m/me/wechat-messages/", "graduate/wechat-messages")

    assert "还可收 1 条" in held.content()
    expect(held.get_by_role("link", name="同意接收以上消息").first).to_be_visible()


def test_outside_the_mini_program_the_page_says_where_to_go(phone, live_server, cast):
    sign_in(phone, live_server.url, cast.users["zhang"])
    look_at(phone, f"{live_server.url}/m/me/wechat-messages/", "graduate/wechat-messages-outside")

    expect(phone.get_by_role("link", name="同意接收以上消息").first).to_be_hidden()
    expect(phone.get_by_text("请在微信小程序里打开本页")).to_be_visible()


def test_a_number_is_shown_by_wechat(phone, live_server, cast, weixin):
    phone.goto(f"{live_server.url}/wechat/simulator/")
    phone.get_by_role("button", name="使用手机 9").click()
    phone.get_by_role("link", name="验证手机号").click()
    look_here(phone, "simulator/number")

    phone.get_by_label("这部手机的号码").fill("123")
    phone.get_by_role("button", name="允许", exact=True).click()
    look_here(phone, "simulator/number-refused")
    phone.get_by_label("这部手机的号码").fill("138 0013 8000")
    phone.get_by_role("button", name="允许", exact=True).click()

    expect(phone).to_have_url(re.compile("/m/bind/$"))
    expect(phone.get_by_text("手机号码已验证")).to_be_visible()


def test_the_web_view_comes_in_by_its_ticket(phone, live_server, zhang, weixin):
    ticket = ticket_for(weixin.phones.login("phone-1"))

    phone.goto(f"{live_server.url}/wechat/enter/?ticket={ticket}&next=/m/record/")

    expect(phone).to_have_url(re.compile("/m/record/$"))
    phone.goto(f"{live_server.url}/wechat/enter/?ticket={ticket}")
    expect(phone.get_by_role("heading", name="请重新进入小程序")).to_be_visible()
    look_here(phone, "miniprogram/ticket-over")


def test_without_scripts_one_tap_enters(chromium, live_server, zhang, weixin):
    page = chromium.new_context(java_script_enabled=False, viewport={"width": 375, "height": 700}).new_page()
    page.goto(f"{live_server.url}/wechat/enter/?ticket={ticket_for(weixin.phones.login('phone-1'))}")
    screenshot(page, "miniprogram/enter")

    page.get_by_role("button", name="进入").click()

    expect(page).to_have_url(re.compile("/m/$"))
    page.context.close()


def test_the_shelf_without_weixin(phone, live_server, settings, cast):
    settings.WECHAT_STANDIN = "http://127.0.0.1:9"

    look_at(phone, f"{live_server.url}/wechat/simulator/", "simulator/silent")
