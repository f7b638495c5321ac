"""居民身份证号 and the residence permits that share its form (GB 11643, check digit MOD 11-2).

The region code is not looked up: counties come and go, and the lists that libraries carry refuse real people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sanfang.codes.spelling import compact
from sanfang.refusal import Refusal

LENGTH = 18
SHAPE = re.compile(r"\A[1-9][0-9]{16}[0-9X]\Z")
FIRST_GENERATION = re.compile(r"\A[0-9]{15}\Z")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
EARLIEST_BIRTH = date(1900, 1, 1)
CHINA = ZoneInfo("Asia/Shanghai")


class InvalidIdNumber(Refusal):
    """Not an ID number; the message says which part is wrong."""


@dataclass(frozen=True)
class IdNumber:
    """A valid number in its one canonical spelling. `sex` is the code of the code list: "1" 男, "2" 女."""

    number: str
    birth_date: date
    sex: str


def parse(text: str) -> IdNumber:
    """The one identity behind every spelling (full-width digits, blanks, a small x), or InvalidIdNumber."""
    number = compact(text).upper()
    _check_shape(number)
    # The date first: it tells the reader more exactly where to look than the check digit does.
    born = _birth_date(number)
    if check_digit(number[:17]) != number[17]:
        raise InvalidIdNumber("身份证号校验不符，可能输错了一位，请逐位核对。")
    return IdNumber(number, born, "1" if int(number[16]) % 2 else "2")


def check_digit(first17: str) -> str:
    """The 18th character that belongs to seventeen digits."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first17, strict=True))
    return CHECK_DIGITS[total % 11]


def _check_shape(number: str) -> None:
    if not number:
        raise InvalidIdNumber("请填写身份证号。")
    if FIRST_GENERATION.match(number):
        raise InvalidIdNumber("这是 15 位的第一代身份证号，已停止使用，请填写 18 位身份证号。")
    if len(number) != LENGTH:
        raise InvalidIdNumber(f"身份证号应为 18 位，现在是 {len(number)} 位，请核对。")
    if not SHAPE.match(number):
        raise InvalidIdNumber("身份证号前 17 位应为数字，最后一位应为数字或字母 X，首位不能是 0，请核对。")


def _birth_date(number: str) -> date:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as error:
        raise InvalidIdNumber("身份证号中的出生日期不存在，请核对第 7 到 14 位。") from error
    if born > datetime.now(CHINA).date():
        raise InvalidIdNumber("身份证号中的出生日期在今天之后，请核对第 7 到 14 位。")
    if born < EARLIEST_BIRTH:
        raise InvalidIdNumber("身份证号中的出生日期早于 1900 年，请核对第 7 到 14 位。")
    return born
