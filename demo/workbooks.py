"""The workbooks: what a school, the employers and a careless clerk would send."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import Random

from demo.adverts import Advert, adverts_of
from demo.columns import EMPLOYER_COLUMNS, GRADUATE_COLUMNS, GRADUATE_SHEET
from demo.companies import Position
from demo.employers import Employer
from demo.faults import faulty_rows
from demo.graduates import SEED, Graduate
from demo.schools import CONTACT_OFFICE, ENGINEERING, SCHOOLS
from demo.sheets import Cell, write_workbook

Row = Sequence[Cell]
# Columns in which a typing hand leaves a blank at the end.
TYPED_BY_HAND = frozenset({"姓名", "身份证号", "专业", "学号", "手机号码"})
DATES = frozenset({"入学时间", "毕业时间"})

SCHOOL_HEADER = ("院校代码", "院校名称", "学校联系部门", "联系人", "学校通讯地址", "联系电话", "毕业生确认")
DEPARTMENT_HEADER = ("院校代码", "院系代码", "院系名称")
STAFF_HEADER = ("院校代码", "用户名", "姓名", "角色", "负责院系")
FACTS_HEADER = ("统一社会信用代码", "岗位名称", "职位类别", "工作地点", "月薪")
POSITION_HEADER = (
    *FACTS_HEADER,
    "月薪上限",
    "学历要求",
    "专业要求",
    "招聘人数",
    "状态",
    "发布（几天前）",
    "申请截止（几天后）",
    "岗位说明",
)


def graduates_file(folder: Path, graduates: Sequence[Graduate]) -> None:
    """One school's list of one cohort."""
    first = graduates[0]
    chance = Random(f"{SEED}/typing/{first.school.code}/{first.cohort}")
    rows = [
        [_typed(label, getattr(g, name), chance) for label, name in GRADUATE_COLUMNS.items()]
        for g in graduates
    ]
    path = folder / f"{first.school.code}-{first.school.name}-{first.cohort}届-生源信息.xlsx"
    write_workbook(path, {GRADUATE_SHEET: [list(GRADUATE_COLUMNS), *rows]})


def _typed(label: str, value: str, chance: Random) -> str:
    """The cell as it comes: now and then with a blank at the end, a small x, a date in another spelling."""
    luck = chance.random()
    if label in TYPED_BY_HAND and luck < 0.03:
        return value + chance.choice((" ", "  ", "\u3000"))
    if label == "身份证号" and luck > 0.7:
        return value.lower()
    if label in DATES and luck < 0.05:
        return f"{datetime.strptime(value.replace('-', ''), '%Y%m%d'):%Y-%m-%d}"  # noqa: DTZ007 — a day
    return value


def faulty_file(folder: Path) -> None:
    """The list that an import must refuse row by row."""
    rows = [list(row.values()) for row in faulty_rows()]
    write_workbook(
        folder / f"{ENGINEERING.code}-有错误的生源信息.xlsx",
        {GRADUATE_SHEET: [list(GRADUATE_COLUMNS), *rows]},
    )


def schools_file(folder: Path) -> None:
    """The three schools, their departments and their staff."""
    write_workbook(
        folder / "学校信息.xlsx",
        {
            "学校": [SCHOOL_HEADER, *_school_rows()],
            "院系": [DEPARTMENT_HEADER, *((s.code, d.code, d.name) for s in SCHOOLS for d in s.departments)],
            "教职工": [STAFF_HEADER, *_staff_rows()],
        },
    )


def _school_rows() -> list[Row]:
    return [
        (s.code, s.name, CONTACT_OFFICE, s.contact_person, s.address, s.phone, s.confirmation)
        for s in SCHOOLS
    ]


def _staff_rows() -> list[Row]:
    return [(s.code, m.username, m.name, m.role, "、".join(m.departments)) for s in SCHOOLS for m in s.staff]


def employers_file(folder: Path, employers: Sequence[Employer]) -> None:
    """The registered employers, those that only ever meet a signing card, and the positions of both."""
    registered = [_employer_row(e) for e in employers if e.is_registered]
    by_card = [_employer_row(e) for e in employers if not e.is_registered]
    write_workbook(
        folder / "用人单位.xlsx",
        {
            "用人单位": [EMPLOYER_COLUMNS, *registered],
            "未注册单位": [EMPLOYER_COLUMNS, *by_card],
            "岗位": [POSITION_HEADER, *_position_rows(employers)],
        },
    )


def _employer_row(employer: Employer) -> Row:
    company = employer.company
    return (
        employer.uscc,
        company.name,
        company.nature,
        company.industry,
        employer.place,
        employer.address,
        employer.postcode,
        company.contact_person,
        employer.phone,
        employer.email,
        company.account,
        company.standing if employer.is_registered else "",
    )


def _position_rows(employers: Sequence[Employer]) -> list[Row]:
    """A registered employer says all of a position; on a card stands no more than the agreement needs."""
    registered: list[Row] = [
        _facts_of(e, advert.position) + _said_of(advert)
        for e in employers
        if e.is_registered
        for advert in adverts_of(e.company)
    ]
    nothing = ("",) * (len(POSITION_HEADER) - len(FACTS_HEADER))
    by_card: list[Row] = [
        _facts_of(e, position) + nothing
        for e in employers
        if not e.is_registered
        for position in e.company.positions
    ]
    return registered + by_card


def _facts_of(employer: Employer, position: Position) -> tuple[str, ...]:
    return (
        employer.uscc,
        position.title,
        position.job_category,
        employer.place,
        str(position.monthly_pay),
    )


def _said_of(advert: Advert) -> tuple[str, ...]:
    return (
        str(advert.monthly_pay_to or ""),
        advert.education_level,
        advert.majors,
        str(advert.headcount),
        advert.state,
        str(advert.published_days_ago),
        str(advert.apply_within_days or ""),
        advert.description,
    )
