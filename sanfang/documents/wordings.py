"""The words of the form by the cohort's year: one source for the paper and for whoever reads it on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sanfang.documents.editions import edition_named


@dataclass(frozen=True)
class Article:
    """One article with what was agreed in it. `has_room`: where nothing was agreed, the paper leaves lines."""

    heading: str
    text: str
    items: tuple[str, ...]
    agreed: tuple[str, ...]
    has_room: bool


@dataclass(frozen=True)
class Form:
    """The printed words around the parties' details, filled in."""

    preamble: str
    articles: tuple[Article, ...]
    notes: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def form_of(details: Mapping[str, Any]) -> Form:
    """The form as it would be printed for these details (manual F4)."""
    words = _words(details["cohort_year"])
    articles = tuple(_article(clause, details["terms"]) for clause in words["articles"])
    remarks = details["terms"].get("remarks", "")
    return Form(words["preamble"], articles, tuple(words["notes"]), tuple(remarks.splitlines()))


def _article(clause: Mapping[str, Any], terms: Mapping[str, str]) -> Article:
    room = clause.get("room_for", "")
    agreed = terms[room].strip().splitlines() if room else []
    return Article(
        clause["heading"], clause["text"], tuple(clause.get("items", ())), tuple(agreed), bool(room)
    )


@cache
def _words(year: int) -> Any:
    return edition_named().words_of(year)
