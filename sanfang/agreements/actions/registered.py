"""A registered employer signs: directly (route 2), or by an offer that the graduate accepts (route 1)."""

from __future__ import annotations

from django.db import transaction

from sanfang.actors import Actor, Party
from sanfang.agreements.actions.signing import enter
from sanfang.agreements.details import (
    EmployerSide,
    PositionSide,
    Terms,
    canonical,
    compose,
    compose_for,
    fingerprint,
)
from sanfang.agreements.errors import (
    EmployerFrozen,
    EmployerMayNotSign,
    NotYours,
    PositionClosed,
    TextChanged,
)
from sanfang.agreements.models import Agreement, Route
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import Standing
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate


@transaction.atomic
def sign_directly(
    graduate: Graduate,
    position: Position,
    *,
    actor: Actor,
    terms: Terms | None = None,
    shown_sha256: str | None = None,
) -> Agreement:
    """Route 2: a registered, verified employer signs with a graduate for one of its positions (manual C1).

    `shown_sha256` is the fingerprint of what the employer read before it signed; TextChanged when the
    content is another one by now. Asking twice gives the same agreement. Refused with
    EmployerMayNotSign, PositionClosed or CannotSignNow.
    """
    terms = terms or Terms()
    employer = position.employer
    check_employer(employer, actor)
    graduate = graduates.hold(graduate.pk)
    if not position.is_open:
        raise PositionClosed
    if shown_sha256 not in {None, fingerprint(canonical(compose_for(graduate, position, terms)))}:
        raise TextChanged
    return enter(
        graduate,
        EmployerSide.of(employer),
        PositionSide.of(position),
        terms,
        route=Route.REGISTERED,
        actor=actor,
        employer=employer,
    )


@transaction.atomic
def sign_by_offer(
    graduate: Graduate,
    employer: Employer,
    position: PositionSide,
    terms: Terms,
    *,
    actor: Actor,
    shown_sha256: str,
) -> Agreement:
    """Route 1: the graduate accepts what an employer offered on the platform (manual B6).

    `shown_sha256` is the fingerprint of what the graduate read; TextChanged when the content is another one
    by now. Refused with NotYours, EmployerMayNotSign, RecordNotConfirmed or AlreadyEmployed.
    """
    if actor.party != Party.GRADUATE or actor.graduate_id != graduate.pk:
        raise NotYours
    if not employer.may_reach_graduates:
        raise EmployerMayNotSign
    graduate = graduates.hold(graduate.pk)
    side = EmployerSide.of(employer)
    if shown_sha256 != fingerprint(canonical(compose(graduate, side, position, terms))):
        raise TextChanged
    return enter(graduate, side, position, terms, route=Route.PLATFORM, actor=actor, employer=employer)


def check_employer(employer: Employer, actor: Actor) -> None:
    """Only a verified employer, acting for itself, reaches graduates (promises D08)."""
    if employer.pk != actor.employer_id:
        raise EmployerMayNotSign
    if employer.standing == Standing.FROZEN:
        raise EmployerFrozen
    if not employer.may_reach_graduates:
        raise EmployerMayNotSign
