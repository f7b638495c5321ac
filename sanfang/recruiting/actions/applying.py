"""Applying for a position, and what the employer makes of it (manual B1, B2)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.employers.models import Position
from sanfang.graduates import actions as graduates
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting import telling, workflow
from sanfang.recruiting.actions.moving import check_rights, move, record
from sanfang.recruiting.actions.reaching import check_graduate, check_reaches
from sanfang.recruiting.errors import (
    AnswerTheOffer,
    AppliedAgain,
    NotNow,
    PositionGone,
    ResumeMissing,
    WithdrawTheOffer,
)
from sanfang.recruiting.models import Application, Resume


@transaction.atomic
def apply(position: Position, *, actor: Actor) -> Application:
    """Send one's résumé to the employer of a position. A second tap finds the first one's application.

    Whoever took it back, was turned down, or saw the agreement end, may apply anew.

    PositionGone when it is no longer on offer, ResumeMissing when there is nothing to send.
    """
    graduate = graduates.hold(check_graduate(actor))
    if not Position.objects.visible_to(actor).filter(pk=position.pk).exists():
        raise PositionGone
    if not Resume.objects.filter(graduate=graduate).exists():
        raise ResumeMissing
    mine = Application.objects.standing().filter(graduate=graduate, position=position)
    sent: Application | None = mine.first()
    if sent is not None:
        return sent
    application = Application.objects.create(
        graduate=graduate, position=position, employer_id=position.employer_id
    )
    record(application, "send", actor=actor, new=application.state, facts={"position": position.pk})
    telling.tell_of_beginning(application)
    return application


@transaction.atomic
def withdraw(application: Application, *, actor: Actor) -> None:
    """The graduate takes it back; the employer can no longer read the résumé. An open interview is declined."""
    check_rights(application, actor, may=actor.graduate_id is not None)
    graduates.hold(application.graduate_id)
    # One that ran out can no longer be answered, whether or not that has been written down.
    if application.offers.in_time(timezone.now()).exists():
        raise AnswerTheOffer
    for interview in application.interviews.open():
        move(interview, workflow.DECLINE_INTERVIEW, actor=actor, answered_at=timezone.now())
    move(application, workflow.WITHDRAW_APPLICATION, actor=actor)


def mark_read(application: Application, *, actor: Actor) -> None:
    """The employer opens the résumé; only the first time is noted."""
    check_reaches(application.employer, actor)
    if application.state != workflow.A.SUBMITTED:
        return
    try:
        move(application, workflow.READ, actor=actor)
    except NotNow:
        # A colleague was faster, or the graduate took it back: the page shows how it stands.
        application.refresh_from_db()


@transaction.atomic
def refuse(application: Application, *, actor: Actor, reason: str = "") -> None:
    """「不合适」; the reason is optional, and the graduate reads it. An open interview is cancelled."""
    check_rights(application, actor)
    check_reaches(application.employer, actor)
    graduates.hold(application.graduate_id)
    application.refresh_from_db(fields=["answered_at"])
    if application.offers.open().exists():
        raise WithdrawTheOffer
    for interview in application.interviews.open():
        move(interview, workflow.CANCEL_INTERVIEW, actor=actor)
    move(
        application,
        workflow.REFUSE,
        actor=actor,
        reason=reason.strip()[:LONGEST_REASON],
        answered_at=application.answered_at or timezone.now(),
    )


@transaction.atomic
def reconsider(application: Application, *, actor: Actor) -> None:
    """Take 「不合适」 back. AppliedAgain when the graduate has sent another one for the position meanwhile."""
    check_rights(application, actor)
    check_reaches(application.employer, actor)
    graduates.hold(application.graduate_id)
    sent = Application.objects.standing().filter(
        graduate=application.graduate_id, position=application.position_id
    )
    if sent.exclude(pk=application.pk).exists():
        raise AppliedAgain
    move(application, workflow.RECONSIDER, actor=actor)


@transaction.atomic
def write_note(application: Application, note: str, *, actor: Actor) -> None:
    """The employer's own remark; the graduate never reads it, and the trail keeps only that it changed."""
    check_rights(application, actor)
    check_reaches(application.employer, actor)
    graduates.hold(application.graduate_id)
    Application.objects.filter(pk=application.pk).update(note=note)
    application.refresh_from_db()
    record(application, "note", actor=actor)
