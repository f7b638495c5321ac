"""For how long nobody signs with a graduate whose phone was taken away or changed (promises T11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sanfang.graduates.models import Binding, Graduate
from sanfang.institutions.models import Policy


@dataclass(frozen=True)
class Wait:
    """Another phone was bound at `since`, and is waited with `until`; both None while no phone is bound again."""

    since: datetime | None = None
    until: datetime | None = None


def wait_of(graduate: Graduate) -> Wait | None:
    """What signing has to wait for; None when nothing holds it back, as with a first binding.

    After a release nobody can be told of a signing or disown it, so nothing is signed before a phone is bound
    again, unless the rules hold nothing back at all.
    """
    latest = Binding.objects.filter(graduate=graduate).latest_first().first()
    if latest is None:
        return None
    if latest.released_at is not None:
        return Wait() if Policy.objects.rules_of(graduate.school).rebind_hold_hours else None
    if latest.holds_until is None or latest.holds_until <= timezone.now():
        return None
    return Wait(latest.bound_at, latest.holds_until)
