"""A list with the faults that schools' lists have, for showing the report of an import."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from demo.classes import SchoolClass
from demo.columns import GRADUATE_COLUMNS
from demo.graduates import SEED, class_list
from demo.schools import COHORTS, ENGINEERING
from demo.sheets import Cell
from sanfang.codes import id_numbers

Row = dict[str, Cell]
DEPARTMENT = ENGINEERING.departments[0]
# A class that no other list has, so that nothing but the faults stands in the way of this one.
LATE_CLASS = SchoolClass(ENGINEERING, DEPARTMENT, DEPARTMENT.programmes[0], COHORTS[0], section=9, size=20)


def _wrong_check_digit(row: Row) -> Cell:
    number = str(row["身份证号"])
    return number[:17] + ("1" if number[17] != "1" else "2")


def _thirtieth_of_february(row: Row) -> Cell:
    first17 = f"{str(row['身份证号'])[:10]}0230{str(row['身份证号'])[14:17]}"
    return first17 + id_numbers.check_digit(first17)


def _first_generation(row: Row) -> Cell:
    number = str(row["身份证号"])
    return number[:6] + number[8:17]


def _as_a_number(row: Row) -> Cell:
    """A number cell keeps fifteen digits; what the clerk sees is 3.40200E+17."""
    return int(str(row["身份证号"])[:17] + "0") // 1000 * 1000


def _other_sex(row: Row) -> Cell:
    return "女" if row["性别"] == "男" else "男"


# What is wrong, in which column, and what stands there.
FAULTS: tuple[tuple[str, str, Callable[[Row], Cell]], ...] = (
    ("身份证号校验位不对", "身份证号", _wrong_check_digit),
    ("身份证号存成了数字，末几位变成了 0", "身份证号", _as_a_number),
    ("身份证号里的出生日期不存在", "身份证号", _thirtieth_of_february),
    ("15 位的旧身份证号", "身份证号", _first_generation),
    ("缺姓名", "姓名", lambda _row: ""),
    ("姓名里有旧系统的自造字", "姓名", lambda row: str(row["姓名"])[0] + "\ue000"),
    ("性别与身份证号不一致", "性别", _other_sex),
    ("没有这个院系", "所在院系", lambda _row: "计算机与信息工程学院"),
    ("民族不在代码表里", "民族", lambda _row: "汗族"),
    ("政治面貌不在代码表里", "政治面貌", lambda _row: "团员"),
    ("入学时间不是日期", "入学时间", lambda _row: "2022年9月31日"),
    ("手机号码少一位", "手机号码", lambda row: str(row["手机号码"])[:10]),
)


def faulty_rows() -> list[Row]:
    """Twenty rows: after the second, twelve have a fault each; the last is the first one once more."""
    graduates = class_list(LATE_CLASS, set(), Random(f"{SEED}/faults"))
    rows: list[Row] = [
        {label: getattr(g, name) for label, name in GRADUATE_COLUMNS.items()} for g in graduates
    ]
    for row, (_, column, spoil) in zip(rows[2:], FAULTS, strict=False):
        row[column] = spoil(row)
    rows[-1] = dict(rows[0])
    return rows
