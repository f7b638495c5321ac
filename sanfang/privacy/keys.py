"""Rings of keys as the settings give them: `id:secret` pairs, the first for what is new."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# The id stands in the clear beside every stored value; a secret put in its place would be published.
KEY_ID = re.compile(r"\A[A-Za-z0-9_-]{1,16}\Z")
SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Key:
    """One secret and the name under which stored values remember it."""

    key_id: str
    secret: str = field(repr=False)


def ring() -> tuple[Key, ...]:
    """The keys of the encrypted fields, the one that encrypts first; ImproperlyConfigured when there is none."""
    return ring_of("SANFANG_FIELD_KEYS", settings.FIELD_KEYS)


def key_called(key_id: str) -> Key | None:
    """The key of this id, or None when it has left the ring."""
    return next((key for key in ring() if key.key_id == key_id), None)


def ring_of(setting: str, written: Iterable[str]) -> tuple[Key, ...]:
    """The keys of a setting, in its order; ImproperlyConfigured when they are not what they should be."""
    return _ring(setting, tuple(written))


@lru_cache(maxsize=16)
def _ring(setting: str, written: tuple[str, ...]) -> tuple[Key, ...]:
    if not written:
        raise ImproperlyConfigured(f"{setting} is empty: give at least one id:secret pair.")
    keys = tuple(_key(setting, place, text) for place, text in enumerate(written, start=1))
    if len({key.key_id for key in keys}) < len(keys):
        raise ImproperlyConfigured(f"{setting} gives two keys the same id.")
    return keys


def _key(setting: str, place: int, text: str) -> Key:
    """A fault is told by its place in the list, never by quoting what may be a secret."""
    key_id, _, secret = text.partition(":")
    if not secret or not KEY_ID.match(key_id):
        raise ImproperlyConfigured(f"{setting}: entry {place} is not an id:secret pair.")
    if len(secret) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{setting}: the secret of entry {place} is shorter than {SHORTEST_SECRET} characters."
        )
    return Key(key_id, secret)
