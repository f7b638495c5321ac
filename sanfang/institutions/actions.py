"""The verbs of institutions: the policy of signing, and the departments of a school."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.institutions.errors import DepartmentExists, NotYours
from sanfang.institutions.models import Department, Policy, Province, School


@transaction.atomic
def set_policy(
    owner: Province | School, *, confirmation: str, acceptance_days: int | None, actor: Actor
) -> Policy:
    """Write the policy of a province or a school. It holds for what is signed from now on."""
    _check_owner(owner, actor)
    key = {"province": owner} if isinstance(owner, Province) else {"school": owner}
    policy, _ = Policy.objects.get_or_create(**key)
    old = _words(policy)
    policy.confirmation, policy.acceptance_days = confirmation, acceptance_days
    policy.full_clean()
    policy.save()
    audit.record("policy.set", policy, actor=actor, chain=_chain(owner), old=old, new=_words(policy))
    return policy


def add_department(school: School, name: str, *, actor: Actor) -> Department:
    """Add 院系 to a school, or DepartmentExists."""
    _check_owner(school, actor)
    try:
        with transaction.atomic():
            department = Department.objects.create(school=school, name=name.strip())
            audit.record("department.add", department, actor=actor, chain=_chain(school), new=department.name)
            return department
    except IntegrityError as error:
        raise DepartmentExists from error


def rename_department(department: Department, name: str, *, actor: Actor) -> None:
    """Correct the name of 院系, or DepartmentExists."""
    _check_owner(department.school, actor)
    old = department.name
    department.name = name.strip()
    try:
        with transaction.atomic():
            department.save()
            audit.record(
                "department.rename",
                department,
                actor=actor,
                chain=_chain(department.school),
                old=old,
                new=name,
            )
    except IntegrityError as error:
        raise DepartmentExists from error


def _check_owner(owner: Province | School, actor: Actor) -> None:
    """A province is ruled by its officers, a school by its administrators; the platform itself sets up both."""
    if actor.party == Party.SYSTEM:
        return
    rules_it = (
        actor.party == Party.PROVINCE and actor.province_id == owner.pk
        if isinstance(owner, Province)
        else actor.is_administrator and actor.school_id == owner.pk
    )
    if not rules_it:
        raise NotYours


def _chain(owner: Province | School) -> str:
    return audit.school_chain(owner.pk) if isinstance(owner, School) else audit.province_chain(owner.pk)


def _words(policy: Policy) -> str:
    return f"{policy.confirmation or '-'} {policy.acceptance_days or '-'}"
