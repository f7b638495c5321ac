"""Graduates by where they go, by which way it came to be known, and whether evidence stands behind it."""

from __future__ import annotations

from django.db.models import Q

from sanfang.destinations.models import AWAITING_EMPLOYMENT, Source
from sanfang.graduates.queries import GraduateQuerySet

# As filters say it: an empty choice is no filter, so 「未登记」 needs a word of its own.
NOT_SAID = "none"
WITH, WITHOUT = "yes", "no"


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


def known_from(graduates: GraduateQuerySet, source: str) -> GraduateQuerySet:
    """Of these, those whose destination came this way; `NOT_SAID` for those of whom nothing was said."""
    if not source:
        return graduates
    if source == NOT_SAID:
        return graduates.filter(Q(destination__isnull=True) | Q(destination__source=Source.NONE))
    return graduates.filter(destination__source=source)


def evidenced(graduates: GraduateQuerySet, choice: str) -> GraduateQuerySet:
    """Of these, those with evidence (`WITH`), or entered by hand and without any (`WITHOUT`)."""
    if choice == WITH:
        return graduates.filter(destination__evidence_count__gt=0)
    if choice == WITHOUT:
        return graduates.filter(destination__source=Source.BY_HAND, destination__evidence_count=0)
    return graduates
