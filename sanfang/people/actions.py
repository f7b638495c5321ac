"""The verbs of staff accounts (manual H10). Rights are read anew at every request, so a change holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from sanfang.actors import Actor, Party, Role
from sanfang.audit import actions as audit
from sanfang.institutions.models import Department, School
from sanfang.people.errors import DepartmentMissing, NotOnYourself, NotYours, UsernameTaken
from sanfang.people.models import StaffMember, User


@dataclass(frozen=True)
class Post:
    """A role with the departments it covers; an administrator covers the whole school."""

    role: Role
    departments: tuple[Department, ...] = ()

    @property
    def scope(self) -> tuple[Department, ...]:
        return () if self.role == Role.ADMINISTRATOR else self.departments


def hire(
    school: School, post: Post, *, username: str, password: str, name: str, phone: str = "", actor: Actor
) -> StaffMember:
    """Make an account with a post. The person should change the password at the first sign-in.

    The school's administrator hires; an administrator may be hired by the province too, or a school
    that lost its last one would be shut out.
    """
    if not _is_appointed(school, post, actor):
        _check_administrator(school.pk, actor)
    _check_scope(post, school.pk)
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, password, name=name)
            member = StaffMember.objects.create(user=user, school=school, role=post.role, phone=phone)
            member.departments.set(post.scope)
            _record("staff.hire", member, actor, new=_words(post))
            return member
    except IntegrityError as error:
        raise UsernameTaken from error


@transaction.atomic
def reassign(member: StaffMember, post: Post, *, actor: Actor) -> None:
    """Give a member of staff another role or other departments."""
    _check_administrator(member.school_id, actor)
    _check_not_oneself(member, actor)
    _check_scope(post, member.school_id)
    old = _words(Post(Role(member.role), tuple(member.departments.all())))
    StaffMember.objects.filter(pk=member.pk).update(role=post.role)
    member.departments.set(post.scope)
    member.refresh_from_db()
    _record("staff.reassign", member, actor, old=old, new=_words(post))


@transaction.atomic
def set_active(member: StaffMember, *, is_active: bool, actor: Actor) -> None:
    """Close an account or open it again; a closed one is out with its next request."""
    _check_administrator(member.school_id, actor)
    _check_not_oneself(member, actor)
    User.objects.filter(pk=member.user_id).update(is_active=is_active)
    member.user.refresh_from_db()
    _record("staff.open" if is_active else "staff.close", member, actor)


@transaction.atomic
def set_password(user: User, password: str, *, actor: Actor) -> None:
    """Write a new password; every other session of the account ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("account.set_password", user, actor=actor)


def reset_password(member: StaffMember, password: str, *, actor: Actor) -> None:
    """Give a colleague who forgot the password a new one; one's own is changed knowing the old."""
    _check_administrator(member.school_id, actor)
    _check_not_oneself(member, actor)
    set_password(member.user, password, actor=actor)


def _is_appointed(school: School, post: Post, actor: Actor) -> bool:
    """Whether the province puts an administrator in place."""
    is_the_province = actor.party == Party.PROVINCE and actor.province_id == school.province_id
    return is_the_province and post.role == Role.ADMINISTRATOR


def _check_administrator(school_id: int, actor: Actor) -> None:
    if actor.party == Party.SYSTEM:
        return
    if not actor.is_administrator or actor.school_id != school_id:
        raise NotYours


def _check_not_oneself(member: StaffMember, actor: Actor) -> None:
    if member.user_id == actor.user_id:
        raise NotOnYourself


def _check_scope(post: Post, school_id: int) -> None:
    if any(department.school_id != school_id for department in post.departments):
        raise NotYours
    if post.role != Role.ADMINISTRATOR and not post.departments:
        raise DepartmentMissing


def _words(post: Post) -> str:
    departments: Sequence[str] = [department.name for department in post.scope]
    return " ".join([post.role.label, *departments])[:200]


def _record(act: str, member: StaffMember, actor: Actor, *, old: str = "", new: str = "") -> None:
    audit.record(act, member, actor=actor, chain=audit.school_chain(member.school_id), old=old, new=new)
