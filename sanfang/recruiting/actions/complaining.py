"""A complaint about a position: filed by a graduate, answered by the province (field, complaint reasons)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.employers.models import Position
from sanfang.graduates import actions as graduates
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.reasons import clean_reason
from sanfang.recruiting.actions.reaching import check_graduate
from sanfang.recruiting.errors import ComplaintClosed, NotYours
from sanfang.recruiting.models import Complaint


@transaction.atomic
def complain(position: Position, *, reason_code: str, note: str, actor: Actor) -> Complaint:
    """Tell the school and the province about a position. A second tap finds the open complaint."""
    graduate = graduates.hold(check_graduate(actor))
    filed: Complaint | None = Complaint.objects.open().filter(graduate=graduate, position=position).first()
    if filed is not None:
        return filed
    complaint = Complaint.objects.create(
        graduate=graduate,
        school=graduate.school,
        position=position,
        employer=position.employer,
        reason_code=reason_code,
        note=note,
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
    answer = clean_reason(answer)
    closed = Complaint.objects.filter(pk=complaint.pk, state=Complaint.State.OPEN).update(
        state=Complaint.State.CLOSED, answer=answer, closed_at=timezone.now()
    )
    if not closed:
        raise ComplaintClosed
    complaint.refresh_from_db()
    _record(complaint, "close", actor)
    title = f"对岗位「{complaint.position.title}」的投诉已处理"
    _tell(complaint, complaint.graduate.mailbox, "close", title, f"/m/positions/{complaint.position_id}/")
    _tell(complaint, complaint.graduate.school_mailbox, "close", title, "/school/complaints/")


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
