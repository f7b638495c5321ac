"""Telephone numbers in mainland China."""

from __future__ import annotations

import re
import unicodedata

from sanfang.refusal import Refusal

NOISE = re.compile(r"[\s\u00a0\u200b\u3000\ufeff]+")
MOBILE = re.compile(r"\A1[3-9][0-9]{9}\Z")
LANDLINE = re.compile(r"\A(0[0-9]{2,3})-?([2-9][0-9]{6,7})(?:-([0-9]{1,6}))?\Z")
SERVICE = re.compile(r"\A[48]00-?[0-9]{3}-?[0-9]{4}\Z")


class InvalidPhone(Refusal):
    """Not a telephone number one can call."""


def parse_mobile(text: str) -> str:
    """Eleven digits behind every spelling (+86, blanks, hyphens), or InvalidPhone."""
    digits = _plain(text).replace("-", "").removeprefix("+86")
    if len(digits) == 13:
        digits = digits.removeprefix("86")
    if not MOBILE.match(digits):
        raise InvalidPhone("手机号码应为 11 位数字，以 1 开头，请核对。")
    return digits


def parse_phone(text: str) -> str:
    """A mobile number, or a landline as 0553-2871411 with its extension, or InvalidPhone."""
    number = _plain(text)
    if found := LANDLINE.match(number):
        return "-".join(part for part in found.groups() if part)
    if SERVICE.match(number):
        return number
    try:
        return parse_mobile(number)
    except InvalidPhone as error:
        raise InvalidPhone("请填写手机号码，或带区号的座机，例如 0553-2871411。") from error


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", NOISE.sub("", text))
    return plain.replace("—", "-").replace("–", "-").replace("转", "-").replace("(", "").replace(")", "-")
