"""Who does not graduate this year leaves the list, and may come back (promises A11). No record is ever deleted."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sanfang import calendar
from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.graduates.actions.holding import hold
from sanfang.graduates.errors import AgreementStands, AlreadyOffTheList, NotYourRecord, StillOnTheList
from sanfang.graduates.fields import LISTING
from sanfang.graduates.models import Graduate, RecordChange
from sanfang.notices.actions import News, tell
from sanfang.reasons import clean_reason

LONGEST_WORDS = 200
ON_THE_LIST, OFF_THE_LIST = "在名单中", "已移出"
LEFT = "学校已将您移出本届毕业生名单，现在不能签约"
RETURNED = "学校已将您恢复到本届毕业生名单"


@transaction.atomic
def leave_list(graduate: Graduate, *, actor: Actor, reason: str) -> None:
    """移出名单: from now on nobody can sign with the graduate, who is not counted any more.

    Refused with AgreementStands while an agreement is live, and with AlreadyOffTheList.
    """
    reason = _checked(graduate, actor, reason)
    held = hold(graduate.pk)
    if held.is_locked:
        raise AgreementStands
    if not held.is_on_the_list:
        raise AlreadyOffTheList
    change = _write(held, calendar.today(), OFF_THE_LIST, actor, reason)
    _tell(held, change, LEFT, reason)


@transaction.atomic
def return_to_list(graduate: Graduate, *, actor: Actor, reason: str) -> None:
    """恢复到名单: the record is again what it was; what the graduate had confirmed stays confirmed."""
    reason = _checked(graduate, actor, reason)
    held = hold(graduate.pk)
    if held.is_on_the_list:
        raise StillOnTheList
    change = _write(held, None, ON_THE_LIST, actor, reason)
    _tell(held, change, RETURNED, reason)


def _checked(graduate: Graduate, actor: Actor, reason: str) -> str:
    """The reason, from whoever may give one: the administrator of the graduate's school."""
    if not actor.is_administrator or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourRecord
    return clean_reason(reason)


def _write(graduate: Graduate, left_on: date | None, new: str, actor: Actor, reason: str) -> RecordChange:
    old = ON_THE_LIST if graduate.is_on_the_list else OFF_THE_LIST
    graduate.left_on = left_on
    graduate.save(update_fields=["left_on", "updated_at"])
    audit.record(
        "graduate.leave_list" if left_on else "graduate.return_to_list",
        graduate,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        old=old,
        new=new,
        reason=reason,
    )
    return RecordChange.objects.create(
        graduate=graduate,
        field=LISTING.name,
        old=old,
        new=_shortened(f"{new}：{reason}"),
        way=RecordChange.Way.EDIT,
        by=actor.label,
    )


def _shortened(words: str) -> str:
    """As much as a row of 「最近修改」 holds; the trail has the whole reason."""
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def _tell(graduate: Graduate, change: RecordChange, title: str, reason: str) -> None:
    """Each change is an event of its own: somebody may leave, return and leave again."""
    tell(graduate.mailbox, News(f"listing:{change.pk}", "listing", title, f"原因：{reason}", "/m/"))
