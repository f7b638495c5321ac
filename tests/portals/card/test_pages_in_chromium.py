"""Every page of route 3 in Chromium, on a recruiter's phone."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from tests.portals.phone_in_chromium import look_at, look_here

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_whole_way_of_a_recruiter(phone, live_server, cast, typed, weixin):
    origin = live_server.url
    card = actions.issue_card(cast.zhang, actor=cast.actor("zhang"))
    address = f"{origin}/card/{card.token}/"

    look_at(phone, address, "card/outside-wechat")
    phone.goto(f"{origin}/wechat/simulator/")
    phone.get_by_label("二维码里的网址").fill(address)
    phone.get_by_role("button", name="扫一扫").click()
    look_here(phone, "card/start")
    phone.get_by_label("毕业生姓名").fill("李四")
    phone.get_by_role("button", name="下一步").click()
    look_here(phone, "card/start-refused")
    phone.get_by_label("毕业生姓名").fill("张䶮")
    phone.get_by_role("button", name="下一步").click()
    look_here(phone, "card/employer")
    phone.get_by_role("button", name="下一步").click()
    look_here(phone, "card/employer-refused")
    for name, value in typed.items():
        field = phone.locator(f"[name={name}]")
        if name in {"nature", "industry", "job_category"}:
            field.select_option(value)
        else:
            field.fill(value)
    phone.get_by_role("button", name="下一步").click()
    look_here(phone, "card/confirm")
    phone.get_by_role("button", name="确认签约").click()
    look_here(phone, "card/done")
    phone.go_back()
    assert phone.locator("h1").inner_text() == "签约已提交"
    assert Agreement.objects.count() == 1
    look_at(phone, f"{origin}/card/no-such-code/", "card/dead")
