"""Columns are found by their headings (promises R03)."""

import pytest

from sanfang.graduates.imports.columns import map_columns
from sanfang.graduates.imports.errors import ColumnsMissing, ColumnTwice
from sanfang.graduates.imports.reading import read
from tests.graduates.imports.books import HEADINGS, a_person, a_workbook


def places(headings) -> dict[str, int]:
    return {field.name: place for field, place in map_columns(list(headings)).places}


def test_R03_the_order_of_columns_does_not_matter():
    assert places(reversed(HEADINGS)) == {
        name: len(HEADINGS) - 1 - place for name, place in places(HEADINGS).items()
    }


def test_R03_every_missing_column_is_named():
    without = [heading for heading in HEADINGS if heading not in {"民族", "所在班级"}]

    with pytest.raises(ColumnsMissing, match="民族、所在班级"):
        map_columns(without)


def test_R03_columns_we_do_not_know_are_told_and_left_alone():
    assert map_columns([*HEADINGS, "辅导员", "", "备注"]).ignored == ["辅导员", "备注"]


@pytest.mark.parametrize(
    ("official", "usual", "name"),
    [
        ("所在院系", "学院", "department"),
        ("所在班级", "班级", "school_class"),
        ("手机号码", "联系电话", "phone"),
        ("身份证号", "身份证号码", "id_number"),
    ],
)
def test_R03_the_words_that_schools_use_are_understood(official, usual, name):
    headings = [usual if heading == official else heading for heading in HEADINGS]

    assert places(headings)[name] == HEADINGS.index(official)


def test_R03_the_official_word_wins_over_a_synonym():
    columns = map_columns([*HEADINGS, "联系电话"])

    assert (columns.ignored, places([*HEADINGS, "联系电话"])["phone"]) == (
        ["联系电话"],
        HEADINGS.index("手机号码"),
    )


def test_R03_two_columns_for_one_field_are_refused():
    with pytest.raises(ColumnTwice, match="姓名"):
        map_columns([*HEADINGS, "姓名"])


def test_marks_on_a_heading_are_for_people_only():
    headings = (
        "姓名 *",
        "学号（必填）",
        "身份证号：",
        *(h for h in HEADINGS if h not in {"姓名", "学号", "身份证号"}),
    )

    assert read(a_workbook(a_person(), headings=headings)).headings[:3] == ["姓名", "学号", "身份证号"]
