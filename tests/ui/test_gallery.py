"""Every page style in Chromium: nothing for axe to say, nothing beyond the edge, nothing the policy stops."""

import pytest
from playwright.sync_api import Page

from tests.browser import assert_good_page, screenshot
from tests.ui.gallery import MENU, TABS, context, everything, render, show

pytestmark = pytest.mark.browser

WINDOWS = [(320, 568), (375, 812), (1280, 800)]
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


def page_of(name: str, values: dict[str, object] | None = None) -> str:
    frame = {"menu": MENU, "tabs": TABS}
    return render(f"{name}.html", {**frame, **(values or {})})


def check(page: Page, html: str, name: str) -> None:
    """The same page on a small phone, on a phone and at a desk."""
    show(page, html)
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        assert_good_page(page)
        screenshot(page, f"ui/{name}-{width}")


@pytest.mark.parametrize("name", FULL_PAGES)
def test_a_full_page_is_good_in_every_window(desk, name):
    check(desk, page_of(name, context(64)), name)


@pytest.mark.parametrize("name", ["desk_list", "phone_list"])
def test_an_empty_page_is_good_in_every_window(desk, name):
    check(desk, page_of(name, context(0)), f"{name}-empty")


@pytest.mark.parametrize("condition", ["empty", "some", "many"])
@pytest.mark.parametrize("name", FORM_PAGES)
def test_a_form_is_good_in_every_window(desk, name, condition):
    style = "phone" if name.startswith("phone") else "desk"

    check(desk, page_of(name, {"form": everything(style, condition)}), f"{name}-{condition}")


@pytest.mark.parametrize("name", ["403", "404", "429", "500"])
def test_an_error_page_is_good_in_every_window(desk, name):
    check(desk, page_of(name, {"within": " 15 分钟"}), name)


def test_a_phone_page_is_good_on_a_real_phone(phone):
    """A touch screen lays out by the page's own viewport: what is too wide shows there first."""
    check(phone, page_of("phone_detail", context(64)), "phone_detail-touch")
