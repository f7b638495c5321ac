"""Every page style in Chromium: nothing for axe to say, nothing beyond the edge, nothing the policy stops."""

import pytest
from playwright.sync_api import Page

from tests.browser import DESK, PHONE, SMALL_PHONE, assert_good_page, screenshot
from tests.ui.gallery import MENU, TABS, context, everything, render, show

pytestmark = pytest.mark.browser

DEVICES = {"320": SMALL_PHONE, "375": PHONE, "1280": DESK}
FULL_PAGES = [
    "desk_list",
    "desk_detail",
    "desk_chart",
    "phone_home",
    "phone_detail",
    "phone_list",
    "public_doors",
    "public_verdict",
]
FORM_PAGES = ["desk_form", "phone_form", "public_form"]


@pytest.fixture(params=DEVICES)
def device(request: pytest.FixtureRequest) -> str:
    return request.param


def page_of(name: str, values: dict[str, object] | None = None) -> str:
    frame = {"menu": MENU, "tabs": TABS}
    return render(f"{name}.html", {**frame, **(values or {})})


def check(page: Page, html: str, name: str) -> None:
    show(page, html)
    assert_good_page(page)
    screenshot(page, f"ui/{name}")


@pytest.mark.parametrize("name", FULL_PAGES)
def test_a_full_page_is_good_on_every_screen(new_page, device, name):
    html = page_of(name, context(64))

    check(new_page(DEVICES[device]), html, f"{name}-{device}")


@pytest.mark.parametrize("name", ["desk_list", "phone_list"])
def test_an_empty_page_is_good_on_every_screen(new_page, device, name):
    html = page_of(name, context(0))

    check(new_page(DEVICES[device]), html, f"{name}-empty-{device}")


@pytest.mark.parametrize("condition", ["empty", "some", "many"])
@pytest.mark.parametrize("name", FORM_PAGES)
def test_a_form_is_good_on_every_screen(new_page, device, name, condition):
    style = "phone" if name.startswith("phone") else "desk"
    html = page_of(name, {"form": everything(style, condition)})

    check(new_page(DEVICES[device]), html, f"{name}-{condition}-{device}")


@pytest.mark.parametrize("name", ["403", "404", "429", "500"])
def test_an_error_page_is_good_on_every_screen(new_page, device, name):
    check(new_page(DEVICES[device]), page_of(name), f"{name}-{device}")
