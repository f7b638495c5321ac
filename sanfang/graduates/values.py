"""How a value that a person wrote becomes the value a record keeps."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sanfang.codes import id_numbers, names, phones, words
from sanfang.codes.lists import code_list
from sanfang.codes.printable import Unprintable, printable
from sanfang.graduates.errors import UnprintableValue, ValueRefused
from sanfang.graduates.fields import RecordField
from sanfang.refusal import Refusal

Value = str | date | None

STUDENT_NUMBER = re.compile(r"\A[0-9A-Za-z-]{1,30}\Z")
POSTCODE = re.compile(r"\A[0-9]{6}\Z")
QQ = re.compile(r"\A[1-9][0-9]{4,14}\Z")
YEARS = re.compile(r"\A[0-9](\.5)?\Z")
EXAMINEE = re.compile(r"\A[0-9A-Za-z]{1,20}\Z")
# 2022-09-01, 2022/9/1, 2022.9, 2022年9月1日, and the two forms without separators: 20220901, 202209.
DATE = re.compile(
    r"\A([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?"
    r"|年([0-9]{1,2})月(?:([0-9]{1,2})日)?|([0-9]{2})([0-9]{2})?)\Z"
)

REQUIRED = frozenset(
    {
        "name",
        "student_number",
        "id_number",
        "sex",
        "birth_date",
        "ethnicity",
        "political_status",
        "education_level",
        "major_name",
        "training_mode",
        "length_of_schooling",
        "normal_student",
        "hardship",
    }
)


def read_value(field: RecordField, text: str, year: int) -> Value:
    """What a record may keep of what was written: `value_of` it, if the paper can show it; else UnprintableValue."""
    value = value_of(field, text, year)
    try:
        return printable(value) if isinstance(value, str) else value
    except Unprintable as refusal:
        raise UnprintableValue(f"{field.label}：{refusal}") from refusal


def value_of(field: RecordField, text: str, year: int) -> Value:
    """The value behind what was written, by the code list of the cohort's year; ValueRefused says what is wrong."""
    text = words.clean_line(text, 200)
    if not text:
        return _nothing(field)
    if field.codes:
        return _code(field, text, year)
    reader = READERS.get(field.name, _as_line)
    try:
        return reader(text)
    except Refusal as refusal:
        raise ValueRefused(f"{field.label}：{refusal}") from refusal


def _nothing(field: RecordField) -> Value:
    if field.name in REQUIRED:
        raise ValueRefused(f"{field.label}：不能为空。")
    return None if field.name in {"enrolled_on", "graduates_on"} else ""


def _code(field: RecordField, text: str, year: int) -> str:
    listed = code_list(field.codes, year=year)
    code = listed.code(text)
    if code is None:
        examples = "、".join(label for _, label in listed.choices[:4])
        raise ValueRefused(f"{field.label}：没有「{text}」这一项，请按代码表填写，例如 {examples}。")
    return code


def _date(text: str) -> date:
    """A calendar day; a month alone stands for its first day, as lists write 入学时间 202209."""
    found = DATE.match(text)
    if found:
        year, _, *numbers = found.groups()
        month, day = [number for number in numbers if number] + ["1"] * (2 - sum(map(bool, numbers)))
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise ValueRefused(f"「{text}」不是日期，请写成 2022-09-01 的样子。")


def _matching(pattern: re.Pattern[str], message: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueRefused(message.format(text))
        return text

    return read


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValueRefused(f"「{text}」不是电子邮箱，例如 name@example.com。") from error
    return text


def _as_line(text: str) -> str:
    return words.clean_line(text, 100)


READERS: dict[str, Callable[[str], Value]] = {
    "name": names.clean_person_name,
    "id_number": lambda text: id_numbers.parse(text).number,
    "student_number": _matching(STUDENT_NUMBER, "「{}」只能由数字、字母和短横线组成，不超过 30 位。"),
    "examinee_number": _matching(EXAMINEE, "「{}」只能由数字和字母组成，不超过 20 位。"),
    "birth_date": _date,
    "enrolled_on": _date,
    "graduates_on": _date,
    "length_of_schooling": _matching(YEARS, "「{}」不是学制，请写年数，例如 4 或 2.5。"),
    "phone": phones.parse_mobile,
    "home_phone": phones.parse_phone,
    "email": _email,
    "qq": _matching(QQ, "「{}」不是 QQ 号码。"),
    "home_postcode": _matching(POSTCODE, "「{}」不是 6 位邮政编码。"),
    "home_address": lambda text: words.clean_line(text, 200),
    "origin_kind": _matching(re.compile(r"\A(城镇|农村)\Z"), "「{}」请填「城镇」或「农村」。"),
}
