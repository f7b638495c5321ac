"""The graduate checks every field and confirms the record (manual A3)."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.graduates.errors import AlreadyConfirmed, NotYourRecord, OffTheList, RecordChangedMeanwhile
from sanfang.graduates.fields import RECORD_FIELDS
from sanfang.graduates.models import Graduate


def shown_fingerprint(graduate: Graduate) -> str:
    """The SHA-256 of every field as it is shown: what is confirmed is what was read."""
    shown = "\n".join(f"{field.label}：{field.shown(graduate)}" for field in RECORD_FIELDS)
    return hashlib.sha256(shown.encode()).hexdigest()


@transaction.atomic
def confirm_record(graduate: Graduate, *, actor: Actor, shown_sha256: str) -> datetime:
    """Confirm what was shown. Refused when a field changed since, when it is somebody else's record, and to
    whoever left the list."""
    if actor.party != Party.GRADUATE or actor.graduate_id != graduate.pk:
        raise NotYourRecord
    if not graduate.is_on_the_list:
        raise OffTheList
    if shown_sha256 != shown_fingerprint(graduate):
        raise RecordChangedMeanwhile
    now = timezone.now()
    # `updated_at` makes a change of this very moment, of the list too, win over the confirmation of what it replaced.
    confirmed = Graduate.objects.filter(
        pk=graduate.pk, confirmed_at__isnull=True, updated_at=graduate.updated_at
    ).update(confirmed_at=now)
    if not confirmed:
        raise AlreadyConfirmed if graduate.is_confirmed else RecordChangedMeanwhile
    audit.record(
        "graduate.confirm",
        graduate,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        facts={"shown_sha256": shown_sha256},
    )
    return now
