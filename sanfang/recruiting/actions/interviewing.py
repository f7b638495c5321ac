"""Inviting to an interview, answering, and what came of it (manual B2–B4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, system
from sanfang.graduates import actions as graduates
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting import telling, workflow
from sanfang.recruiting.actions.moving import check_rights, move, record
from sanfang.recruiting.actions.reaching import check_reaches
from sanfang.recruiting.errors import (
    AlreadyUnderWay,
    EmployerMayNotReach,
    LinkNotSecure,
    NotNow,
    OfferOut,
    OneStopsAll,
    SomeNotFound,
    TimeIsPast,
    TimeTooFar,
    WhereMissing,
)
from sanfang.recruiting.models import Application, Interview
from sanfang.refusal import Refusal

FURTHEST = timedelta(days=366)
SECURE = "https://"


@dataclass(frozen=True)
class Invitation:
    """When, where or by which link, and with whom."""

    starts_at: datetime
    contact_person: str
    phone: str
    place: str = ""
    link: str = ""
    message: str = ""

    def check(self, now: datetime) -> None:
        if self.starts_at <= now:
            raise TimeIsPast
        if self.starts_at > now + FURTHEST:
            raise TimeTooFar
        if not self.place and not self.link:
            raise WhereMissing
        if self.link and not self.link.startswith(SECURE):
            raise LinkNotSecure


@transaction.atomic
def invite(application: Application, invitation: Invitation, *, actor: Actor) -> Interview:
    """Invite one applicant, to the first round or to another. The graduate is told at once."""
    check_rights(application, actor)
    check_reaches(application.employer, actor)
    now = timezone.now()
    invitation.check(now)
    graduates.hold(application.graduate_id)
    if application.interviews.open().exists():
        raise AlreadyUnderWay
    if application.offers.open().exists():
        raise OfferOut
    answered = application.answered_at or now
    move(application, workflow.AWAIT_INTERVIEW, actor=system(), answered_at=answered)
    interview = Interview.objects.create(
        application=application,
        graduate_id=application.graduate_id,
        employer_id=application.employer_id,
        **asdict(invitation),
    )
    record(interview, "invite", actor=actor, new=interview.state)
    telling.tell_of_beginning(interview)
    return interview


@transaction.atomic
def invite_all(ids: Sequence[int], invitation: Invitation, *, actor: Actor) -> list[Interview]:
    """Invite every one of them or nobody.

    Those that are not the employer's own are counted by SomeNotFound, the first that cannot be invited is
    named by OneStopsAll. What is wrong with the invitation itself, or with the employer, is said by itself.
    """
    invitation.check(timezone.now())
    mine = Application.objects.visible_to(actor).filter(pk__in=ids).for_lists()
    found = {application.pk: application for application in mine}
    missing = sorted(set(ids) - set(found))
    if missing:
        raise SomeNotFound(missing)
    graduates.hold_all(application.graduate_id for application in found.values())
    return [_invite_one_of_several(application, invitation, actor) for application in found.values()]


def _invite_one_of_several(application: Application, invitation: Invitation, actor: Actor) -> Interview:
    try:
        return invite(application, invitation, actor=actor)
    except EmployerMayNotReach:
        raise
    except Refusal as refusal:
        raise OneStopsAll(application.graduate.name, refusal) from refusal


def accept(interview: Interview, *, actor: Actor) -> None:
    """The graduate will come."""
    move(interview, workflow.ACCEPT_INTERVIEW, actor=actor, answered_at=timezone.now())


def decline(interview: Interview, *, actor: Actor, reason: str = "") -> None:
    """The graduate will not come, or not after all; the reason is optional."""
    move(
        interview,
        workflow.DECLINE_INTERVIEW,
        actor=actor,
        reason=reason.strip()[:LONGEST_REASON],
        answered_at=timezone.now(),
    )


def cancel(interview: Interview, *, actor: Actor, reason: str = "") -> None:
    """The employer calls it off; another invitation may follow."""
    check_reaches(interview.employer, actor)
    move(interview, workflow.CANCEL_INTERVIEW, actor=actor, reason=reason.strip()[:LONGEST_REASON])


def record_result(interview: Interview, *, has_passed: bool, actor: Actor, reason: str = "") -> None:
    """What came of it. A failed one turns the application down; words to the graduate are optional."""
    check_reaches(interview.employer, actor)
    step = workflow.PASS_INTERVIEW if has_passed else workflow.FAIL_INTERVIEW
    move(interview, step, actor=actor, reason=reason.strip()[:LONGEST_REASON])


def lapse_unanswered(now: datetime | None = None) -> int:
    """End invitations whose interview began without an answer. Returns how many. No upper age."""
    lapsed = 0
    for interview in Interview.objects.unanswered(now or timezone.now()).order_by("starts_at", "pk"):
        try:
            move(interview, workflow.LAPSE_INTERVIEW, actor=system("到期自动处理"))
        except NotNow:
            # The graduate answered, or the employer cancelled, in this very moment.
            continue
        lapsed += 1
    return lapsed
