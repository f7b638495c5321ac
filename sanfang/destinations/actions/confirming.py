"""最终信息确认: the graduate's own word, before the closing day of the year (manual H6)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.destinations.errors import (
    AlreadyConfirmed,
    ConfirmationClosed,
    ConfirmTheRecordFirst,
    NotOnTheList,
    NotYours,
    ReadAgain,
)
from sanfang.destinations.final import final_facts, fingerprint, standing_confirmation
from sanfang.destinations.models import FinalConfirmation
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.institutions.closing import closing_day_of


def void(graduate: Graduate) -> None:
    """What was confirmed is no longer what stands: the graduate has to read it again."""
    FinalConfirmation.objects.filter(graduate=graduate, voided_at__isnull=True).update(
        voided_at=timezone.now()
    )


@transaction.atomic
def confirm_final(graduate: Graduate, *, actor: Actor, shown_sha256: str) -> FinalConfirmation:
    """Confirm exactly what was shown. ConfirmTheRecordFirst, ConfirmationClosed after the day, ReadAgain when
    something changed since, AlreadyConfirmed."""
    if actor.party != Party.GRADUATE or actor.graduate_id != graduate.pk:
        raise NotYours
    graduate = graduates.hold(graduate.pk)
    _check_open(graduate)
    facts = final_facts(graduate)
    if shown_sha256 != fingerprint(facts):
        raise ReadAgain
    if standing_confirmation(graduate):
        raise AlreadyConfirmed
    void(graduate)
    confirmation = FinalConfirmation.objects.create(
        graduate=graduate, facts=facts, shown_sha256=shown_sha256, confirmed_at=timezone.now()
    )
    audit.record(
        "final.confirm",
        confirmation,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        facts={"graduate": graduate.pk, "shown_sha256": shown_sha256},
    )
    return confirmation


def _check_open(graduate: Graduate) -> None:
    if not graduate.is_on_the_list:
        raise NotOnTheList
    last_day = closing_day_of(graduate.school_id, graduate.cohort_year)
    if calendar.today() > last_day:
        raise ConfirmationClosed(f"{last_day:%Y-%m-%d}")
    if not graduate.is_confirmed:
        raise ConfirmTheRecordFirst
