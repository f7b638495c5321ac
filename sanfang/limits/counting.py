"""Counting hits in fixed windows, in the database, so that all processes count together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sanfang.limits.models import Counter


def allow(purpose: str, key: str, *, limit: int, seconds: int) -> bool:
    """Count one hit; False once there were more than `limit` in the current window of `seconds`.

    Call it outside of any transaction: what it counts must stay counted when that which was tried is rolled back.
    Beyond the limit a hit is only read: a flood must not keep everybody else from writing.
    """
    facts = _facts(purpose, key, seconds)
    if _counters(facts).filter(hits__gt=limit).exists():
        return False
    with transaction.atomic(durable=True):
        return _count(facts) <= limit


def is_exhausted(purpose: str, key: str, *, limit: int, seconds: int) -> bool:
    """Whether `limit` hits were counted in the current window already; counts nothing itself."""
    return _counters(_facts(purpose, key, seconds)).filter(hits__gte=limit).exists()


def forget(purpose: str, key: str, *, seconds: int) -> None:
    """Start afresh: somebody with the right to do so has looked into the hits counted so far."""
    _counters(_facts(purpose, key, seconds)).delete()


def sweep(older_than: timedelta = timedelta(days=2)) -> int:
    """Forget counters of windows long past. Returns how many."""
    return Counter.objects.filter(window_start__lt=timezone.now() - older_than).delete()[0]


def _count(facts: dict[str, Any]) -> int:
    """Add one hit. The UPDATE locks the row, so the number read after it is this hit's own."""
    if not _hit(facts):
        # The window's first hit; when another process was faster, its row is the one to count in.
        Counter.objects.bulk_create([Counter(**facts)], ignore_conflicts=True)
        _hit(facts)
    return _counters(facts).values_list("hits", flat=True).get()


def _hit(facts: dict[str, Any]) -> int:
    return _counters(facts).update(hits=F("hits") + 1)


def _counters(facts: dict[str, Any]) -> QuerySet[Counter]:
    return Counter.objects.filter(**facts)


def _facts(purpose: str, key: str, seconds: int) -> dict[str, Any]:
    return {"purpose": purpose, "key_hash": _hashed(key, seconds), "window_start": _window(seconds)}


def _window(seconds: int) -> datetime:
    now = int(timezone.now().timestamp())
    return datetime.fromtimestamp(now - now % seconds, tz=UTC)


def _hashed(key: str, seconds: int) -> str:
    """With a secret, as all addresses of the internet are soon tried; with the length of the window, as an
    hour and a day that begin together would else share one counter."""
    return salted_hmac("sanfang.limits", f"{seconds}\0{key}", algorithm="sha256").hexdigest()
