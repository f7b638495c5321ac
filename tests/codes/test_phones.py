"""Telephone numbers, however people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.phones import InvalidPhone, parse_mobile, parse_phone


@pytest.mark.parametrize(
    "spelling",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 13800138000",
        "8613800138000",
        "0086 138 0013 8000",
        "１３８００１３８０００",
        "\u202d13800138000\u202c",
        "\u00a013800138000",
    ],
)
def test_every_spelling_is_the_same_mobile_number(spelling):
    assert parse_mobile(spelling) == "13800138000"


@pytest.mark.parametrize(
    "text", ["", "1380013800", "138001380000", "12800138000", "0553-2871411", "１３８abc"]
)
def test_what_is_no_mobile_number_is_refused(text):
    with pytest.raises(InvalidPhone, match="11 位"):
        parse_mobile(text)


@pytest.mark.parametrize(
    ("spelling", "number"),
    [
        ("0553-2871411", "0553-2871411"),
        ("05532871411", "0553-2871411"),
        ("（0553）2871411", "0553-2871411"),
        ("0553 2871411", "0553-2871411"),
        ("0553—2871411", "0553-2871411"),
        ("0553-2871411 转 802", "0553-2871411-802"),
        ("0553-2871411-802", "0553-2871411-802"),
        ("0553-2871411 ext. 802", "0553-2871411-802"),
        ("01082345678", "010-82345678"),
        ("021-62345678", "021-62345678"),
        ("400-820-8820", "400-820-8820"),
        ("4008208820", "400-820-8820"),
        ("138 0013 8000", "13800138000"),
    ],
)
def test_landlines_and_service_numbers_have_one_spelling(spelling, number):
    assert parse_phone(spelling) == number


@pytest.mark.parametrize("text", ["", "2871411", "0553-1871411", "0553", "1011.com", "电话"])
def test_what_nobody_can_call_is_refused_with_an_example(text):
    with pytest.raises(InvalidPhone, match="例如 0553-2871411"):
        parse_phone(text)


@given(st.text())
def test_b15_any_text_is_parsed_or_refused(text):
    with suppress(InvalidPhone):
        assert parse_phone(text).isascii()


@given(st.from_regex(r"\A(0553[2-9][0-9]{6}|010[2-9][0-9]{7}|1[3-9][0-9]{9})\Z"))
def test_a_parsed_number_is_its_own_canonical_spelling(text):
    assert parse_phone(parse_phone(text)) == parse_phone(text)
