"""The ring of keys behind the encrypted fields, as the settings give it."""

from __future__ import annotations

import re
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
    """Every key, the one that encrypts first; ImproperlyConfigured when the settings do not give one."""
    return _ring(tuple(settings.FIELD_KEYS))


def key_called(key_id: str) -> Key | None:
    """The key of this id, or None when it has left the ring."""
    return next((key for key in ring() if key.key_id == key_id), None)


@lru_cache(maxsize=8)
def _ring(written: tuple[str, ...]) -> tuple[Key, ...]:
    keys = tuple(_key(place, *text.partition(":")[::2]) for place, text in enumerate(written, start=1))
    if not keys:
        raise ImproperlyConfigured("SANFANG_FIELD_KEYS is empty: give at least one id:secret pair.")
    if len({key.key_id for key in keys}) < len(keys):
        raise ImproperlyConfigured("SANFANG_FIELD_KEYS gives two keys the same id.")
    return keys


def _key(place: int, key_id: str, secret: str) -> Key:
    """A fault is told by its place in the list, never by quoting what may be a secret."""
    if not secret or not KEY_ID.match(key_id):
        raise ImproperlyConfigured(f"SANFANG_FIELD_KEYS: entry {place} is not an id:secret pair.")
    if len(secret) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"SANFANG_FIELD_KEYS: the secret of entry {place} is shorter than {SHORTEST_SECRET} characters."
        )
    return Key(key_id, secret)
