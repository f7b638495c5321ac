"""The verbs that change where a graduate goes. Approval and termination of an agreement call them."""

from __future__ import annotations

from django.db import transaction

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.destinations.models import AWAITING_EMPLOYMENT, BY_AGREEMENT, Destination
from sanfang.graduates.models import Graduate


def is_free(graduate: Graduate) -> bool:
    """Whether no other employment stands in the way of signing (manual A4)."""
    return not Destination.objects.filter(graduate=graduate).exclude(code=AWAITING_EMPLOYMENT).exists()


def employed_by_agreement(graduate: Graduate, *, name: str, uscc: str, actor: Actor) -> None:
    """An agreement took effect: the destination is its employer (manual E1)."""
    _set(graduate, BY_AGREEMENT, name=name, uscc=uscc, actor=actor, reason="就业协议书审核通过")


def awaiting_employment(graduate: Graduate, *, actor: Actor, reason: str) -> None:
    """Back to 待就业: an agreement was terminated, or the administrator unlocked (manual D4, G3)."""
    _set(graduate, AWAITING_EMPLOYMENT, name="", uscc="", actor=actor, reason=reason)


@transaction.atomic
def _set(graduate: Graduate, code: str, *, name: str, uscc: str, actor: Actor, reason: str) -> None:
    destination, _ = Destination.objects.get_or_create(graduate=graduate)
    old = destination.code
    destination.code, destination.employer_name, destination.employer_uscc = code, name, uscc
    destination.save()
    audit.record(
        "destination.set",
        destination,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        old=old,
        new=code,
        reason=reason,
        facts={"graduate": graduate.pk, "employer_uscc": uscc},
    )
