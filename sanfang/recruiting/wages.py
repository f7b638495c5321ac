"""The minimum wages of places, from `data/minimum_wages.json`: rows by place and first day, each with its source.

A row is the lowest tier of its place, so that whoever is paid less is surely paid too little; `cities` says in
which province a city lies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sanfang.recruiting.tables import plain, table

# 「上海路」 is a street, 「海南藏族自治州」 lies in 青海: what may not follow the name of a place.
NOT_THE_PLACE = r"(?!.{0,2}(?:路|街|大道)|州|县|区|镇|乡|村|湖|藏族|蒙古族)"


@dataclass(frozen=True)
class Minimum:
    """The lowest minimum wage of a place, in yuan a month, and the day it held from."""

    place: str
    monthly: int
    first_day: date


def minimum_wage(place: str, day: date) -> Minimum | None:
    """The lowest that may be paid in a place as people write it; None for a place or a day nobody knows.

    Of several places (「合肥或芜湖」) the lowest counts, and one that is unknown makes all unknown.
    """
    found = [_minimum_of_one(part, day) for part in re.split(r"[、/或]", plain(place))]
    known = [minimum for minimum in found if minimum]
    return min(known, key=lambda minimum: minimum.monthly) if len(known) == len(found) else None


def law_of_wages() -> str:
    """The article that forbids to pay less."""
    return str(_wages()["source"])


def _minimum_of_one(place: str, day: date) -> Minimum | None:
    for name in _names_of(place):
        held = [
            row for row in _wages()["rows"] if row["place"] == name and row["first_day"] <= day.isoformat()
        ]
        if held:
            return Minimum(name, held[-1]["monthly"], date.fromisoformat(held[-1]["first_day"]))
    return None


def _names_of(place: str) -> list[str]:
    """The names the table may know a place by, the narrowest first: 「芜湖市鸠江区」 is 芜湖, then 安徽."""
    for province, cities in _wages()["cities"].items():
        for city in cities:
            if re.match(f"(?:{province}省?)?{city}{NOT_THE_PLACE}", place):
                return [city, province]
    provinces = {row["place"] for row in _wages()["rows"]}
    return [name for name in provinces if re.match(f"{name}{NOT_THE_PLACE}", place)]


def _wages() -> dict[str, Any]:
    return cast("dict[str, Any]", table("minimum_wages"))
