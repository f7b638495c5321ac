"""Whether a message fits its template: what WeChat checks before it takes one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sanfang.wechat.standin.answers import No
from sanfang.wechat.templates import read

DAY = r"(?P<y{0}>[0-9]{{4}})(?:年|-)(?P<m{0}>[0-9]{{1,2}})(?:月|-)(?P<d{0}>[0-9]{{1,2}})日?"
HOUR = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
MOMENT = rf"(?:{DAY} ?)?{HOUR}"
DATE = rf"{DAY}(?: ?{HOUR})?"
# The kinds of keywords, by the letters before their number, as the documentation limits them.
KINDS = {
    "thing": r"[^\x00-\x1f]{1,20}",
    "time": rf"{MOMENT.format(1)}(?:~{MOMENT.format(2)})?",
    "date": rf"{DATE.format(1)}(?:~{DATE.format(2)})?",
    "number": r"[0-9]{1,32}(?:\.[0-9]+)?",
    "letter": r"[A-Za-z]{1,32}",
    "character_string": r"[\x21-\x7e]{1,32}",
    "phrase": r"[\u4e00-\u9fff]{1,5}",
    "name": r"(?:[A-Za-z .·]{1,20}|[^\x00-\x1f]{1,10})",
}


@dataclass(frozen=True)
class Pattern:
    """A template as the operator picked it: its title and the names of its keywords."""

    title: str
    keywords: tuple[str, ...]


def patterns(entries: list[str]) -> dict[str, Pattern]:
    """Template id → pattern, from entries as SANFANG_WECHAT_TEMPLATES has them."""
    return {
        chosen.id: Pattern(str(template.label), (chosen.what, chosen.when, chosen.advice))
        for template, chosen in read(entries).items()
    }


def values_of(pattern: Pattern, data: Any) -> dict[str, str]:
    """Keyword → value; 47003 for a keyword that is missing, unknown, empty or of the wrong form."""
    data = data if isinstance(data, Mapping) else {}
    for keyword in data:
        if keyword not in pattern.keywords:
            raise No(47003, f"argument invalid! data.{keyword} is not of this template")
    return {keyword: _value(keyword, data.get(keyword)) for keyword in pattern.keywords}


def _value(keyword: str, given: Any) -> str:
    value = given.get("value") if isinstance(given, Mapping) else None
    if not isinstance(value, str) or not value:
        raise No(47003, f"argument invalid! data.{keyword}.value is empty")
    form = KINDS.get(keyword.rstrip("0123456789"), r".{1,32}")
    found = re.fullmatch(form, value)
    if not found or not _days_exist(found.groupdict()):
        raise No(47003, f"argument invalid! data.{keyword}.value invalid")
    return value


def _days_exist(parts: dict[str, str | None]) -> bool:
    """2026-02-30 has the form of a day."""
    try:
        for place in "12":
            if parts.get(f"y{place}"):
                date(*(int(parts[f"{name}{place}"] or 0) for name in "ymd"))
    except ValueError:
        return False
    return True
