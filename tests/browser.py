"""Chromium for the tests: one browser per run, a fresh profile per test.

`phone` and `desk` are pages; `new_page` opens more of them (two parties in one scenario). With
pytest-django's `live_server` they reach the product as a person would. Every page watches itself:
what the console calls an error (a broken script, a breach of the content policy) fails the test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.user_agents import ANDROID_WECHAT

# The shell is Chromium without the windows that nobody looks at here; where there is none, the whole will do.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# What is well takes axe most of its time to tell, and nobody reads it.
WHAT_IS_ASKED_OF_AXE = {"resultTypes": ["violations"]}
SCREENSHOTS = Path(__file__).resolve().parent.parent / "var" / "screenshots"


@dataclass(frozen=True)
class Device:
    width: int
    height: int
    touch: bool = False
    user_agent: str | None = None


PHONE = Device(375, 812, touch=True)
# WeChat's own browser, as a recruiter's phone opens what it scanned.
WECHAT = replace(PHONE, user_agent=ANDROID_WECHAT)
SMALL_PHONE = Device(320, 568, touch=True)
DESK = Device(1280, 800)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright's synchronous calls run inside an event loop; Django must not take that for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[[Device], Page]]:
    """Opens a page on a device, in its own profile: nobody shares cookies with anybody."""
    contexts, faults = [], []

    def open_page(device: Device = DESK) -> Page:
        context = chromium.new_context(
            viewport={"width": device.width, "height": device.height},
            has_touch=device.touch,
            is_mobile=device.touch,
            device_scale_factor=2 if device.touch else 1,
            user_agent=device.user_agent,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if _is_fault(message) else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _is_fault(message) -> bool:
    # A refusal by the server (4xx) is often what a test asks for; Chromium logs those as errors too.
    return message.type == "error" and not message.text.startswith("Failed to load resource")


@pytest.fixture
def phone(new_page) -> Page:
    return new_page(PHONE)


@pytest.fixture
def desk(new_page) -> Page:
    return new_page(DESK)


def screenshot(page: Page, name: str) -> Path:
    """Keep the whole page as var/screenshots/NAME.png, for people to look at."""
    path = SCREENSHOTS / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    # A screen as tall as the page: what sticks to the bottom of a screen then stands at its end.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": before["width"], "height": max(before["height"], height)})
    page.screenshot(path=path, animations="disabled")
    page.set_viewport_size(before)
    return path


def accessibility_faults(page: Page) -> list[str]:
    """What axe holds against the page: rule, element and reason, one line each."""
    page.wait_for_load_state()  # A click returns when the answer begins to arrive; axe needs all of it.
    violations = Axe().run(page, options=WHAT_IS_ASKED_OF_AXE).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def wait_until_it_fits(page: Page) -> None:
    """Nothing beyond the edge of the screen, once the charts have followed its size: within two seconds."""
    # Asked again from here: the page's own policy forbids the polling that Playwright would put into it.
    for _ in range(40):
        if not scrolls_sideways(page):
            return
        page.wait_for_timeout(50)
    assert not scrolls_sideways(page), f"{page.url} scrolls sideways"


def assert_good_page(page: Page) -> None:
    """Nothing for axe to say, and nothing beyond the edge of the screen."""
    assert accessibility_faults(page) == []
    assert not scrolls_sideways(page)
