"""Whether anybody can sign with a graduate now: the one gate of all three routes."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.agreements.errors import (
    AlreadyEmployed,
    NotOnTheList,
    RecentlyRebound,
    RecordNotConfirmed,
    SigningHeld,
)
from sanfang.agreements.models import Agreement
from sanfang.destinations import actions as destinations
from sanfang.graduates.models import Graduate
from sanfang.graduates.waiting import wait_of


def check_ready(graduate: Graduate, *, reader: Party | None = None) -> None:
    """Nobody can sign with a graduate who left the list, has not confirmed the record, is employed, or whose
    phone was changed just now.

    The rules are promises A11, manual A3, A4, and promises T11. `reader` is who will read the refusal.
    """
    if not graduate.is_on_the_list:
        raise NotOnTheList
    if not graduate.is_confirmed:
        raise RecordNotConfirmed
    if not destinations.is_free(graduate):
        raise AlreadyEmployed
    check_not_held(graduate, reader=reader)


def check_free(graduate: Graduate, *, reader: Party | None = None) -> None:
    """As `check_ready`, and no live agreement: for whoever is about to begin.

    `enter` does not ask this: a second tap must find what the first one made, not a refusal.
    """
    check_ready(graduate, reader=reader)
    if Agreement.objects.live().filter(graduate=graduate).exists():
        raise AlreadyEmployed


def check_not_held(graduate: Graduate, *, reader: Party | None = None) -> None:
    """SigningHeld while the graduate's phone is gone or was changed just now; RecentlyRebound, which says since
    when and until when, to the graduate alone (promises T11, Q05)."""
    wait = wait_of(graduate)
    if wait is None:
        return
    if reader == Party.GRADUATE and wait.since and wait.until:
        raise RecentlyRebound(wait.since, wait.until)
    raise SigningHeld
