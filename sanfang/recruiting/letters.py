"""What employers sent a graduate: interviews, offers, and agreements that they signed by the other two routes.

「面试和签约通知」 shows them as one list. The database puts the three tables in one order and cuts the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement, Route
from sanfang.recruiting.models import Interview, Offer

INTERVIEW, OFFER, AGREEMENT = "interview", "offer", "agreement"
Letter = Interview | Offer | Agreement
# The kind of a letter, its key, and when it came.
Row = tuple[str, int, datetime]


def letters_of(actor: Actor) -> Any:
    """Where each letter of a graduate is found, the newest first: a query of `Row`s.

    An agreement that came of an offer is no letter of its own; the offer was.
    """
    signed_by_employers = Agreement.objects.visible_to(actor).exclude(route=Route.PLATFORM)
    first, *others = (
        _rows(Interview.objects.visible_to(actor), INTERVIEW, "invited_at"),
        _rows(Offer.objects.visible_to(actor), OFFER, "sent_at"),
        _rows(signed_by_employers, AGREEMENT, "signed_at"),
    )
    return first.union(*others, all=True).order_by("-came_at", "kind", "-pk")


def letters_in(rows: Iterable[Row]) -> list[Letter]:
    """The letters themselves, in the order of the rows: one query for each kind that is among them."""
    rows = list(rows)
    found: dict[tuple[str, int], Letter] = {}
    for shelf, letters in _shelves():
        keys = [pk for kind, pk, _ in rows if kind == shelf]
        if keys:
            found |= {(shelf, letter.pk): letter for letter in letters.filter(pk__in=keys)}
    return [found[kind, pk] for kind, pk, _ in rows]


def _rows(letters: Any, kind: str, moment: str) -> Any:
    named = letters.annotate(kind=Value(kind, output_field=CharField()), came_at=F(moment))
    return named.order_by().values_list("kind", "pk", "came_at")


def _shelves() -> tuple[tuple[str, QuerySet[Any]], ...]:
    return (
        (INTERVIEW, Interview.objects.for_lists()),
        (OFFER, Offer.objects.for_lists()),
        (AGREEMENT, Agreement.objects.all()),
    )
