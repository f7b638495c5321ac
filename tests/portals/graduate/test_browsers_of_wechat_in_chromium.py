"""The main pages in WeChat's browsers on both systems: as they name themselves, on screens of their phones."""

import pytest
from playwright.sync_api import Page, expect

from sanfang.agreements import actions
from tests import user_agents
from tests.browser import Device
from tests.permissions.stage import Stage, a_pdf
from tests.portals.phone_in_chromium import sign_in
from tests.portals.reading_size import faults_of_reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IPHONE, ANDROID = (393, 852), (360, 780)
PHONES = [
    ("IPHONE_WECHAT", IPHONE, False),
    ("IPHONE_MINI_PROGRAM", IPHONE, True),
    ("ANDROID_WECHAT", ANDROID, False),
    ("ANDROID_MINI_PROGRAM", ANDROID, True),
]
PAGES = (
    "",
    "dispatch/",
    "me/",
    "notices/",
    "positions/",
    "record/",
    "resume/",
    "agreements/",
    "termination/",
)


def device(agent: str, size: tuple[int, int]) -> Device:
    return Device(*size, touch=True, user_agent=getattr(user_agents, agent))


@pytest.fixture(params=PHONES, ids=lambda phone: phone[0])
def zhangs(request, new_page, live_server, cast) -> tuple[Page, bool]:
    """The phone in zhang's hand, and whether it shows the pages inside the mini program."""
    agent, size, is_inside = request.param
    page = new_page(device(agent, size))
    sign_in(page, live_server.url, cast.users["zhang"])
    return page, is_inside


def test_the_main_pages_fit_and_lead_to_files_as_the_browser_can(zhangs, live_server, cast):
    page, is_inside = zhangs
    stage = Stage(cast)
    stage.resume.attachment = a_pdf("简历.pdf")
    stage.resume.save()
    assert stage.termination

    for path in (*PAGES, f"agreements/{stage.in_force.pk}/"):
        page.goto(f"{live_server.url}/m/{path}")
        assert faults_of_reading(page) == [], path

    paper = page.get_by_role("link", name="协议书 PDF")
    expect(paper).to_have_count(1)
    assert (paper.get_attribute("data-native") is not None) == is_inside


def test_the_card_is_kept_by_a_long_press_or_by_its_native_page(zhangs, live_server, cast):
    page, is_inside = zhangs
    actions.issue_card(cast.zhang, actor=cast.actor("zhang"))

    page.goto(f"{live_server.url}/m/card/")

    assert faults_of_reading(page) == []
    expect(page.get_by_text("长按图片保存")).to_be_visible(visible=not is_inside)
    expect(page.get_by_text("保存图片或转发")).to_be_visible(visible=is_inside)
    assert page.locator(".sf-qr img").evaluate("image => image.naturalWidth") >= 600
