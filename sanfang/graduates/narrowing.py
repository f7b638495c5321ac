"""What a list of graduates can be narrowed to: one table for the page, its saved filters and its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Q

from sanfang.codes.lists import code_list

YES, NO = "yes", "no"
# Any kind of hardship; the list's code for none at all.
ANY_HARDSHIP, NO_HARDSHIP = "any", "0"

COLUMNS = {
    "year": "cohort_year",
    "plan": "plan__name",
    "department": "department",
    "major": "school_class__major",
    "group": "school_class",
    "level": "education_level",
    "mode": "training_mode",
}


def _by_column(column: str) -> Callable[[str], Q]:
    return lambda value: Q((column, value))


def _confirmed(value: str) -> Q:
    return Q(confirmed_at__isnull=value == NO)


def _listed(value: str) -> Q:
    return Q(left_on__isnull=value == YES)


def _hardship(value: str) -> Q:
    return ~Q(hardship=NO_HARDSHIP) if value == ANY_HARDSHIP else Q(hardship=value)


def _origin(code: str) -> Q:
    """Places are written with and without 「省」: 「安徽省芜湖市」, 「安徽芜湖」."""
    return Q(origin_place__startswith=code_list("province").label(code).removesuffix("省"))


NARROWS: dict[str, Callable[[str], Q]] = {name: _by_column(column) for name, column in COLUMNS.items()} | {
    "confirmed": _confirmed,
    "hardship": _hardship,
    "origin": _origin,
    "listed": _listed,
}


def condition(chosen: Mapping[str, str]) -> Q:
    """What holds of the graduates that were asked for. An empty choice asks for nothing; KeyError for an unknown."""
    narrowed = Q()
    for name, value in chosen.items():
        if value:
            narrowed &= NARROWS[name](value)
    return narrowed
