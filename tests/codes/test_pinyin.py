"""A name is found by whatever a clerk may type for it in letters."""

import pytest

from sanfang.codes.pinyin import LONGEST_KEY, MOST_READINGS, READINGS, name_readings, typed_letters


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("李晓", {"lixiao", "lx"}),
        ("张䶮", {"zhangyan", "zy"}),
        ("𬭚明", {"chunming", "cm"}),
        ("吕布", {"lvbu", "lb"}),
        ("〇一", {"lingyi", "ly"}),
        ("欧阳静怡", {"ouyangjingyi", "oyjy"}),
        ("阿里·买买提", {"alimaimaiti", "almmt", "elimaimaiti", "elmmt"}),
        ("Ann李", {"annli", "al"}),
        ("Ann Lee", set()),
        ("", set()),
    ],
)
def test_a_name_is_read_in_full_and_by_its_initials(name, readings):
    assert name_readings(name) == readings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *(("单明", "shanming"), ("单明", "danming"), ("单于明", "chanyuming"), ("曾明", "zengming")),
        *(
            ("仇明", "qiuming"),
            ("区明", "ouming"),
            ("解明", "xieming"),
            ("查明", "zhaming"),
            ("盖明", "geming"),
        ),
        *(
            ("盖明", "gaiming"),
            ("任明", "renming"),
            ("华明", "huaming"),
            ("乐明", "yueming"),
            ("乐明", "leming"),
        ),
        *(("尉迟明", "yuchiming"), ("尉迟明", "weichiming"), ("万俟明", "moqiming"), ("万明", "wanming")),
        *(("朴明", "piaoming"), ("翟明", "zhaiming"), ("长孙明", "zhangsunming"), ("澹台明", "tantaiming")),
        *(("缪明", "miaoming"), ("覃明", "qinming"), ("冯重阳", "fengchongyang"), ("单明", "sm")),
    ],
)
def test_a_surname_is_found_as_it_is_said_and_as_it_is_written(name, typed):
    assert typed in name_readings(name)


def test_every_combination_of_readings_is_kept():
    assert {"shanyue", "shanle", "danyue", "danle", "sy", "dl"} <= name_readings("单乐")


def test_a_name_of_many_readings_has_an_end():
    assert len(name_readings("单乐行重朝盛解" * 7)) <= 2 * MOST_READINGS
    assert max(map(len, name_readings("庄" * 50))) == LONGEST_KEY


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ZX", "zx"),
        ("Zhang Xiao", "zhangxiao"),
        ("xi'an", "xian"),
        ("ｚｘ", "zx"),
        ("lü", "lv"),
        ("LYU", "lv"),
        ("nu:", "nv"),
        ("jianyu", "jianyu"),
        ("张x", ""),
        ("2022001", ""),
        ("", ""),
    ],
)
def test_what_is_typed_is_compared_as_readings_are_kept(text, letters):
    assert typed_letters(text) == letters


def test_the_table_says_each_character_once():
    assert all(len(character) == 1 and len(set(said)) == len(said) for character, said in READINGS.items())
    assert READINGS["单"] == ("shan", "dan", "chan")
