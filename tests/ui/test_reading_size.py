"""The check of a page's reading size finds what people would stumble over."""

import pytest
from playwright.sync_api import Page

from tests.browser import SMALL_PHONE
from tests.portals.reading_size import enlarge, faults_at_every_size, faults_of_reading

pytestmark = pytest.mark.browser
PAGE = '<!doctype html><meta name="viewport" content="width=device-width"><body>{}</body>'


@pytest.fixture
def small_phone(new_page) -> Page:
    return new_page(SMALL_PHONE)


def kinds_of_faults(page: Page, body: str) -> set[str]:
    page.set_content(PAGE.format(body))
    return {fault.partition(":")[0].partition(" (")[0] for fault in faults_of_reading(page)}


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("<p>好的一页</p>", set()),
        (f"<p>{'W' * 60}</p>", {"scrolls sideways", "beyond the edge"}),
        (
            '<p style="white-space: nowrap; overflow: hidden">' + "长" * 60 + "</p>",
            {"beyond the edge", "cut off"},
        ),
        ('<p style="height: 1em; overflow: hidden">' + "长" * 60 + "</p>", {"cut off below"}),
        ('<p>上面的话</p><p style="margin-top: -2em">下面的话</p>', {"on top of each other"}),
        ("<button>好</button>", {"small target"}),
        ('<button style="min-width: 44px; height: 44px">好</button>', set()),
        ('<p>一句话里的<a href="/">链接</a></p>', set()),
    ],
)
def test_a_fault_is_found(small_phone, body, kinds):
    assert kinds_of_faults(small_phone, body) == kinds


def test_text_grows_in_both_ways_and_back(small_phone):
    small_phone.set_content(PAGE.format('<p id="text" style="font-size: 1rem">字</p>'))
    height = "document.getElementById('text').getBoundingClientRect().height"
    before = small_phone.evaluate(height)

    for way in ("adjust", "zoom"):
        enlarge(small_phone, way)
        assert small_phone.evaluate(height) > before * 1.5
        enlarge(small_phone, way, "")
        assert small_phone.evaluate(height) == before


def test_a_page_that_is_good_only_at_the_ordinary_size_is_found(small_phone):
    small_phone.set_content(PAGE.format(f'<p style="font-size: 1rem; white-space: nowrap">{"字" * 15}</p>'))

    assert {fault.partition(": ")[0] for fault in faults_at_every_size(small_phone)} == {
        "adjust 160%",
        "zoom 160%",
    }
