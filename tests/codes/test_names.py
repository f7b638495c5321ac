"""Names are kept as people write them, and found however they are written."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.names import (
    InvalidName,
    clean_organisation_name,
    clean_person_name,
    organisation_key,
    person_key,
)

ROSTER = "阿卜杜拉·买买提"
SEPARATORS = "\u2022\u30fb\uff65\uff0e\u2027\u2219\u22c5\u00b7.\u2024\u3002\u0387\u302e\ufe52\u318d\u25e6"


@pytest.mark.parametrize("separator", SEPARATORS, ids=lambda c: f"U+{ord(c):04X}")
def test_b07_every_separator_becomes_the_one_of_the_roster(separator):
    typed = f"阿卜杜拉{separator}买买提"

    assert clean_person_name(typed) == ROSTER
    assert person_key(typed) == person_key(ROSTER)


@pytest.mark.parametrize(
    "typed", ["阿卜杜拉 · 买买提", "阿卜杜拉··买买提", "阿卜杜拉\u00a0•\u3000买买提", "·阿卜杜拉·买买提·"]
)
def test_b07_blanks_and_doubles_around_a_separator_go(typed):
    assert clean_person_name(typed) == ROSTER


def test_b07_a_name_without_its_separator_is_found_too():
    assert person_key("阿卜杜拉买买提") == person_key(ROSTER)


@pytest.mark.parametrize(
    "name", [ROSTER, "\ufa11山", "㛃", "𬭚", "李〇", "Ｊｏｓé", "ﬁona", "J. Smith", "O'Brien"]
)
def test_b08_a_kept_name_is_not_normalised(name):
    assert clean_person_name(name) == name


def test_b08_the_examples_are_worth_testing_because_nfkc_would_change_them():
    assert unicodedata.normalize("NFKC", "Ｊｏｓé ﬁona．") == "José fiona."


@pytest.mark.parametrize(("one", "other"), [("张龑", "张䶮"), ("李堃", "李坤"), ("王洁", "王㓗")])
def test_b10_different_characters_never_match(one, other):
    assert person_key(one) != person_key(other)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张\ue863", "张䶮"),
        ("李\ue847", "李䞍"),
        ("王\ue816", "王𠂇"),
        ("赵\ue855", "赵𤇾"),
        ("⽂⼀", "文一"),
        ("⻢⻰⻩⻓⻳", "马龙黄长龟"),
        ("\ue83b\ue864", "𢦏龻"),
    ],
)
def test_characters_of_old_systems_and_of_pdfs_come_home(typed, kept):
    assert clean_person_name(typed) == kept
    assert person_key(typed) == person_key(kept)


def test_a_private_character_nobody_knows_is_refused_by_its_code_point():
    with pytest.raises(InvalidName, match=r"自造字（U\+E000）.*输入法重新输入"):
        clean_person_name("张\ue000")


@pytest.mark.parametrize("name", ["\U00031350", "\U0002ebf0", "\u9fff", "𠅤", "㐂"])
def test_ideographs_newer_than_pythons_tables_are_names(name):
    assert clean_person_name(f"张{name}") == f"张{name}"


@pytest.mark.parametrize(
    "typed", [" 张 三 ", "张\u00a0三", "张\u3000三\ufeff", "张\u200d三", "\u200e张三\ufe0f"]
)
def test_b06_blanks_and_invisible_noise_go(typed):
    assert clean_person_name(typed) == "张三"
    assert person_key(typed) == person_key("张三")


def test_blanks_between_latin_words_stay():
    assert clean_person_name("John  Ronald Smith") == "John Ronald Smith"


def test_b15_fifty_characters_fit_and_one_more_does_not():
    assert clean_person_name("张" * 50) == "张" * 50
    for length in (51, 10_000):
        with pytest.raises(InvalidName, match="最多 50 个字"):
            clean_person_name("张" * length)


@pytest.mark.parametrize(
    "bad", ["<", ">", "{", "}", "＜", "｛", "😀", "∑", "$", "1", "９", ";", "\u2ff0", "\u20dd", "\u2642"]
)
def test_b15_what_is_no_part_of_a_name_is_refused_by_name(bad):
    with pytest.raises(InvalidName, match=rf"「{'[' + bad + ']'}」"):
        clean_person_name(f"张{bad}三")


@pytest.mark.parametrize("bad", ["\x00", "\u202e", "\x1b", "\ud800"])
def test_b15_controls_are_refused_by_their_code_point(bad):
    with pytest.raises(InvalidName, match=rf"U\+{ord(bad):04X}"):
        clean_person_name(f"张{bad}三")


@pytest.mark.parametrize("text", ["", "  ", "·", "\u200b", "\ufe0f"])
def test_an_empty_name_is_refused(text):
    with pytest.raises(InvalidName, match="请填写姓名"):
        clean_person_name(text)


@given(st.text())
def test_b15_any_text_is_kept_inert_or_refused(text):
    with suppress(InvalidName):
        name = clean_person_name(text)
        assert not set(name) & set("<>{}\x00\u202e")
        assert clean_person_name(name) == name


@given(st.text())
def test_a_key_never_refuses_and_always_fits(text):
    assert len(person_key(text)) <= 100
    assert len(organisation_key(text)) <= 100


@pytest.mark.parametrize(
    "typed",
    [
        "芜湖云帆（软件）有限公司",
        "芜湖云帆(软件)有限公司",
        "芜湖云帆(软件)有限公司 ",
        "芜湖云帆 （软件）\u200b有限公司\u3000",
        "芜湖云帆【软件】有限公司",
    ],
)
def test_d06_brackets_and_blanks_do_not_make_another_company(typed):
    assert organisation_key(typed) == organisation_key("芜湖云帆（软件）有限公司")


def test_d06_a_kept_organisation_name_has_the_brackets_of_its_seal():
    assert clean_organisation_name(" 芜湖云帆(软件) 有限公司 ") == "芜湖云帆（软件）有限公司"
    assert clean_organisation_name("Acme (China) Ltd.") == "Acme (China) Ltd."


@pytest.mark.parametrize("look_alike", ["АВС科技", "ΑΒC科技", "ＡＢＣ科技", "abc科技"])
def test_d06_look_alike_letters_do_not_make_another_company(look_alike):
    assert organisation_key(look_alike) == organisation_key("ABC科技")


def test_different_companies_stay_different():
    assert organisation_key("芜湖云帆一号公司") != organisation_key("芜湖云帆二号公司")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "单位全称"),
        ("云", "单位全称"),
        ("<b>云帆</b>公司", "不能有「<」"),
        ("云帆\ue000公司", r"U\+E000"),
        ("云" * 101, "最多 100"),
    ],
)
def test_a_name_no_organisation_can_have_is_refused(text, words):
    with pytest.raises(InvalidName, match=words):
        clean_organisation_name(text)
