"""The administrator mends a record by hand (manual H3). Who a person is, is mended by a list or a correction."""

from __future__ import annotations

from collections.abc import Mapping

from sanfang.actors import Actor
from sanfang.graduates.actions.changing import change
from sanfang.graduates.errors import NotYourRecord
from sanfang.graduates.fields import RECORD_FIELDS
from sanfang.graduates.models import Graduate, RecordChange
from sanfang.reasons import clean_reason

# Identity, and the major: the class hangs on it.
NOT_BY_HAND = frozenset({"name", "student_number", "id_number", "sex", "birth_date", "major_name"})
EDITABLE = tuple(field for field in RECORD_FIELDS if field.name not in NOT_BY_HAND)


def edit(
    graduate: Graduate, values: Mapping[str, object], *, actor: Actor, reason: str
) -> list[RecordChange]:
    """Write the values that differ, with a reason; RecordLocked while an agreement stands on more than contacts."""
    if not actor.is_administrator or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourRecord
    if NOT_BY_HAND & values.keys():
        raise NotYourRecord
    return change(graduate, values, way=RecordChange.Way.EDIT, actor=actor, reason=clean_reason(reason))
