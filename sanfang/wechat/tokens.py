"""The access token: one for all processes, kept encrypted in the database, fetched by one of them at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sanfang.wechat.errors import NotSent
from sanfang.wechat.models import AccessToken

EARLY = timedelta(minutes=5)  # In the last five minutes WeChat gives out the next token and takes both.
LEASE = timedelta(seconds=20)  # Longer than an exchange with WeChat can take; who died is replaced after it.
PATIENCE = 10.0
PAUSE = 0.05


@dataclass(frozen=True)
class Fetched:
    """A token as WeChat gave it out, and for how long."""

    token: str
    lasts: timedelta


# Fetches from WeChat. True: the present token must not be given out again (force_refresh).
Fetch = Callable[[bool], Fetched]


def token_for(app_id: str, fetch: Fetch, *, refused: str = "") -> str:
    """A token that holds and is not the one WeChat just `refused`; NotSent when none can be had in time.

    Whoever finds it near its end takes a short lease and fetches; meanwhile the others use the old one while it
    holds, or wait. To be called outside of transactions: WeChat's answer is waited for.
    """
    patience_ends = time.monotonic() + PATIENCE
    while True:
        kept = _kept(app_id)
        now = timezone.now()
        if _holds(kept, refused, until=now + EARLY):
            return str(kept.token)
        if _takes_the_lease(kept, now):
            return _renewed(kept, fetch, refused)
        if _holds(kept, refused, until=now):
            return str(kept.token)
        if time.monotonic() > patience_ends:
            raise NotSent("the access token is being fetched by somebody who takes too long")
        time.sleep(PAUSE)


def _kept(app_id: str) -> AccessToken:
    kept = AccessToken.objects.filter(app_id=app_id).first()
    return kept or AccessToken.objects.get_or_create(app_id=app_id)[0]


def _holds(kept: AccessToken, refused: str, *, until: datetime) -> bool:
    return bool(kept.token) and kept.token != refused and kept.ends_at is not None and kept.ends_at > until


def _takes_the_lease(kept: AccessToken, now: datetime) -> bool:
    """One conditional UPDATE. Whoever looked before the last renewal finds another `ends_at` and gets nothing."""
    free = Q(refreshing_until=None) | Q(refreshing_until__lte=now)
    seen = Q(ends_at=kept.ends_at) if kept.ends_at else Q(ends_at=None)
    # Durable: a caller's transaction would hold the lease, and on SQLite every writer, while WeChat is asked.
    with transaction.atomic(durable=True):
        return bool(AccessToken.objects.filter(free, seen, pk=kept.pk).update(refreshing_until=now + LEASE))


def _renewed(kept: AccessToken, fetch: Fetch, refused: str) -> str:
    rows = AccessToken.objects.filter(pk=kept.pk)
    try:
        fetched = fetch(False)  # noqa: FBT003 - the one argument of Fetch, explained there
        if fetched.token == refused:
            # Only now: forcing ends the token of every other system that uses this app id, 20 times a day at most.
            fetched = fetch(True)  # noqa: FBT003
        ends_at = timezone.now() + fetched.lasts
        rows.update(token=fetched.token, ends_at=ends_at, refreshing_until=None)
    except BaseException:
        rows.update(refreshing_until=None)
        raise
    return fetched.token
