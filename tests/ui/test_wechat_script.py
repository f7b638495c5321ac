"""Inside the mini program its native pages, elsewhere the ordinary links; WeChat's own script stays quiet."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Device
from tests.ui.gallery import ORIGIN, render, show
from tests.user_agents import (
    ANDROID_MINI_PROGRAM,
    ANDROID_WECHAT,
    DESKTOP_CHROME,
    DESKTOP_MINI_PROGRAM,
    IPHONE_MINI_PROGRAM,
    IPHONE_SAFARI,
    IPHONE_WECHAT,
    WECOM,
)

pytestmark = pytest.mark.browser
NATIVE = "/pages/document/document?path=%2Fm%2Fagreements%2F7%2Fpaper.pdf"

# What WeChat puts into a page: it notes what is asked of it, and answers as the test says.
BRIDGE = """() => {
    window.asked = [];
    window.WeixinJSBridge = {
        invoke(name, data, answer) {
            window.asked.push([name, data.name, data.arg]);
            answer({ errMsg: `${name}:${window.bridgeAnswers || "ok"}` });
        },
        on() {},
    };
}"""


def phone_with(agent: str) -> Device:
    return replace(PHONE, user_agent=agent)


def open_page(page: Page) -> None:
    show(page, render("phone_native.html", {}))


def tap(page: Page) -> None:
    page.get_by_role("link", name="协议书 PDF").click()


@pytest.mark.parametrize("agent", [ANDROID_MINI_PROGRAM, IPHONE_MINI_PROGRAM, DESKTOP_MINI_PROGRAM])
def test_inside_the_mini_program_a_tap_opens_its_native_page(new_page, agent):
    page = new_page(phone_with(agent))
    page.add_init_script(f"({BRIDGE})()")
    open_page(page)

    tap(page)

    assert page.evaluate("window.asked") == [["invokeMiniProgramAPI", "navigateTo", {"url": NATIVE}]]
    assert page.url == f"{ORIGIN}/gallery/"


@pytest.mark.parametrize("agent", [ANDROID_WECHAT, IPHONE_WECHAT, WECOM, IPHONE_SAFARI, DESKTOP_CHROME])
def test_elsewhere_a_tap_follows_the_ordinary_link(new_page, agent):
    page = new_page(phone_with(agent))
    page.add_init_script(f"({BRIDGE})()")
    open_page(page)

    tap(page)

    page.wait_for_url("**/m/agreements/7/paper.pdf")


def test_where_wechat_tells_it_late_the_page_changes_late(new_page):
    page = new_page(phone_with(ANDROID_WECHAT))
    page.add_init_script(f"({BRIDGE})()")
    open_page(page)

    page.evaluate("window.__wxjs_environment = 'miniprogram'")
    page.evaluate("document.dispatchEvent(new Event('WeixinJSBridgeReady'))")
    tap(page)

    assert [name for _, name, _ in page.evaluate("window.asked")] == ["navigateTo"]


def test_a_page_that_the_mini_program_lacks_brings_the_ordinary_link_back(new_page):
    page = new_page(phone_with(ANDROID_MINI_PROGRAM))
    page.add_init_script(f"({BRIDGE})()")
    open_page(page)
    page.evaluate("window.bridgeAnswers = 'fail page not found'")
    tap(page)

    expect(page.locator("[data-native]")).to_be_hidden()
    tap(page)

    page.wait_for_url("**/m/agreements/7/paper.pdf")


def test_without_wechats_script_the_ordinary_link_stays(new_page):
    page = new_page(phone_with(ANDROID_MINI_PROGRAM))
    show(page, render("phone_native.html", {}).replace("jweixin.js", "jweixin-gone.js"))

    tap(page)

    page.wait_for_url("**/m/agreements/7/paper.pdf")


def test_wechats_script_asks_nobody_anything_by_itself(new_page):
    page = new_page(phone_with(ANDROID_MINI_PROGRAM))
    page.add_init_script(f"({BRIDGE})()")
    requests = []
    page.on("request", lambda request: requests.append(request.url))

    open_page(page)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.asked") == []
    assert [url for url in requests if not url.startswith(ORIGIN)] == []
