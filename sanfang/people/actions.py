"""The verbs of staff accounts (manual H10). Rights are read anew at every request, so a change holds at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from sanfang.actors import Actor, Party, Role
from sanfang.audit import actions as audit
from sanfang.institutions.models import Department, School, SchoolClass
from sanfang.people import second_factor
from sanfang.people.errors import (
    DepartmentMissing,
    NotOnYourself,
    NotYours,
    TooManyClasses,
    UsernameTaken,
)
from sanfang.people.models import StaffMember, User

# A scope is kept in one line beside every export; beyond this, departments are meant.
MOST_CLASSES = 40


@dataclass(frozen=True)
class Post:
    """A role with the departments and classes it covers; an administrator covers the whole school.

    Only a counsellor has classes, and none of a department that is covered as a whole.
    """

    role: Role
    departments: tuple[Department, ...] = ()
    classes: tuple[SchoolClass, ...] = ()

    @property
    def scope(self) -> tuple[Department, ...]:
        return () if self.role == Role.ADMINISTRATOR else self.departments

    @property
    def class_scope(self) -> tuple[SchoolClass, ...]:
        if self.role != Role.COUNSELLOR:
            return ()
        whole = {department.pk for department in self.departments}
        return tuple(one for one in self.classes if one.major.department_id not in whole)

    @property
    def names(self) -> list[str]:
        """What is covered: departments, then classes."""
        return [one.name for one in self.scope] + [one.name for one in self.class_scope]


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
            give(member, post)
            record("staff.hire", member, actor, new=words_of(post))
            return member
    except IntegrityError as error:
        raise UsernameTaken from error


@transaction.atomic
def reassign(member: StaffMember, post: Post, *, actor: Actor) -> None:
    """Give a member of staff another role, other departments or other classes."""
    check_staff_of(member, actor)
    _check_scope(post, member.school_id)
    old = words_of(post_of(member))
    StaffMember.objects.filter(pk=member.pk).update(role=post.role)
    give(member, post)
    member.refresh_from_db()
    record("staff.reassign", member, actor, old=old, new=words_of(post))


@transaction.atomic
def set_active(member: StaffMember, *, is_active: bool, actor: Actor) -> None:
    """Close an account or open it again; a closed one is out with its next request.

    Whoever comes back after handing over begins with what is given anew.
    """
    check_staff_of(member, actor)
    User.objects.filter(pk=member.user_id).update(is_active=is_active)
    if is_active:
        StaffMember.objects.filter(pk=member.pk).update(handed_over_to=None, handed_over_at=None)
    member.refresh_from_db()
    record("staff.open" if is_active else "staff.close", member, actor)


@transaction.atomic
def set_password(user: User, password: str, *, actor: Actor) -> None:
    """Write a new password; every other session of the account ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("account.set_password", user, actor=actor)


@transaction.atomic
def reset_password(member: StaffMember, password: str, *, actor: Actor) -> None:
    """Give a colleague who forgot the password a new one; one's own is changed knowing the old.

    Whoever lost the phone with the authenticator comes to the same desk: the second factor goes with it.
    """
    check_staff_of(member, actor)
    set_password(member.user, password, actor=actor)
    second_factor.forget(member.user, actor=actor)


def _is_appointed(school: School, post: Post, actor: Actor) -> bool:
    """Whether the province puts an administrator in place."""
    is_the_province = actor.party == Party.PROVINCE and actor.province_id == school.province_id
    return is_the_province and post.role == Role.ADMINISTRATOR


def _check_administrator(school_id: int, actor: Actor) -> None:
    if actor.party == Party.SYSTEM:
        return
    if not actor.is_administrator or actor.school_id != school_id:
        raise NotYours


def check_staff_of(member: StaffMember, actor: Actor) -> None:
    """NotYours unless the actor administers this person's school; NotOnYourself for the own account."""
    _check_administrator(member.school_id, actor)
    if member.user_id == actor.user_id:
        raise NotOnYourself


def _check_scope(post: Post, school_id: int) -> None:
    if any(department.school_id != school_id for department in post.departments):
        raise NotYours
    if any(one.major.department.school_id != school_id for one in post.classes):
        raise NotYours
    if post.role != Role.ADMINISTRATOR and not post.departments and not post.class_scope:
        raise DepartmentMissing
    if len(post.class_scope) > MOST_CLASSES:
        raise TooManyClasses


def post_of(member: StaffMember) -> Post:
    """The post that somebody holds now."""
    classes = member.classes.select_related("major__department").order_by("name", "pk")
    return Post(Role(member.role), tuple(member.departments.all()), tuple(classes))


def give(member: StaffMember, post: Post) -> None:
    """Write what a post covers. Call inside a verb that checks and records."""
    member.departments.set(post.scope)
    member.classes.set(post.class_scope)


def words_of(post: Post) -> str:
    """「辅导员 机械工程学院 软工221」, as the trail keeps it."""
    return " ".join([post.role.label, *post.names])[:200]


def record(act: str, member: StaffMember, actor: Actor, *, old: str = "", new: str = "") -> None:
    """Leave a row in the school's chain."""
    audit.record(act, member, actor=actor, chain=audit.school_chain(member.school_id), old=old, new=new)
