"""Taking a record away from its phone (manual A2)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.graduates import telling
from sanfang.graduates.actions.holding import hold
from sanfang.graduates.errors import NotBound, NotYourRecord
from sanfang.graduates.models import Binding, Graduate
from sanfang.reasons import clean_reason


@transaction.atomic
def release(graduate: Graduate, *, actor: Actor, reason: str) -> None:
    """The administrator frees the record from its phone; that phone is signed out with its next request.

    The phone and the school's other administrators are told. NotYourRecord for whoever is not the school's
    administrator, ReasonMissing, and NotBound when there is nothing to release.
    """
    if not actor.is_administrator or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourRecord
    reason = clean_reason(reason)
    graduate = hold(graduate.pk)
    binding = Binding.objects.current().filter(graduate=graduate).select_related("user").first()
    if binding is None:
        raise NotBound
    Binding.objects.filter(pk=binding.pk).update(released_at=timezone.now())
    audit.record(
        "binding.release",
        binding,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        reason=reason,
        facts={"graduate": graduate.pk},
    )
    telling.tell_of_release(binding, graduate, by=actor.label, reason=reason)
