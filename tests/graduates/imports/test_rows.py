"""What a row says, and what is wrong with it, before anybody looks at the roster."""

from datetime import date

import pytest

from sanfang.codes import id_numbers
from sanfang.graduates.imports.checking import draft
from sanfang.graduates.imports.rows import Row
from sanfang.institutions.models import DispatchPlan
from tests.graduates.imports.books import HEADINGS, a_person, a_workbook, an_id_number

PLAN = DispatchPlan(cohort_year=2026, name="秋季")


def read_one(headings=HEADINGS, **values) -> Row:
    return next(draft(a_workbook(a_person(**values), headings=headings), PLAN).rows())


def faults(**values) -> list[tuple[str, str, str]]:
    return [(fault.label, fault.shown, fault.message) for fault in read_one(**values).faults]


def test_a_faultless_row_gives_values_as_a_record_keeps_them():
    row = read_one()

    assert row.faults == []
    assert row.values["sex"] == "1"
    assert row.values["education_level"] == "31"
    assert row.values["enrolled_on"] == date(2022, 9, 1)
    assert row.values["department"] == "计算机与信息学院"


@pytest.mark.parametrize("number", ["00123", "0000000001"])
def test_R06_leading_zeros_of_a_student_number_are_kept(number):
    assert read_one(学号=number).values["student_number"] == number


def test_R06_a_student_number_in_a_number_cell_is_its_digits():
    assert read_one(学号=322090001).values["student_number"] == "322090001"


def test_R06_a_number_cell_that_lost_digits_is_refused_and_says_so():
    [(label, shown, message)] = faults(身份证号=340203200309010017)

    assert (label, shown) == ("身份证号", "3.40203E+17")
    assert "末几位已经丢失" in message
    assert "「文本」" in message


@pytest.mark.parametrize(
    "written", ["2022-09-01", "2022/9/1", "20220901", "2022年9月1日", "202209", date(2022, 9, 1)]
)
def test_dates_are_understood_in_every_usual_form(written):
    assert read_one(入学时间=written).values["enrolled_on"] == date(2022, 9, 1)


def test_december_without_a_day_is_december():
    assert read_one(毕业时间="202612").values["graduates_on"] == date(2026, 12, 1)


def test_the_birth_date_comes_from_the_id_number():
    assert read_one(身份证号=an_id_number(born=date(2003, 2, 28))).values["birth_date"] == date(2003, 2, 28)


def test_a_birth_date_that_disagrees_is_refused():
    row = read_one((*HEADINGS, "出生日期"), 出生日期="2003-09-02")

    assert [(fault.label, fault.shown) for fault in row.faults] == [("出生日期", "2003-09-02")]


def test_a_sex_that_disagrees_with_the_id_number_is_refused():
    assert faults(性别="女") == [("性别", "女", "与身份证号不一致，按身份证号应为「男」，请核对两项。")]


@pytest.mark.parametrize("region", ["330113", "659013", "320205", "810000", "830000", "911156"])
def test_nobody_is_refused_for_a_county_that_a_table_does_not_know(region):
    body = f"{region}20030901{113}"

    row = read_one(身份证号=body + id_numbers.check_digit(body))

    assert (row.faults, row.values["birth_date"], row.values["sex"]) == ([], date(2003, 9, 1), "1")


def test_a_birth_date_and_a_sex_that_disagree_are_two_faults_of_one_row():
    row = read_one((*HEADINGS, "出生日期"), 出生日期="2003-09-02", 性别="女")

    assert sorted(fault.label for fault in row.faults) == ["出生日期", "性别"]


@pytest.mark.parametrize(("column", "number"), [("学号", 10**15), ("手机号码", 1.39e15), ("考生号", 2.2e16)])
def test_R06_any_number_cell_beyond_fifteen_digits_has_lost_some(column, number):
    [(label, _, message)] = faults(**{column: number})

    assert (label, "末几位已经丢失" in message) == (column, True)


def test_nobody_graduates_before_enrolling():
    assert [label for label, _, _ in faults(入学时间="2026-09-01")] == ["毕业时间"]


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("姓名", "", "不能为空"),
        ("所在班级", "", "不能为空"),
        ("姓名", "王\ue000", "自造字"),
        ("姓名", "<script>", "不能有"),
        ("民族", "汗族", "没有「汗族」这一项"),
        ("入学时间", "2022年9月31日", "不是日期"),
        ("手机号码", "1390013900", "11 位"),
        ("电子邮箱", "1011.com", "不是电子邮箱"),
        ("学制", "四年制本科", "不是学制"),
        ("身份证号", "340203030901001", "15 位"),
        ("姓名", True, "格式不对"),
        ("家庭住址", "长" * 201, "最多 200 个字"),
        ("家庭住址", "芜湖\x01市", "控制字符"),
    ],
)
def test_a_faulty_cell_is_named_with_its_reason(column, value, says):
    [(label, _, message)] = faults(**{column: value})

    assert label == column
    assert says in message


def test_what_is_shown_of_a_faulty_cell_is_masked():
    number = an_id_number()
    wrong = number[:17] + ("0" if number[17] != "0" else "1")

    [(_, shown, _)] = faults(身份证号=wrong)

    assert shown == f"340***********{wrong[-4:]}"


@pytest.mark.parametrize("typed", ["阿卜杜拉•买买提", "阿卜杜拉.买买提", "阿卜杜拉・买买提"])
def test_B07_separators_of_a_name_become_the_one(typed):
    assert read_one(姓名=typed).values["name"] == "阿卜杜拉·买买提"


def test_an_optional_cell_left_empty_says_nothing():
    assert "phone" not in read_one(手机号码="").values
