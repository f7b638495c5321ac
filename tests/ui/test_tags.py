"""The words templates may use."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from sanfang.ui.icons import UnknownIcon

NOW = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)  # 14:30 in Beijing


def render(source: str, **values: object) -> str:
    return engines["django"].from_string(source).render(values)


def test_an_icon_is_drawn_inline_and_hidden_from_screen_readers():
    html = render('{% icon "check" %}')

    assert html.startswith('<svg class="icon"')
    assert 'aria-hidden="true"' in html
    assert "<path" in html


@pytest.mark.parametrize("name", ["no-such-icon", "../../settings", ""])
def test_an_unknown_icon_stops_a_test(name):
    with pytest.raises(UnknownIcon):
        render("{% icon name %}", name=name)


def test_an_unknown_icon_is_left_out_in_production(settings):
    settings.ENVIRONMENT = "production"

    assert render('{% icon "no-such-icon" %}') == ""


def test_query_changes_one_key_and_keeps_the_others():
    request = RequestFactory().get("/", {"year": "2026", "q": "张 伟", "page": "3"})

    assert render("{% query page=4 %}", request=request) == "?year=2026&amp;q=%E5%BC%A0+%E4%BC%9F&amp;page=4"
    assert render("{% query page=None q=None %}", request=request) == "?year=2026"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (8000, "8,000 元"),
        (Decimal("6500.50"), "6,500.50 元"),
        ("12000", "12,000 元"),
        (0, "0 元"),
        (None, ""),
        ("", ""),
    ],
)
def test_money(amount, text):
    assert render("{{ amount|money }}", amount=amount) == text


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (date(2026, 3, 5), "2026年3月5日"),
        (datetime(2026, 3, 4, 18, 0, tzinfo=UTC), "2026年3月5日"),
        (None, ""),
    ],
)
def test_a_day_is_a_day_in_beijing(when, text):
    assert render("{{ when|day }}", when=when) == text


def test_a_moment_is_shown_in_beijing_time():
    assert render("{{ when|moment }}|{{ nothing|moment }}", when=NOW, nothing=None) == "2026-03-05 14:30|"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (NOW, "2026-03-05 14:30"),
        (datetime(2026, 3, 5, 16, tzinfo=UTC), "2026-03-05 24:00"),
        (datetime(2025, 12, 31, 16, tzinfo=UTC), "2025-12-31 24:00"),
        (datetime(2026, 3, 5, 16, 0, 1, tzinfo=UTC), "2026-03-06 00:00"),
        (None, ""),
    ],
)
def test_a_deadline_at_midnight_is_the_end_of_its_day(when, text):
    assert render("{{ when|deadline }}", when=when) == text


def test_an_appointment_names_the_day_of_the_week():
    words = "2026年3月5日（周四）14:30|"
    assert render("{{ when|appointment }}|{{ nothing|appointment }}", when=NOW, nothing=None) == words


@pytest.mark.parametrize(
    ("passed", "text"),
    [
        (timedelta(seconds=0), "刚刚"),
        (timedelta(seconds=59), "刚刚"),
        (timedelta(minutes=5), "5 分钟前"),
        (timedelta(hours=3, minutes=59), "3 小时前"),
        (timedelta(days=2), "2 天前"),
        (timedelta(days=7), "2026年2月26日"),
        (timedelta(days=-1), "2026年3月6日"),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_ago(passed, text):
    assert render("{{ when|ago }}", when=NOW - passed) == text


def test_a_code_shows_its_label_and_an_unknown_one_itself():
    assert render('{{ "01"|code:"ethnicity" }}') == "汉族"
    assert render('{{ "ZZ"|code:"ethnicity" }}|{{ ""|code:"ethnicity" }}') == "ZZ|"


def pages(number: int, records: int) -> str:
    request = RequestFactory().get("/", {"year": "2026", "page": str(number)})
    page = Paginator(range(records), 20).get_page(number)
    return render('{% include "ui/components/pagination.html" %}', page=page, request=request)


def test_the_foot_of_a_list_speaks_as_the_manual_prints_it():
    assert "页：1/1，记录：1" in (html := pages(1, 1))
    assert "<a" not in html


def test_the_foot_of_a_long_list_leads_on_and_keeps_the_filters():
    html = pages(5, 200)

    assert "页：5/10，记录：200" in html
    assert 'rel="prev" href="?year=2026&amp;page=4"' in html
    assert 'rel="next" href="?year=2026&amp;page=6"' in html
    assert html.count('aria-current="page"') == 1


def test_empty_facts_show_a_dash_and_zero_shows_itself():
    html = render('{% include "ui/components/facts.html" %}', facts=[("QQ", ""), ("次数", 0)])

    assert "<dt>QQ</dt><dd>-</dd>" in html
    assert "<dt>次数</dt><dd>0</dd>" in html


def test_P21_a_rare_character_is_shown_as_a_picture_beside_the_name():
    html = render('{% include "ui/components/facts.html" %}', facts=[("姓名", "张𬱟·𬱟𬭚")])

    assert "<dd>张𬱟·𬱟𬭚<span" in html
    assert 'src="data:image/png;base64,' in html
    assert 'alt="𬱟𬭚"' in html


@pytest.mark.parametrize("value", ["张䶮", "阿依古丽·买买提", "O'Neill", 0, ""])
def test_what_every_screen_shows_needs_no_picture(value):
    html = render('{% include "ui/components/facts.html" %}', facts=[("姓名", value)])

    assert "<img" not in html


def test_a_table_scrolls_by_keyboard_and_has_a_name():
    html = render('{% table "签约记录" %}<tbody></tbody>{% endtable %}')

    assert 'role="region" aria-label="签约记录" tabindex="0"' in html
    assert "<tbody></tbody>" in html


def test_a_file_is_opened_by_a_link_and_inside_the_mini_program_by_its_own_page():
    html = render(
        '{% opens_file "/m/agreements/7/paper.pdf" css_class="weui-btn" %}协议书{% endopens_file %}'
    )

    ordinary, native = html.strip().split("</a>")[:2]
    assert ordinary == '<a class="weui-btn" href="/m/agreements/7/paper.pdf" data-not-native>协议书'
    assert 'data-native="/pages/document/document?path=%2Fm%2Fagreements%2F7%2Fpaper.pdf" hidden' in native


def test_the_name_of_a_file_is_no_markup():
    assert "<b>" not in render('{% opens_file "/m/" %}{{ name }}{% endopens_file %}', name="<b>")
