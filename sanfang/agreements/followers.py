"""Rooms above this one that must act, in the same transaction, when a graduate is taken or free again."""

from __future__ import annotations

from collections.abc import Callable

from sanfang.agreements.models import Agreement

# Told of the agreement that took the graduate, or that has let go of him or her.
Follower = Callable[[Agreement], None]

_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Register once, when the rooms start."""
    _followers.append(follower)


def tell_followers(agreement: Agreement) -> None:
    for follower in _followers:
        follower(agreement)
