"""Workbooks as schools send them, and the ways in which they go wrong."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import count

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from sanfang.codes import id_numbers

HEADINGS = (
    *("考生号", "身份证号", "姓名", "性别", "民族", "政治面貌", "学历", "专业", "培养方式", "生源所在地"),
    *("城乡生源", "学制", "入学时间", "毕业时间", "师范生类别", "困难生类别", "所在院系", "所在班级", "学号"),
    *("手机号码", "电子邮箱", "QQ号码", "家庭住址", "家庭电话", "家庭邮编"),
)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}
serials = count(1)
Person = dict[str, object]


def an_id_number(*, man: bool = True, born: date = date(2003, 9, 1)) -> str:
    region, sequence = divmod(next(serials), 499)
    body = f"{340207 + region}{born:%Y%m%d}{sequence * 2 + man:03}"
    return body + id_numbers.check_digit(body)


def a_person(**values: object) -> Person:
    """One faultless row of 计算机与信息学院, with what the test wants otherwise."""
    serial = next(serials)
    return {
        "考生号": f"22340203{serial:06}",
        "身份证号": an_id_number(),
        "姓名": "程远",
        "性别": "男",
        "民族": "汉族",
        "政治面貌": "共青团员",
        "学历": "本科生毕业",
        "专业": "软件工程",
        "培养方式": "非定向",
        "生源所在地": "安徽省芜湖市",
        "城乡生源": "城镇",
        "学制": "4",
        "入学时间": "2022-09-01",
        "毕业时间": "2026-07-01",
        "师范生类别": "非师范生",
        "困难生类别": "非困难生",
        "所在院系": "计算机与信息学院",
        "所在班级": "软件工程221",
        "学号": f"32209{serial:04}",
        "手机号码": "13900139000",
        "电子邮箱": "cheng@example.com",
        "QQ号码": "10086",
        "家庭住址": "安徽省芜湖市鸠江区长江中路 2 号",
        "家庭电话": "0553-2871411",
        "家庭邮编": "241000",
        **values,
    }


def a_workbook(
    *people: Person, headings: tuple[str, ...] = HEADINGS, spoil: Callable[..., None] = lambda _: None
) -> bytes:
    """An .xlsx with one sheet; `spoil(page)` may do to it what xlsxwriter can."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as workbook:
        page = workbook.add_worksheet("生源信息")
        page.write_row(0, 0, headings)
        for row, person in enumerate(people, start=1):
            for place, heading in enumerate(headings):
                value = person.get(heading, "")
                write = page.write_string if isinstance(value, str) else page.write
                write(row, place, value)
        spoil(page)
    return made.getvalue()


def uploaded(*people: Person, **options: object) -> SimpleUploadedFile:
    return as_upload(a_workbook(*people, **options))


def as_upload(content: bytes, name: str = "2026届生源信息.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def repacked(content: bytes, **parts: bytes | Callable[[bytes], bytes]) -> bytes:
    """The archive with parts written anew: `sheet=…` for the sheet, other parts by `path=…` with __ for /."""
    names = {"sheet": "xl/worksheets/sheet1.xml", "kinds": "[Content_Types].xml"}
    wanted = {names.get(name, name.replace("__", "/")): part for name, part in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = wanted.pop(name, old.read(name))
            new.writestr(name, part(old.read(name)) if callable(part) else part)
        for name, part in wanted.items():
            new.writestr(name, part)
    return made.getvalue()
