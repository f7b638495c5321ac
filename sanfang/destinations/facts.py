"""What is said of a destination, in words."""

from __future__ import annotations

from collections.abc import Mapping

from sanfang.destinations.fields import FIELDS
from sanfang.destinations.requirements import requirement


def facts_of(code: str, values: Mapping[str, object], year: int) -> list[list[str]]:
    """What is said, as pairs of label and words, in the order of the form; what is empty is left out."""
    asked = requirement(code, year)
    pairs = (
        [asked.label(one.name) if asked else one.label, one.in_words(values.get(one.name), year)]
        for one in FIELDS
    )
    return [[label, words] for label, words in pairs if words]
