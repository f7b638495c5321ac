"""Telephone numbers in mainland China."""

from __future__ import annotations

import re

from sanfang.codes.spelling import compact
from sanfang.refusal import Refusal

MOBILE = re.compile(r"\A(?:\+?86|0086)?(1[3-9][0-9]{9})\Z")
# Area codes have three digits only in 010 and 02x; without that 01082345678 would split in the wrong place.
LANDLINE = re.compile(r"\A(010|02[0-9]|0[3-9][0-9]{2})-?([2-9][0-9]{6,7})(?:-([0-9]{1,6}))?\Z")
SERVICE = re.compile(r"\A([48]00)([0-9]{3})([0-9]{4})\Z")
EXTENSION = re.compile(r"转|ext\.?", re.IGNORECASE)


class InvalidPhone(Refusal):
    """Not a telephone number one can call."""


def parse_mobile(text: str) -> str:
    """Eleven digits behind every spelling (+86, blanks, hyphens), or InvalidPhone."""
    found = MOBILE.match(compact(text).replace("-", ""))
    if not found:
        raise InvalidPhone("手机号码应为 11 位数字，以 1 开头，请核对。")
    return found.group(1)


def parse_phone(text: str) -> str:
    """A mobile number, a landline as 0553-2871411 (with its extension), or 400-820-8820; else InvalidPhone."""
    number = EXTENSION.sub("-", compact(text)).removeprefix("(").replace(")", "-")
    for shape, written in ((LANDLINE, number), (SERVICE, number.replace("-", ""))):
        if found := shape.match(written):
            return "-".join(part for part in found.groups() if part)
    try:
        return parse_mobile(number)
    except InvalidPhone as error:
        raise InvalidPhone("请填写手机号码，或带区号的座机，例如 0553-2871411。") from error
