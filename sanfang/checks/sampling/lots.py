"""Drawing lots so that anybody can draw them again: no number of it is anybody's choice (decision 0028)."""

from __future__ import annotations

import hashlib
import math
import secrets
from collections.abc import Iterable


def new_seed() -> str:
    """256 bits that nobody knew before, in 64 hex digits."""
    return secrets.token_hex(32)


def ticket(seed: str, key: int) -> str:
    """The lot of one record: the SHA-256 of 「seed:key」. Any tool computes the same."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def how_many(population: int, share: int, minimum: int, maximum: int) -> int:
    """How many of a population are drawn: so many percent, rounded up, within the bounds; never more than there are.

    >>> how_many(1000, 5, 10, 30), how_many(100, 5, 10, 30), how_many(4, 5, 10, 30)
    (30, 10, 4)
    """
    wanted = math.ceil(population * share / 100)
    return min(population, max(minimum, min(maximum, wanted)))


def draw(seed: str, keys: Iterable[int], count: int) -> list[int]:
    """The `count` keys with the lowest lots, the lowest first."""
    return sorted(keys, key=lambda key: (ticket(seed, key), key))[:count]


def digest_of(keys: Iterable[int]) -> str:
    """What stands in the trail for a list that was drawn from."""
    return hashlib.sha256(",".join(map(str, keys)).encode()).hexdigest()
