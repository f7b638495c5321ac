"""How personal data is shown to those who need not see all of it (GB/T 35273, on screen and on paper)."""

from __future__ import annotations

import re

SEPARATOR = "·"
COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "万俟",
        "闻人",
        "夏侯",
        "诸葛",
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "宗政",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "慕容",
        "仲孙",
        "钟离",
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "子车",
        "亓官",
        "司寇",
        "巫马",
        "公西",
        "颛孙",
        "壤驷",
        "公良",
        "漆雕",
        "乐正",
        "宰父",
        "谷梁",
        "拓跋",
        "夹谷",
        "轩辕",
        "令狐",
        "段干",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "羊舌",
        "微生",
        "梁丘",
        "左丘",
        "东门",
        "西门",
    ]
)
PLACE = re.compile(r"\A(.+?(?:省|自治区|特别行政区))?(.+?(?:市|自治州|地区|盟))?")


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
