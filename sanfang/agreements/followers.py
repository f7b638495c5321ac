"""Rooms above this one that must act, in the same transaction, when a graduate is taken or free again."""

from __future__ import annotations

from collections.abc import Callable

from sanfang.agreements.models import Agreement

# Told of the agreement that took the graduate, or that has let go of him or her.
Follower = Callable[[Agreement], object]

_followers: list[Follower] = []
_readers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Register once, when the rooms start."""
    _followers.append(follower)


def tell_followers(agreement: Agreement) -> None:
    for follower in _followers:
        follower(agreement)


def follow_texts(reader: Follower) -> None:
    """Register once: told in the same transaction of every text that takes effect, by approval or by correction."""
    _readers.append(reader)


def tell_of_text(agreement: Agreement) -> None:
    for reader in _readers:
        reader(agreement)
