"""Levels of education as something that is wanted: 「本科及以上」. The codes are those of `education_level`."""

from __future__ import annotations

from sanfang.codes.lists import code_list

# Whoever only completed a course without graduating is asked for by nobody.
LEVELS = ("01", "11", "25", "31", "41")
DOCTOR = "01"
ANY = "不限"


def short_name(code: str) -> str:
    """「本科」 for 「本科生毕业」."""
    return code_list("education_level").label(code).removesuffix("毕业").removesuffix("生")


def at_least(code: str) -> str:
    """How a position says what it wants: 「本科及以上」, 「博士」; nothing wanted is 「不限」."""
    if not code:
        return ANY
    return short_name(code) if code == DOCTOR else f"{short_name(code)}及以上"
