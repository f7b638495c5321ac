"""统一社会信用代码: one spelling, no typing error, and an explanation for codes of the past."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.usccs import InvalidUscc, check_digit, parse

REAL = "91110000600037341L"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
bodies = st.from_regex(r"\A[159AN][1-9A][0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}\Z")


@pytest.mark.parametrize(
    "spelling",
    [
        REAL.lower(),
        f" {REAL} ",
        "9111 0000 6000 3734 1L",
        f"{REAL[:8]}\u00a0{REAL[8:]}",
        "".join(chr(ord(c) + 0xFEE0) for c in REAL),
    ],
)
def test_every_spelling_is_the_same_employer(spelling):
    assert parse(spelling) == REAL


def test_d05_the_sample_of_the_manual_has_a_wrong_check_digit():
    assert check_digit("12345678912345678") == "U"

    with pytest.raises(InvalidUscc, match="校验不符"):
        parse("123456789123456789")


@pytest.mark.parametrize("letter", "IOSVZ")
def test_d05_letters_the_standard_leaves_out_are_named(letter):
    with pytest.raises(InvalidUscc, match=f"没有字母 {letter}"):
        parse(f"9111000060003734{letter}L")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("340200000012345", "旧营业执照注册号"),
        ("73893832-9", "旧的组织机构代码"),
        ("738938329", "旧的组织机构代码"),
        ("73893832—9", "旧的组织机构代码"),
        (REAL[:17], "现在是 17 位"),
        (REAL + "1", "现在是 19 位"),
        ("", "请填写统一社会信用代码"),
        ("91AB0000600037341L", "第 3 到 8 位是数字"),
        ("9111000060003734中L", "只有数字和大写字母"),
    ],
)
def test_d05_each_fault_has_its_own_words(code, words):
    with pytest.raises(InvalidUscc, match=words):
        parse(code)


@pytest.mark.parametrize("start", ["N2340200MF", "A1110000MB", "Y1340200ME"])
def test_rural_collectives_and_others_whose_code_begins_with_a_letter_are_employers(start):
    body = f"{start}1234567"

    assert parse(body + check_digit(body)) == body + check_digit(body)


@given(bodies, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_passes(body, place, character):
    code = body + check_digit(body)
    wrong = code[:place] + character + code[place + 1 :]

    assert parse(code) == code
    if wrong != code:
        with pytest.raises(InvalidUscc):
            parse(wrong)


@given(st.text())
def test_b15_any_text_is_parsed_or_refused(text):
    with suppress(InvalidUscc):
        assert len(parse(text)) == 18
