"""The administrator mends a record by hand (manual H3). Who a person is, is mended by a list or a correction."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from sanfang.actors import Actor
from sanfang.graduates.actions.changing import change
from sanfang.graduates.errors import NotYourRecord
from sanfang.graduates.fields import CHANGEABLE, RECORD_FIELDS
from sanfang.graduates.models import Graduate, RecordChange
from sanfang.notices.actions import News, tell
from sanfang.reasons import clean_reason

# Identity, and the major: the class hangs on it.
NOT_BY_HAND = frozenset({"name", "student_number", "id_number", "sex", "birth_date", "major_name"})
EDITABLE = tuple(field for field in RECORD_FIELDS if field.name not in NOT_BY_HAND)


@transaction.atomic
def edit(
    graduate: Graduate, values: Mapping[str, object], *, actor: Actor, reason: str
) -> list[RecordChange]:
    """Write the values that differ, with a reason; RecordLocked while an agreement stands on more than contacts.

    The graduate is told which fields, as the record is to be confirmed anew.
    """
    if not actor.is_administrator or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourRecord
    if NOT_BY_HAND & values.keys():
        raise NotYourRecord
    reason = clean_reason(reason)
    changes = change(graduate, values, way=RecordChange.Way.EDIT, actor=actor, reason=reason)
    if changes:
        _tell(graduate, changes, reason)
    return changes


def _tell(graduate: Graduate, changes: list[RecordChange], reason: str) -> None:
    labels = "、".join(CHANGEABLE[change.field].label for change in changes)
    news = News(
        f"record_change:{changes[0].pk}",
        "record_changed",
        f"学校更正了您的生源信息：{labels}"[:250],
        f"原因：{reason}。请核对；有不对的地方请提交纠错。",
        "/m/record/",
    )
    tell(graduate.mailbox, news)
