"""Binding a phone's WeChat account to a graduate record (manual A1)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.codes import id_numbers
from sanfang.codes.names import person_key
from sanfang.graduates import telling
from sanfang.graduates.actions.holding import hold
from sanfang.graduates.errors import BoundElsewhere, NoMatch, PhoneAlreadyBound
from sanfang.graduates.models import Binding, Graduate, PhoneProof
from sanfang.institutions.models import Policy, School
from sanfang.institutions.policies import BindingProof
from sanfang.people.models import User


def bind(
    user: User,
    *,
    school: School,
    name: str,
    student_number: str,
    id_number: str,
    actor: Actor,
    must_prove_phone: bool = False,
) -> Binding:
    """Bind the phone to the record that all four facts name; where the rules or the caller ask for it, only
    with WeChat's proof of the number that stands on the record.

    Whatever does not match is refused with the same NoMatch after the same questions, so that nobody learns
    what was wrong or who exists; a malformed ID number is refused by InvalidIdNumber. The unique indexes decide
    when two phones try at once.
    """
    number = id_numbers.parse(id_number).number
    must_prove_phone |= Policy.objects.rules_of(school).binding_proof == BindingProof.FACTS_AND_PHONE
    proof = PhoneProof.objects.fresh_of(user)
    graduate: Graduate | None = (
        Graduate.objects.with_id_number(number)
        .filter(school=school, student_number=student_number.strip(), name_key=person_key(name))
        .order_by("-cohort_year")
        .first()
    )
    if graduate is None:
        raise NoMatch
    is_proven = proof is not None and proof.shows(graduate)
    if must_prove_phone and not is_proven:
        raise NoMatch
    return _bind(user, graduate, actor, is_proven=is_proven)


def _bind(user: User, graduate: Graduate, actor: Actor, *, is_proven: bool) -> Binding:
    mine = _standing(user, graduate)
    if mine is not None:
        return mine
    try:
        with transaction.atomic():
            return _create(user, hold(graduate.pk), actor, is_proven=is_proven)
    except IntegrityError as error:
        # A second tap of the same phone may have lost to the first: then both have what they wanted.
        mine = _standing(user, graduate)
        if mine is not None:
            return mine
        if Binding.objects.current().filter(user=user).exists():
            raise PhoneAlreadyBound from error
        raise BoundElsewhere from error


def _standing(user: User, graduate: Graduate) -> Binding | None:
    binding: Binding | None = Binding.objects.current().filter(user=user, graduate=graduate).first()
    return binding


def _create(user: User, graduate: Graduate, actor: Actor, *, is_proven: bool) -> Binding:
    former = Binding.objects.filter(graduate=graduate).latest_first().first()
    until = _held_until(user, graduate, former)
    binding = Binding.objects.create(user=user, graduate=graduate, holds_until=until)
    PhoneProof.objects.filter(user=user).delete()
    audit.record(
        "binding.bind",
        binding,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        facts={
            "graduate": graduate.pk,
            "again": former is not None,
            "phone_proven": is_proven,
            "holds_until": until.isoformat() if until else "",
        },
    )
    if former is not None:
        telling.tell_of_another_phone(binding)
    return binding


def _held_until(user: User, graduate: Graduate, former: Binding | None) -> datetime | None:
    """A first phone holds nothing back, another one does. The same phone bound again is no other person: a hold
    that still ran goes on, or releasing and binding once more would end it."""
    if former is None:
        return None
    if former.user_id == user.pk:
        return former.holds_until
    hours = Policy.objects.rules_of(graduate.school).rebind_hold_hours
    return timezone.now() + timedelta(hours=hours) if hours else None
