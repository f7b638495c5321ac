"""WeChat's back gesture on the phone's forms: nothing is sent twice, and nothing stale is shown."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from sanfang import calendar
from sanfang.agreements.models import Agreement, SigningCard, TerminationRequest
from sanfang.graduates.models import Correction
from sanfang.institutions.models import Policy
from sanfang.people.models import User
from sanfang.recruiting.actions import offering
from tests.portals.graduate.test_termination import a_picture
from tests.portals.phone_in_chromium import sign_in
from tests.recruiting.route import TERMS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return live_server.url


@pytest.fixture
def zhang(phone, origin, cast) -> Page:
    sign_in(phone, origin, cast.users["zhang"])
    return phone


@pytest.fixture
def posted(phone) -> list[str]:
    """The forms that were sent, by where they went; what a page notes by itself is no form."""
    sent: list[str] = []
    phone.on(
        "request",
        lambda request: sent.append(request.url) if _is_a_form(request) else None,
    )
    return sent


def _is_a_form(request) -> bool:
    return request.method == "POST" and request.is_navigation_request()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def back_and_forward(page: Page) -> tuple[str, str]:
    """The headings of the page before and of this one, when they are come back to."""
    page.go_back()
    before = page.locator("h1").inner_text()
    page.go_forward()
    return before, page.locator("h1").inner_text()


def test_a_correction_that_was_refused_and_mended(zhang, origin, posted):
    zhang.goto(f"{origin}/m/record/")
    zhang.goto(f"{origin}/m/record/id_number/")
    zhang.get_by_label("正确的身份证号").fill("340203200309010010")
    press(zhang, "提交纠错")
    zhang.get_by_label("正确的身份证号").fill("34020320030901203X")
    press(zhang, "提交纠错")
    expect(zhang.get_by_text("纠错已提交").first).to_be_visible()
    assert len(posted) == 2

    assert back_and_forward(zhang) == ("「身份证号」有误", "生源信息维护")

    expect(zhang.get_by_text("纠错已提交")).to_have_count(0)
    assert len(posted) == 2
    assert Correction.objects.count() == 1


def test_a_binding_that_was_refused(phone, origin, cast, posted):
    sign_in(phone, origin, User.objects.for_phone("a-new-phone"))
    phone.goto(f"{origin}/m/bind/")
    press(phone, "绑定")
    press(phone, "绑定")
    phone.goto(f"{origin}/open-in-wechat/")

    assert back_and_forward(phone) == ("绑定生源信息", "请从微信进入")

    assert len(posted) == 2


def test_a_proposal_that_was_declined(zhang, origin, cast, posted):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    proposed = cast.sign()
    zhang.goto(f"{origin}/m/agreements/{proposed.pk}/decline/")
    press(zhang, "谢绝")
    expect(zhang.get_by_text("您已谢绝，用人单位会收到通知。")).to_be_visible()

    assert back_and_forward(zhang) == ("谢绝这次签约？", proposed.employer_name)

    expect(zhang.get_by_text("您已谢绝，用人单位会收到通知。")).to_have_count(0)
    assert len(posted) == 1
    zhang.go_back()
    press(zhang, "谢绝")
    expect(zhang.locator("h1")).to_have_text(proposed.employer_name)
    assert Agreement.objects.get().state == "declined"


def test_a_refused_answer_to_an_offer_leads_back_to_the_offer(zhang, origin, cast, route, posted):
    offer = route.offered()
    zhang.goto(f"{origin}/m/offers/{offer.pk}/")
    last_day = calendar.today() + timedelta(days=10)
    offering.change(offer, replace(TERMS, monthly_pay=7000), last_day=last_day, actor=cast.mo)
    press(zhang, "接受")
    expect(zhang.get_by_text("7,000 元").first).to_be_visible()
    assert zhang.url == f"{origin}/m/offers/{offer.pk}/"

    zhang.goto(f"{origin}/m/me/")
    zhang.go_back()

    expect(zhang.get_by_role("button", name="接受", exact=True)).to_be_visible()
    assert len(posted) == 1


def test_an_application_for_termination_with_its_files(zhang, origin, cast, in_force, posted, tmp_path):
    (photo := tmp_path / "材料.png").write_bytes(a_picture().read())
    zhang.goto(f"{origin}/m/agreements/{in_force.pk}/termination/")
    press(zhang, "提交申请")
    zhang.get_by_label("解约原因").select_option("04")
    zhang.get_by_label("给学校的说明").fill("单位同意解约，另谋发展")
    zhang.set_input_files("[name=materials]", photo)
    press(zhang, "提交申请")
    expect(zhang.get_by_text("解约申请已提交").first).to_be_visible()

    assert back_and_forward(zhang) == ("申请解约", "解除就业协议申请")

    assert len(posted) == 2
    assert TerminationRequest.objects.count() == 1


def test_a_card_that_was_taken_back_is_not_shown_again(zhang, origin, posted):
    zhang.goto(f"{origin}/m/card/")
    press(zhang, "出示名片")
    expect(zhang.locator(".sf-qr img")).to_be_visible()
    zhang.goto(f"{origin}/m/me/")
    zhang.go_back()
    press(zhang, "撤回名片")
    zhang.goto(f"{origin}/m/me/")

    zhang.go_back()

    expect(zhang.locator(".sf-qr img")).to_have_count(0)
    assert len(posted) == 2
    assert SigningCard.objects.count() == 1
