"""Months, however people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.months import InvalidMonth, parse_end, parse_month


@pytest.mark.parametrize(
    "spelling",
    [
        "2024-07",
        "2024-7",
        "2024/7",
        "2024.07",
        "202407",
        "2024年7月",
        "2024年07月",
        "2024 年 7 月",
        "2024年7",
        "２０２４－０７",
        "２０２４年７月",
        "2024—07",
        "\u00a02024-07\u200b",
        "2024-07-15",
        "2024年7月15日",
    ],
)
def test_every_spelling_is_the_same_month(spelling):
    assert parse_month(spelling) == "2024-07"


@pytest.mark.parametrize(
    "text",
    ["", "2024", "2024-13", "2024-00", "07-2024", "24-07", "2024-07/01", "9999-01", "七月", "٢٠٢٤-٠٧x"],
)
def test_what_is_no_month_is_refused_with_an_example(text):
    with pytest.raises(InvalidMonth, match="例如 2024-07"):
        parse_month(text)


@pytest.mark.parametrize("words", ["至今", " 至 今 ", "现在", "Now"])
def test_what_goes_on_has_no_end(words):
    assert parse_end(words) == ""


def test_an_end_is_read_like_any_month():
    assert parse_end("2025年6月") == "2025-06"
    with pytest.raises(InvalidMonth):
        parse_end("以后")


@given(st.text())
def test_b15_any_text_is_parsed_or_refused(text):
    with suppress(InvalidMonth):
        assert parse_month(text).isascii()


@given(st.dates())
def test_months_sort_as_time_does(day):
    with suppress(InvalidMonth):
        assert parse_month(f"{day.year}年{day.month}月") == f"{day:%Y-%m}"
