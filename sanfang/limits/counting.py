"""Counting hits in fixed windows, in the database, so that all processes count together."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sanfang.limits.models import Counter


def allow(purpose: str, key: str, *, limit: int, seconds: int) -> bool:
    """Count one hit; False once there were more than `limit` in the current window of `seconds`."""
    counter = {"purpose": purpose, "key_hash": _hashed(key), "window_start": _window(seconds)}
    with transaction.atomic():
        Counter.objects.bulk_create([Counter(**counter)], ignore_conflicts=True)
        Counter.objects.filter(**counter).update(hits=F("hits") + 1)
        return Counter.objects.values_list("hits", flat=True).get(**counter) <= limit


def is_exhausted(purpose: str, key: str, *, limit: int, seconds: int) -> bool:
    """Whether `limit` hits were counted in the current window already; counts nothing itself."""
    counter = {"purpose": purpose, "key_hash": _hashed(key), "window_start": _window(seconds)}
    return Counter.objects.filter(**counter, hits__gte=limit).exists()


def sweep(older_than: timedelta = timedelta(days=2)) -> int:
    """Forget counters of windows long past. Returns how many."""
    return Counter.objects.filter(window_start__lt=timezone.now() - older_than).delete()[0]


def _window(seconds: int) -> datetime:
    now = int(timezone.now().timestamp())
    return datetime.fromtimestamp(now - now % seconds, tz=UTC)


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
