"""The graduates behind a row about an employer, a contact or a file: the first few by name, within scope."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.checks.models import Case
from sanfang.checks.rule import Person, Rule

NAMED = 5


def people_of(
    rule: Rule, keys: Sequence[str], actor: Actor, most: int = NAMED
) -> dict[str, tuple[Person, ...]]:
    """By key: up to `most` graduates this reader may see. One query for all keys; none where nobody is named."""
    if not rule.people_by or not keys:
        return {}
    seen = Agreement.objects.visible_to(actor)
    # A termination's material stays with an agreement that has ended.
    rows = seen if rule.kind == Case.Kind.FILE else seen.live()
    place = Window(RowNumber(), partition_by=[F(rule.people_by)], order_by=["graduate__student_number", "pk"])
    first = rows.filter(**{f"{rule.people_by}__in": keys}).annotate(key=F(rule.people_by), place=place)
    wanted = ("key", "graduate_id", "graduate__name", "graduate__student_number", "department__name")
    people: dict[str, dict[int, Person]] = {}
    for key, pk, name, number, department in (
        first.filter(place__lte=most).order_by("key", "place").values_list(*wanted)
    ):
        people.setdefault(key, {})[pk] = Person(pk, name, number, department)
    return {key: tuple(several.values()) for key, several in people.items()}
