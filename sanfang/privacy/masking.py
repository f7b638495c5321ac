"""How personal data is shown to those who need not see all of it (GB/T 35273, on screen and on paper)."""

from __future__ import annotations

import re

SEPARATOR = "·"
# Two characters each; written without blanks, read in pairs.
_COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠"
    "公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁"
    "拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生梁丘左丘东门西门"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND[place : place + 2] for place in range(0, len(_COMPOUND), 2))
# Short and at the very beginning; what divides a city ends the search, or a 市场 would show its street.
NAME_OF_A_PLACE = r"[^\s0-9省市区县旗村街路道号]{1,10}?"
PROVINCE = rf"{NAME_OF_A_PLACE}(?:省(?!道)|自治区|特别行政区)"
CITY = rf"{NAME_OF_A_PLACE}(?:市(?!场)|自治州|地区|盟)"
PLACE = re.compile(rf"\A(?:{PROVINCE})?(?:{CITY})?")


def mask_id_number(number: str) -> str:
    """340203200309010017 → 340***********0017."""
    return _keep(number, 3, 4)


def mask_phone(number: str) -> str:
    """13812345678 → 138****5678."""
    return _keep(number, 3, 4)


def mask_name(name: str) -> str:
    """张小明 → 张**, 欧阳明 → 欧阳*, 阿卜杜拉·买买提 → 阿***·***; never the whole name."""
    if SEPARATOR in name:
        first, *rest = name.split(SEPARATOR)
        return SEPARATOR.join([_keep(first, 1, 0), *("*" * len(part) for part in rest)])
    surname = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
    return _keep(name, surname, 0)


def mask_email(email: str) -> str:
    """zhang@example.com → z***@example.com."""
    local, at, domain = email.partition("@")
    return f"{local[:1]}***{at}{domain}" if at else _keep(email, 1, 0)


def mask_address(address: str) -> str:
    """Province and city only: 安徽省芜湖市鸠江区… → 安徽省芜湖市******."""
    found = PLACE.match(address)
    shown = found.group(0) if found else ""
    return f"{shown}******" if address else ""


def _keep(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return "*" * len(text)
    hidden = "*" * (len(text) - head - tail)
    return text[:head] + hidden + (text[-tail:] if tail else "")
