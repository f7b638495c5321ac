"""Graduates by where they go."""

from __future__ import annotations

from django.db.models import Q

from sanfang.destinations.models import AWAITING_EMPLOYMENT
from sanfang.graduates.queries import GraduateQuerySet


def bound_for(graduates: GraduateQuerySet, code: str) -> GraduateQuerySet:
    """Of these graduates, those with this destination; all of them for an empty code.

    Whoever has no row yet awaits employment too: a roster brings people, not destinations.
    """
    if not code:
        return graduates
    wanted = Q(destination__code=code)
    if code == AWAITING_EMPLOYMENT:
        wanted |= Q(destination__isnull=True)
    return graduates.filter(wanted)
