"""A complaint about a position: filed by a graduate, answered by the province (field, complaint reasons)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.employers.models import Position
from sanfang.graduates import actions as graduates
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.reasons import ReasonMissing, clean_reason
from sanfang.recruiting.actions.reaching import check_graduate
from sanfang.recruiting.errors import (
    AnswerMissing,
    ComplaintClosed,
    ComplaintUnexplained,
    NothingToComplainAbout,
    NotYours,
)
from sanfang.recruiting.models import Application, Complaint
from sanfang.recruiting.models.complaint import OTHER_REASON


def may_be_complained_about(actor: Actor) -> QuerySet[Position]:
    """What a graduate may report: whatever is on offer; and, on offer or not, whatever he or she applied for or
    complained about before, because trouble often begins when a position is gone."""
    graduate = check_graduate(actor)
    on_offer = Position.objects.visible_to(actor).values("pk")
    applied = Application.objects.filter(graduate=graduate).values("position")
    complained = Complaint.objects.filter(graduate=graduate).values("position")
    return Position.objects.filter(Q(pk__in=on_offer) | Q(pk__in=applied) | Q(pk__in=complained))


@transaction.atomic
def complain(position: Position, *, reason_code: str, note: str, actor: Actor) -> Complaint:
    """Tell the school and the province about a position. A second tap finds the open complaint.

    NothingToComplainAbout for a position out of reach, ComplaintUnexplained when 「其他」 stands alone.
    """
    graduate = graduates.hold(check_graduate(actor))
    if not may_be_complained_about(actor).filter(pk=position.pk).exists():
        raise NothingToComplainAbout
    filed: Complaint | None = Complaint.objects.open().filter(graduate=graduate, position=position).first()
    if filed is not None:
        return filed
    if reason_code == OTHER_REASON and not note.strip():
        raise ComplaintUnexplained
    complaint = Complaint.objects.create(
        graduate=graduate,
        school=graduate.school,
        position=position,
        employer=position.employer,
        reason_code=reason_code,
        note=note.strip(),
    )
    _record(complaint, "file", actor)
    title = f"有毕业生投诉{position.employer.name}的岗位「{position.title}」"
    _tell(complaint, graduate.school_mailbox, "file", title, "/school/complaints/")
    province = Mailbox(Party.PROVINCE, graduate.school.province_id)
    _tell(complaint, province, "file", title, f"/province/complaints/{complaint.pk}/")
    return complaint


@transaction.atomic
def close(complaint: Complaint, *, answer: str, actor: Actor) -> None:
    """The province says what came of it, and the graduate and the school are told. Closed once."""
    seen = Complaint.objects.visible_to(actor).filter(pk=complaint.pk)
    if actor.party != Party.PROVINCE or not seen.exists():
        raise NotYours
    answer = _clean_answer(answer)
    closed = Complaint.objects.filter(pk=complaint.pk, state=Complaint.State.OPEN).update(
        state=Complaint.State.CLOSED, answer=answer, closed_at=timezone.now()
    )
    if not closed:
        raise ComplaintClosed
    complaint.refresh_from_db()
    _record(complaint, "close", actor)
    title = f"对岗位「{complaint.position.title}」的投诉已处理"
    # The position itself may be gone; the graduate's page about the complaint stays.
    own_page = f"/m/positions/{complaint.position_id}/complain/"
    _tell(complaint, complaint.graduate.mailbox, "close", title, own_page)
    _tell(complaint, complaint.graduate.school_mailbox, "close", title, "/school/complaints/")


def _clean_answer(answer: str) -> str:
    try:
        return clean_reason(answer)
    except ReasonMissing:
        raise AnswerMissing from None


def _record(complaint: Complaint, act: str, actor: Actor) -> None:
    audit.record(
        f"complaint.{act}",
        complaint,
        actor=actor,
        chain=audit.school_chain(complaint.school_id),
        new=complaint.state,
        facts={"employer": complaint.employer_id, "reason_code": complaint.reason_code},
    )


def _tell(complaint: Complaint, mailbox: Mailbox, act: str, title: str, link: str) -> None:
    tell(mailbox, News(f"complaint:{complaint.pk}:{act}", "complaint", title, complaint.answer, link))
