"""统一社会信用代码 (GB 32100)."""

from __future__ import annotations

import re

from stdnum.cn import uscc

from sanfang.codes.spelling import compact
from sanfang.refusal import Refusal

LENGTH = 18
# Who registered, as what, where, the organisation's own code, the check digit. The first two may be letters:
# rural collectives are N2, the armed forces A1; `uscc.validate` would refuse them.
SHAPE = re.compile(r"\A[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}\Z")
BUSINESS_REGISTRATION = re.compile(r"\A[0-9]{15}\Z")
ORGANISATION_CODE = re.compile(r"\A[0-9A-Z]{8}-?[0-9X]\Z")
NEVER_USED = frozenset("IOSVZ")


class InvalidUscc(Refusal):
    """Not a 统一社会信用代码; the message says why and what to fill in."""


def parse(text: str) -> str:
    """The canonical 18 characters behind every spelling, or InvalidUscc."""
    code = compact(text).upper()
    _refuse_former_codes(code)
    code = code.replace("-", "")
    _check_shape(code)
    if check_digit(code[:17]) != code[17]:
        raise InvalidUscc("统一社会信用代码校验不符，可能输错了一位，请按营业执照逐位核对。")
    return code


def check_digit(first17: str) -> str:
    """The 18th character that belongs to the first seventeen."""
    return str(uscc.calc_check_digit(first17))


def _refuse_former_codes(code: str) -> None:
    if BUSINESS_REGISTRATION.match(code):
        raise InvalidUscc("这是 15 位的旧营业执照注册号，请填写 18 位统一社会信用代码。")
    if ORGANISATION_CODE.match(code):
        raise InvalidUscc("这是旧的组织机构代码，请填写 18 位统一社会信用代码。")


def _check_shape(code: str) -> None:
    if not code:
        raise InvalidUscc("请填写统一社会信用代码。")
    if len(code) != LENGTH:
        raise InvalidUscc(f"统一社会信用代码应为 18 位，现在是 {len(code)} 位，请按营业执照填写。")
    if found := sorted(NEVER_USED & set(code)):
        raise InvalidUscc(f"统一社会信用代码中没有字母 {'、'.join(found)}，请核对是否与数字混淆。")
    if not SHAPE.match(code):
        raise InvalidUscc("统一社会信用代码只有数字和大写字母，第 3 到 8 位是数字，请按营业执照填写。")
