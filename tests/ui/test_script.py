"""What sanfang.js and charts.js do for people."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.ui.gallery import MENU, context, everything, render, show

pytestmark = pytest.mark.browser


def count_what_would_be_sent(page: Page) -> None:
    """Note every submission that our script lets through, and keep it from leaving the page."""
    page.evaluate(
        """() => {
            window.sent = 0;
            addEventListener("submit", (event) => {
                if (!event.defaultPrevented) window.sent += 1;
                event.preventDefault();
            });
        }"""
    )


def test_an_impatient_double_tap_sends_once(phone):
    show(phone, render("phone_form.html", {"form": everything("phone", "empty")}))
    count_what_would_be_sent(phone)
    button = phone.get_by_role("button", name="确认签约")

    button.click()
    button.click()

    assert phone.evaluate("window.sent") == 1


def come_back(page: Page) -> None:
    """As WeChat on an iPhone does after its back gesture: the page that was put aside is shown as it was left."""
    page.evaluate("window.left = true")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def was_asked_for_anew(page: Page) -> bool:
    page.wait_for_timeout(200)
    page.wait_for_load_state()
    return page.evaluate("window.left === undefined")


def test_a_page_that_is_come_back_to_is_asked_for_anew(phone):
    show(phone, render("phone_home.html", context()))

    come_back(phone)

    assert was_asked_for_anew(phone)


def test_what_was_typed_and_not_sent_is_kept_when_it_is_come_back_to(phone):
    show(phone, render("phone_form.html", {"form": everything("phone", "empty")}))
    field = phone.locator("input.weui-input").first
    field.fill("张伟")

    come_back(phone)

    assert not was_asked_for_anew(phone)
    expect(field).to_have_value("张伟")


def test_a_form_that_was_sent_can_be_sent_again_when_it_is_come_back_to(phone):
    show(phone, render("phone_form.html", {"form": everything("phone", "empty")}))
    count_what_would_be_sent(phone)
    phone.locator("input.weui-input").first.fill("张伟")
    phone.get_by_role("button", name="确认签约").click()

    come_back(phone)

    assert was_asked_for_anew(phone)
    expect(phone.locator("form[data-sent]")).to_have_count(0)


def test_an_upload_that_takes_long_says_that_it_is_under_way(phone):
    phone.clock.install(time=0)
    show(phone, render("phone_form.html", {"form": everything("phone", "empty")}))
    count_what_would_be_sent(phone)
    # However slow the machine is, only the test's own seconds pass.
    phone.clock.pause_at(3_600_000)
    words = phone.get_by_text("正在上传，请不要离开这个页面。").first

    phone.get_by_role("button", name="确认签约").click()
    phone.clock.run_for(1_900)
    expect(words).to_be_hidden()
    phone.clock.run_for(200)
    expect(words).to_be_visible()

    # Even on a slow line nobody sends the same photos twice; but nobody is shut out for good.
    phone.clock.run_for(60_000)
    phone.get_by_role("button", name="确认签约").click()
    assert phone.evaluate("window.sent") == 1
    phone.clock.run_for(120_000)
    expect(words).to_be_hidden()


def test_a_list_can_be_searched_again_and_again(desk):
    show(desk, render("desk_list.html", {**context(), "menu": MENU}))
    count_what_would_be_sent(desk)
    button = desk.get_by_role("button", name="查询")

    button.click()
    button.click()

    assert desk.evaluate("window.sent") == 2


def test_a_chosen_file_is_named_and_a_large_one_is_warned_about(desk, tmp_path):
    show(desk, render("desk_form.html", {"form": everything("desk", "empty"), "menu": MENU}))
    (small := tmp_path / "执照.pdf").write_bytes(b"%PDF")
    (large := tmp_path / "大文件.pdf").write_bytes(b"0" * (10 * 1024 * 1024 + 1))
    note = desk.locator("output[for=id_licence]")

    desk.set_input_files("#id_licence", small)
    expect(note).to_have_text("执照.pdf（1 KB）")

    desk.set_input_files("#id_licence", large)
    expect(note).to_have_text("大文件.pdf（10.0 MB），超过大小限制，请另选文件")


def test_a_deadline_counts_along(desk):
    show(desk, render("desk_detail.html", context()))

    expect(desk.locator("[data-countdown]")).to_have_text("还剩 13 天 4 小时")


def test_copying_works_without_tls_and_says_so(phone):
    show(phone, render("phone_detail.html", context()))
    assert phone.evaluate("navigator.clipboard === undefined")

    phone.get_by_role("button", name="复制链接").click()

    expect(phone.get_by_text("已复制")).to_be_visible()
    show(phone, render("phone_list.html", context()))
    phone.locator("#search").fill("")
    phone.locator("#search").press("Control+V")
    expect(phone.locator("#search")).to_have_value("https://example.cn/card/x/")


def test_the_menu_of_a_narrow_desk_opens_and_closes(new_page):
    page = new_page(PHONE)
    show(page, render("desk_list.html", {**context(), "menu": MENU}))
    button = page.get_by_role("button", name="菜单")
    entry = page.get_by_role("link", name="协议书打印管理")
    expect(entry).to_be_hidden()

    button.click()

    expect(entry).to_be_visible()
    assert button.get_attribute("aria-expanded") == "true"


def test_the_list_of_faults_gets_the_focus_and_leads_to_the_field(desk):
    show(desk, render("desk_form.html", {"form": everything("desk", "many"), "menu": MENU}))
    expect(desk.locator(".sf-alert[data-focus]")).to_be_focused()

    desk.get_by_role("link", name="电子邮箱：").click()

    expect(desk.locator("#id_email")).to_be_focused()


def test_a_chart_is_drawn_and_has_its_table(desk):
    show(desk, render("desk_chart.html", {**context(), "menu": MENU}))

    expect(desk.locator("[data-chart] canvas")).to_be_visible()
    desk.get_by_text("查看数据表").click()
    expect(desk.get_by_role("row", name="4月 25.5% 20%")).to_be_visible()


def test_a_chart_speaks_under_the_pointer(desk):
    show(desk, render("desk_chart.html", {**context(), "menu": MENU}))

    desk.locator("[data-chart] canvas").hover()
    desk.wait_for_timeout(300)

    # The tooltip is drawn on the canvas: had it been written as HTML, the policy would have said so.
    assert desk.locator("[data-chart] > div").count() == 1
