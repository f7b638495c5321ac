"""One person, one number, however it is written; and no number that is not one."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.id_numbers import InvalidIdNumber, check_digit, parse

ENDS_IN_X = "34020720030901003X"


def a_number(region: str, born: str, serial: str) -> str:
    body = f"{region}{born}{serial}"
    return body + check_digit(body)


dates = st.dates(date(1900, 1, 1), date(2026, 11, 1))
numbers = st.builds(
    lambda region, born, serial: a_number(f"{region:06}", f"{born:%Y%m%d}", f"{serial:03}"),
    st.one_of(st.integers(110000, 659999), st.integers(810000, 839999), st.integers(900000, 999999)),
    dates,
    st.integers(0, 999),
)


def test_a_number_tells_birth_date_and_sex():
    man = parse(a_number("340203", "20030901", "001"))
    woman = parse(a_number("340203", "20030901", "002"))

    assert man.birth_date == date(2003, 9, 1)
    assert man.sex == "1"
    assert woman.sex == "2"


def test_b01_a_lowercase_x_is_the_same_person():
    assert check_digit(ENDS_IN_X[:17]) == "X"

    assert parse(ENDS_IN_X.lower()) == parse(ENDS_IN_X)


@pytest.mark.parametrize(
    "spelling",
    [
        "".join(chr(ord(c) + 0xFEE0) for c in ENDS_IN_X),
        "".join(chr(ord(c) + 0xFEE0) for c in ENDS_IN_X.lower()),
        ENDS_IN_X[:17] + "\u2169",
    ],
)
def test_b02_full_width_characters_are_the_same_person(spelling):
    assert parse(spelling) == parse(ENDS_IN_X)


def test_b02_the_canonical_number_is_plain_ascii():
    digits_of_other_scripts = ENDS_IN_X.replace("0", "\u0660").replace("3", "\u0969")

    with pytest.raises(InvalidIdNumber, match="前 17 位应为数字"):
        parse(digits_of_other_scripts)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("340207200309010011", "校验不符"),
        (a_number("340207", "20030230", "001"), "出生日期不存在"),
        (a_number("340207", "20031301", "001"), "出生日期不存在"),
        (a_number("340207", "18991231", "001"), "早于 1900 年"),
        ("34020720030901001", "现在是 17 位"),
        ("3402072003090100111", "现在是 19 位"),
        ("34020720030901O01X", "前 17 位应为数字"),
        ("04020720030901001X", "首位不能是 0"),
        ("", "请填写身份证号"),
        (" \u00a0", "请填写身份证号"),
        ("9" * 10_000, "现在是 10000 位"),
    ],
)
def test_b03_each_fault_has_its_own_words(number, words):
    with pytest.raises(InvalidIdNumber, match=words):
        parse(number)


@time_machine.travel("2026-11-24 08:00 +0800", tick=False)
def test_b03_a_birth_in_the_future_is_refused_from_tomorrow_on():
    today = date(2026, 11, 24)

    assert parse(a_number("340207", f"{today:%Y%m%d}", "001")).birth_date == today
    with pytest.raises(InvalidIdNumber, match="今天之后"):
        parse(a_number("340207", f"{today + timedelta(days=1):%Y%m%d}", "001"))


@time_machine.travel("2026-11-23 17:00 +0000", tick=False)
def test_today_is_today_in_china():
    assert parse(a_number("340207", "20261124", "001")).birth_date == date(2026, 11, 24)


def test_b04_a_number_of_the_first_generation_is_refused_with_an_explanation():
    with pytest.raises(InvalidIdNumber, match="15 位的第一代身份证号"):
        parse("340207030901001")


@pytest.mark.parametrize("region", ["810000", "820000", "830000", "911156", "330113", "659013"])
def test_b05_residence_permits_and_young_counties_are_accepted(region):
    number = a_number(region, "19990101", "113")

    assert parse(number).number == number


@pytest.mark.parametrize(
    "noise", [" ", "\u00a0", "\u3000", "\t", "\n", "\u200b", "\ufeff", "\u202d", "\u200e"]
)
def test_b06_blanks_inside_and_around_are_the_same_person(noise):
    spelled = noise + noise.join([ENDS_IN_X[:6], ENDS_IN_X[6:14], ENDS_IN_X[14:]]) + noise

    assert parse(spelled) == parse(ENDS_IN_X)


@given(numbers)
def test_p22_a_valid_number_is_its_own_canonical_spelling(number):
    assert parse(number).number == number


@given(numbers, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_p22_one_wrong_digit_never_passes(number, place, digit):
    wrong = number[:place] + digit + number[place + 1 :]

    if wrong != number:
        with pytest.raises(InvalidIdNumber):
            parse(wrong)


@given(numbers, st.integers(0, 16))
def test_p22_two_swapped_neighbours_never_pass(number, place):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    if swapped != number:
        with pytest.raises(InvalidIdNumber):
            parse(swapped)


@given(st.text())
def test_b15_any_text_is_parsed_or_refused(text):
    with suppress(InvalidIdNumber):
        assert len(parse(text).number) == 18
