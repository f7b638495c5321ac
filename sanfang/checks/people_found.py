"""The graduates behind a row about an employer, a contact or a file: the first few by name, within scope."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from sanfang.actors import Actor
from sanfang.checks.rule import Person, Rule

NAMED = 5


def people_of(
    rule: Rule, keys: Sequence[str], actor: Actor, most: int = NAMED
) -> dict[str, tuple[Person, ...]]:
    """By key: up to `most` graduates this reader may see. One query for all keys; none where nobody is named."""
    if rule.people is None or not keys:
        return {}
    path, graduate = rule.people.key, rule.people.graduate
    rows = rule.people.rows(actor).filter(**{f"{path}__in": keys})
    place = Window(RowNumber(), partition_by=[F(path)], order_by=[f"{graduate}__student_number", "pk"])
    first = rows.annotate(key=F(path), place=place).filter(place__lte=most).order_by("key", "place")
    wanted = ("pk", "name", "student_number", "department__name")
    found = first.values_list("key", *(f"{graduate}__{field}" for field in wanted))
    people: dict[str, dict[int, Person]] = {}
    for key, pk, name, number, department in found:
        people.setdefault(key, {})[pk] = Person(pk, name, number, department)
    return {key: tuple(several.values()) for key, several in people.items()}
