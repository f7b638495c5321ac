"""Months as people write them, kept as 「2024-07」: one spelling, whose order is that of time."""

from __future__ import annotations

import re

from sanfang.codes.spelling import compact
from sanfang.refusal import Refusal

# 2024-07, 2024/7, 2024.7, 2024年7月, 202407; a day behind it says more than is asked for.
MONTH = re.compile(
    r"\A((?:19|20)[0-9]{2})(?:([-/.])([0-9]{1,2})(?:\2[0-9]{1,2})?"
    r"|年([0-9]{1,2})(?:月(?:[0-9]{1,2}日)?)?|([0-9]{2}))\Z"
)
MONTHS_A_YEAR = 12
# What people write instead of the end of something that goes on.
STILL = frozenset({"至今", "现在", "目前", "今", "now", "present"})


class InvalidMonth(Refusal):
    message = "请填写年月，例如 2024-07 或 2024年7月。"


def parse_month(text: str) -> str:
    """「2024-07」 behind every spelling, or InvalidMonth."""
    found = MONTH.match(compact(text))
    month = int(next(part for part in found.groups()[2:] if part)) if found else 0
    if found is None or not 1 <= month <= MONTHS_A_YEAR:
        raise InvalidMonth
    return f"{found.group(1)}-{month:02}"


def parse_end(text: str) -> str:
    """The month in which something ended; nothing for 「至今」."""
    return "" if compact(text).casefold() in STILL else parse_month(text)
