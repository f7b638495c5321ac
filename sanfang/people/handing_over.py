"""「交接」: somebody leaves, and a colleague takes over what he or she covered (manual H10).

Most duties follow the scope by themselves, as they are asked for by it. What hangs on a person is handed over by
the rooms above, in the same transaction: they follow through `when_handed_over`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Role
from sanfang.people.actions import (
    MOST_CLASSES,
    Post,
    check_staff_of,
    give,
    post_of,
    record,
    words_of,
)
from sanfang.people.errors import AlreadyHandedOver, CannotTakeOver, TooManyClasses
from sanfang.people.models import StaffMember, User


@dataclass(frozen=True)
class HandedOver:
    """Who left, who took over, and what the two covered: the leaver before, the successor from now on."""

    leaver: StaffMember
    successor: StaffMember
    left: Post
    covers: Post


Follower = Callable[[HandedOver], None]

_followers: list[Follower] = []


def when_handed_over(follower: Follower) -> None:
    """Register once, when the rooms start."""
    _followers.append(follower)


@transaction.atomic
def hand_over(leaver: StaffMember, successor: StaffMember, *, actor: Actor) -> None:
    """Give the leaver's departments, classes and open duties to the successor, and close the leaver's account.

    CannotTakeOver unless the successor is a colleague in use, at the same kind of post or an administrator;
    TooManyClasses when the two have more classes than one may; AlreadyHandedOver the second time.
    """
    check_staff_of(leaver, actor)
    if not StaffMember.objects.able_to_take_over_from(leaver).filter(pk=successor.pk).exists():
        raise CannotTakeOver
    _leave(leaver, successor)
    done = HandedOver(leaver, successor, post_of(leaver), _together(leaver, successor))
    give(leaver, Post(done.left.role))
    give(successor, done.covers)
    for follower in _followers:
        follower(done)
    record("staff.hand_over", leaver, actor, old=words_of(done.left), new=successor.user.username)
    record("staff.take_over", successor, actor, old=leaver.user.username, new=words_of(done.covers))


def _leave(leaver: StaffMember, successor: StaffMember) -> None:
    """Close the account; one of two who hand over at once finds nothing left to do."""
    left = StaffMember.objects.filter(pk=leaver.pk, handed_over_to__isnull=True)
    if not left.update(handed_over_to=successor, handed_over_at=timezone.now()):
        raise AlreadyHandedOver
    User.objects.filter(pk=leaver.user_id).update(is_active=False)
    leaver.refresh_from_db()


def _together(leaver: StaffMember, successor: StaffMember) -> Post:
    """What the successor covers from now on, each once."""
    mine, theirs = post_of(leaver), post_of(successor)
    departments = dict.fromkeys((*theirs.departments, *mine.departments))
    classes = dict.fromkeys((*theirs.classes, *mine.classes))
    together = Post(Role(successor.role), tuple(departments), tuple(classes))
    if len(together.class_scope) > MOST_CLASSES:
        raise TooManyClasses
    return together
