"""Amounts in yuan, however people write them (promises A09)."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.amounts import InvalidAmount, parse_yuan

MOST = 1_000_000


@pytest.mark.parametrize(
    ("spelling", "amount"),
    [
        ("8000", 8000),
        ("8,000", 8000),
        ("8，000", 8000),
        ("８０００", 8000),
        ("８，０００", 8000),
        (" 8 000 ", 8000),
        ("\u30008000\u00a0", 8000),
        ("\u200e8000\u200b", 8000),
        ("8000元", 8000),
        ("¥8,000", 8000),
        ("￥8000.00", 8000),
        ("8000.0 元", 8000),
        ("1,000,000", MOST),
        ("1", 1),
    ],
)
def test_A09_every_spelling_is_the_same_amount(spelling, amount):
    assert parse_yuan(spelling, most=MOST) == amount


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-1", "－1", "−1", "+1", "1e309", "1e3", "NaN", "nan", "inf", "Infinity", "None"),
        *("8千", "8k", "八千", "8000-9000", "8000~", "0x10", "1_000", "8.5", "8000.50", ".5", "8000.", "007"),
        *("8,00", "80,00", ",800", "8,000,", "8,,000", "1,2,3", "8²", "①", "٣٠٠٠", "३०००", "8000\x00", "元"),
    ],
)
def test_A09_what_is_no_amount_is_refused_with_an_example(text):
    with pytest.raises(InvalidAmount, match="例如 8000"):
        parse_yuan(text, most=MOST)


@pytest.mark.parametrize("text", ["0", "０", "0.00", "1000001", "1,000,001", "9" * 5000])
def test_A09_an_amount_that_is_not_possible_is_refused_with_its_bounds(text):
    with pytest.raises(InvalidAmount, match="1 到 1,000,000 元"):
        parse_yuan(text, most=MOST)


@given(st.text())
def test_A09_any_text_is_read_or_refused(text):
    with suppress(InvalidAmount):
        assert 1 <= parse_yuan(text, most=MOST) <= MOST


@given(st.integers(1, MOST))
def test_an_amount_as_we_print_it_is_read_back(amount):
    assert parse_yuan(f"{amount:,} 元", most=MOST) == amount
