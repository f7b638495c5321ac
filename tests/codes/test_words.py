"""Text is made safe to keep, and otherwise left alone."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.words import InvalidText, clean_line, clean_text


def test_blanks_and_line_ends_of_every_kind_become_one_space():
    assert (
        clean_line("\u3000芜湖市\u00a0\t鸠江区\r\n北京中路\x0b1 号\u2028 ", 50)
        == "芜湖市 鸠江区 北京中路 1 号"
    )


def test_several_lines_stay_several_lines():
    assert clean_text("第一条 \r\n第二条\x0b第三条\u2029\r\n\n", 50) == "第一条\n第二条\n第三条"


def test_invisible_marks_of_writing_direction_go():
    assert clean_line("\u200e张三\u200f", 10) == "张三"


@pytest.mark.parametrize("clean", [clean_line, clean_text])
@pytest.mark.parametrize(
    "bad", ["\x00", "\x07", "\x1b", "\u202e", "\u2066", "\ud800", "\uffff", "\U0010fffe"]
)
def test_b15_what_cannot_be_kept_is_refused_by_its_code_point(clean, bad):
    with pytest.raises(InvalidText, match=rf"U\+{ord(bad):04X}"):
        clean(f"张{bad}三", 10)


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_P21_characters_of_old_systems_come_home_in_every_text(clean):
    assert clean("和县\ue863塘路 1 号\ue78d\ue7e7", 20) == "和县䶮塘路 1 号︐〾"


@pytest.mark.parametrize("clean", [clean_line, clean_text])
@pytest.mark.parametrize("private", ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd"])
def test_P21_a_private_character_that_nobody_knows_is_refused_with_what_to_do(clean, private):
    with pytest.raises(InvalidText, match=rf"自造字（U\+{ord(private):04X}）.*输入法重新输入"):
        clean(f"{private}塘路", 10)


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_the_limit_counts_characters(clean):
    assert clean("䶮" * 10, 10) == "䶮" * 10
    with pytest.raises(InvalidText, match="最多 10 个字，现在有 11 个字"):
        clean("䶮" * 11, 10)


@pytest.mark.parametrize("clean", [clean_line, clean_text])
@given(text=st.text())
def test_b15_clean_text_stays_as_it_is_when_cleaned_again(clean, text):
    with suppress(InvalidText):
        cleaned = clean(text, 1000)
        assert clean(cleaned, 1000) == cleaned
