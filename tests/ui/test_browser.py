"""The watchers of the browser tests do see: each is shown a page with the fault it looks for."""

import pytest

from tests.browser import SMALL_PHONE, accessibility_faults, scrolls_sideways

pytestmark = pytest.mark.browser


def test_a_picture_without_words_is_found(desk):
    desk.set_content('<html lang="zh-Hans"><title>页面</title><main><h1>页面</h1><img src="data:,"></main>')

    assert [fault.split(":")[0] for fault in accessibility_faults(desk)] == ["image-alt"]


def test_pale_words_are_found(desk):
    desk.set_content(
        '<html lang="zh-Hans"><title>页面</title><main><h1>页面</h1><p style="color: #bbb">看不清</p></main>'
    )

    assert [fault.split(":")[0] for fault in accessibility_faults(desk)] == ["color-contrast"]


def test_what_stands_out_over_the_edge_is_found(new_page):
    page = new_page(SMALL_PHONE)
    page.set_content('<meta name="viewport" content="width=device-width"><p style="width: 400px">太宽</p>')

    assert scrolls_sideways(page)
