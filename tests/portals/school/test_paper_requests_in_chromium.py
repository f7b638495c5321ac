"""Paper that is asked for, from the phone and the employer's desk to the school's register, in Chromium (manual F6)."""

import pytest
from playwright.sync_api import expect

from tests.documents.papers import POSTED, asked
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_school_ticks_off_what_was_asked_for(desk, live_server, cast, in_force):
    origin = f"{live_server.url}/school"
    sign_in(desk, live_server.url, cast.users["teacher"])
    look_at(desk, f"{origin}/paper-requests/", "school/paper-requests-empty")
    asked(cast, in_force, **POSTED)
    look_at(desk, f"{origin}/paper-requests/", "school/paper-requests-one")
    asked(cast, in_force, "mo", why="单位存档需要")
    asked(cast, cast.approve(cast.sign(cast.li)), "li")
    look_at(desk, f"{origin}/paper-requests/?state=", "school/paper-requests-many")

    desk.get_by_role("link", name="张䶮").last.click()
    desk.get_by_role("button", name="不予打印").press("Enter")
    expect(desk.get_by_text("请填写原因").first).to_be_visible()
    look_here(desk, "school/paper-request-refused")
    desk.get_by_label("快递单号").fill("SF1234567890")
    desk.get_by_role("button", name="已寄出").press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("已办结")
    look_here(desk, "school/paper-request-posted")


def test_a_graduate_asks_on_the_phone(phone, live_server, cast, in_force):
    sign_in(phone, live_server.url, cast.users["zhang"])
    phone.goto(f"{live_server.url}/m/agreements/{in_force.pk}/")
    phone.get_by_role("link", name="申请打印协议书").click()
    phone.get_by_label("邮寄").check()
    phone.get_by_role("button", name="提交申请").click()
    expect(phone.get_by_text("邮寄请填写收件地址。").first).to_be_visible()
    look_here(phone, "graduate/paper-request-refused")
    phone.get_by_label("收件地址").fill(POSTED["address"])
    phone.get_by_role("button", name="提交申请").click()

    expect(phone.get_by_text("等待学校打印").first).to_be_visible()
    look_here(phone, "graduate/paper-request-waiting")
    phone.get_by_role("link", name="返回").click()
    expect(phone.get_by_role("link", name="打印申请")).to_contain_text("待打印")
    look_here(phone, "graduate/agreement-with-paper")


def test_an_employer_asks_at_the_desk(desk, live_server, cast, in_force):
    sign_in(desk, live_server.url, cast.users["mo"])
    look_at(desk, f"{live_server.url}/employer/agreements/{in_force.pk}/", "employer/agreement-with-paper")
    desk.get_by_role("link", name="向学校申请纸质件").click()
    look_here(desk, "employer/paper-request")
    desk.get_by_role("button", name="提交申请").press("Enter")

    expect(desk.get_by_text("等待学校打印").first).to_be_visible()
    look_here(desk, "employer/paper-request-waiting")
    desk.get_by_role("link", name="张䶮的协议").click()
    expect(desk.get_by_role("heading", name="打印申请")).to_contain_text("待打印")
