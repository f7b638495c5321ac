"""统一社会信用代码 (GB 32100)."""

from __future__ import annotations

import re
import unicodedata

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from sanfang.refusal import Refusal

BLANKS = re.compile(r"[\s\u00a0\u200b\u3000\ufeff]+")
BUSINESS_REGISTRATION = re.compile(r"\A[0-9]{15}\Z")
ORGANISATION_CODE = re.compile(r"\A[0-9A-Z]{8}-?[0-9X]\Z")
NEVER_USED = frozenset("IOSVZ")


class InvalidUscc(Refusal):
    """Not a 统一社会信用代码; the message says why and what to fill in."""


def parse(text: str) -> str:
    """The canonical 18 characters behind every spelling, or InvalidUscc."""
    code = BLANKS.sub("", unicodedata.normalize("NFKC", text)).upper()
    _refuse_former_codes(code)
    if len(code) != 18:
        raise InvalidUscc(f"统一社会信用代码应为 18 位，现在是 {len(code)} 位，请按营业执照填写。")
    if found := sorted(NEVER_USED & set(code)):
        raise InvalidUscc(f"统一社会信用代码中没有字母 {'、'.join(found)}，请核对是否与数字混淆。")
    try:
        return str(uscc.validate(code))
    except InvalidChecksum as error:
        raise InvalidUscc("统一社会信用代码校验不符，可能输错了一位，请按营业执照逐位核对。") from error
    except ValidationError as error:
        raise InvalidUscc("这不是统一社会信用代码，请按营业执照填写 18 位代码。") from error


def check_digit(first17: str) -> str:
    """The 18th character that belongs to the first seventeen."""
    return str(uscc.calc_check_digit(first17))


def _refuse_former_codes(code: str) -> None:
    if BUSINESS_REGISTRATION.match(code):
        raise InvalidUscc("这是 15 位的旧营业执照注册号，请填写 18 位统一社会信用代码。")
    if ORGANISATION_CODE.match(code):
        raise InvalidUscc("这是旧的组织机构代码，请填写 18 位统一社会信用代码。")
