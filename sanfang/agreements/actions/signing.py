"""How an agreement comes to be, whichever route leads to it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor
from sanfang.agreements import telling
from sanfang.agreements.actions.moving import lock_by_agreements
from sanfang.agreements.actions.readiness import check_ready
from sanfang.agreements.details import (
    EmployerSide,
    PositionSide,
    Terms,
    canonical,
    compose,
    fingerprint,
)
from sanfang.agreements.errors import AlreadyEmployed
from sanfang.agreements.models import Agreement, Route
from sanfang.agreements.numbers import catch_up, next_number
from sanfang.agreements.states import LIVE_STATES, WAITING_FOR_THE_GRADUATE, State
from sanfang.agreements.workflow import start_of
from sanfang.audit import actions as audit
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Rules
from sanfang.privacy.index import blind_index

EMPLOYER_PHONE = "employer.phone"
# A second collision of chance would be a fault of the chance.
TRIES = 3


def enter(
    graduate: Graduate,
    side: EmployerSide,
    position: PositionSide,
    terms: Terms,
    *,
    route: Route,
    actor: Actor,
    employer: Employer | None = None,
) -> Agreement:
    """Freeze what both parties saw and start the workflow where the school's policy says.

    Call it holding the graduate. The unique index, not this function, makes sure that there is one live
    agreement only.
    """
    check_ready(graduate, reader=actor.party)
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                agreement = _create(graduate, side, position, terms, route, employer)
                lock_by_agreements(graduate, agreement)
                _leave_traces(agreement, actor)
                return agreement
        except IntegrityError as error:
            refused = error
            if Agreement.objects.live().filter(graduate=graduate).exists():
                break
            # Nobody was faster: the number, or the token, is another agreement's (promises X10).
            catch_up(graduate)
    return _the_same_again(graduate, side, position, terms, refused)


def _create(
    graduate: Graduate,
    side: EmployerSide,
    position: PositionSide,
    terms: Terms,
    route: Route,
    employer: Employer | None,
) -> Agreement:
    rules = Policy.objects.rules_of(graduate.school)
    by_the_graduate = route == Route.PLATFORM
    state = start_of(rules.confirmation, rules.review_steps, by_the_graduate=by_the_graduate)
    text = canonical(compose(graduate, side, position, terms))
    now = timezone.now()
    return Agreement.objects.create(
        number=next_number(graduate),
        graduate=graduate,
        school=graduate.school,
        department=graduate.department,
        employer=employer,
        cohort_year=graduate.cohort_year,
        route=route,
        state=state,
        review_steps=rules.review_steps,
        employer_name=side.name,
        employer_uscc=side.uscc,
        employer_nature=side.nature,
        employer_industry=side.industry,
        employer_place=side.place,
        employer_phone_index=blind_index(side.phone, EMPLOYER_PHONE),
        position_title=position.title,
        details_text=text,
        details_sha256=fingerprint(text),
        signed_at=now,
        confirm_by=_deadline(now, rules) if state in WAITING_FOR_THE_GRADUATE else None,
        confirmed_at=now if by_the_graduate else None,
    )


def _deadline(now: datetime, rules: Rules) -> datetime:
    """The end of the last day of the window (manual B5)."""
    return calendar.end_of(calendar.day_of(now) + timedelta(days=rules.acceptance_days))


def _leave_traces(agreement: Agreement, actor: Actor) -> None:
    audit.record(
        "agreement.sign",
        agreement,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        new=agreement.state,
        facts={
            "number": agreement.number,
            "route": agreement.route,
            "details_sha256": agreement.details_sha256,
        },
    )
    telling.tell_of_signing(agreement)


def _the_same_again(
    graduate: Graduate, side: EmployerSide, position: PositionSide, terms: Terms, error: IntegrityError
) -> Agreement:
    """A second tap of the same employer finds the first one's agreement; anybody else is refused."""
    wanted = fingerprint(canonical(compose(graduate, side, position, terms)))
    mine: Agreement | None = Agreement.objects.filter(
        graduate=graduate,
        employer_uscc=side.uscc,
        details_sha256=wanted,
        state__in=[State.PROPOSED, *LIVE_STATES],
    ).first()
    if mine is None:
        raise AlreadyEmployed from error
    return mine
