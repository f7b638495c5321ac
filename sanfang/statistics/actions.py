"""The one act of this room: figures leave the platform, and the trail says whose they were."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.audit import actions as audit
from sanfang.institutions.models import Province, School
from sanfang.statistics.scope import Scope

EXPORT = "figures.export"


def record_export(scope: Scope) -> None:
    """Leave a row in the chain of the school or the province that exports; no number and nobody's name is in it."""
    facts = {
        "year": scope.year,
        "day": scope.day.isoformat() if scope.day else "",
        "department": scope.department,
        "class": scope.school_class,
    }
    subject, chain = _desk(scope)
    audit.record(EXPORT, subject, actor=scope.actor, chain=chain, new=str(scope.year), facts=facts)


def _desk(scope: Scope) -> tuple[School | Province, str]:
    actor = scope.actor
    if actor.party == Party.PROVINCE and actor.province_id is not None:
        return Province.objects.get(pk=actor.province_id), audit.province_chain(actor.province_id)
    return School.objects.get(pk=actor.school_id or 0), audit.school_chain(actor.school_id or 0)
