"""The verbs around paper that is asked for (manual F6). The one place where the state of a request is written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor, system
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.audit import actions as audit
from sanfang.documents import paper_workflow as workflow
from sanfang.documents.errors import (
    CopiesRefused,
    NoSuchRequest,
    NotInForce,
    PaperAlreadyAskedFor,
    PaperMovedOn,
    WhereToMissing,
    WhyMissing,
)
from sanfang.documents.models import PaperRequest
from sanfang.documents.paper_states import MOST_COPIES, Delivery, Occasion
from sanfang.documents.paper_words import state_of, tell_of
from sanfang.graduates import actions as graduates
from sanfang.reasons import LONGEST_REASON, ReasonMissing, clean_reason
from sanfang.steps import Step

WHERE_TO = (("recipient", "收件人"), ("recipient_phone", "收件电话"), ("address", "收件地址"))


@dataclass(frozen=True)
class Wanted:
    """What is asked for, and how it is to arrive."""

    occasion: str
    copies: int
    delivery: str
    why: str = ""
    recipient: str = ""
    recipient_phone: str = ""
    address: str = ""


def ask_for_paper(agreement: Agreement, wanted: Wanted, *, actor: Actor) -> PaperRequest:
    """A side of an agreement in force asks the school for copies on paper.

    WhyMissing for a reprint without a reason, WhereToMissing for post without an address; NotInForce;
    PaperAlreadyAskedFor while an earlier request of this side is open.
    """
    is_seen = Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists()
    if actor.party not in workflow.ASKERS or not is_seen:
        raise NoSuchRequest
    said = _checked(wanted)
    try:
        return _open(agreement, said, actor)
    except IntegrityError as error:
        raise PaperAlreadyAskedFor from error


def _checked(wanted: Wanted) -> dict[str, Any]:
    """What goes into the row: an address only where something is sent."""
    if not 1 <= wanted.copies <= MOST_COPIES:
        raise CopiesRefused
    said = asdict(wanted) | {"why": _why(wanted)}
    if wanted.delivery != Delivery.POST:
        return said | {name: "" for name, _ in WHERE_TO}
    missing = [(name, label) for name, label in WHERE_TO if not said[name].strip()]
    if missing:
        raise WhereToMissing(missing)
    return said


def _why(wanted: Wanted) -> str:
    if wanted.occasion != Occasion.REPRINT:
        return wanted.why.strip()[:LONGEST_REASON]
    try:
        return clean_reason(wanted.why)
    except ReasonMissing as error:
        raise WhyMissing from error


@transaction.atomic
def _open(agreement: Agreement, said: dict[str, Any], actor: Actor) -> PaperRequest:
    graduates.hold(agreement.graduate_id)  # Keeps an end of this moment out.
    agreement.refresh_from_db(fields=["state"])
    if agreement.state != State.IN_FORCE:
        raise NotInForce
    request = PaperRequest.objects.create(agreement=agreement, asked_by=actor.party, **said)
    _leave_traces(request, workflow.ASK, actor, old="", reason=request.why)
    return request


def withdraw_paper(request: PaperRequest, *, actor: Actor) -> None:
    """Whoever asked takes it back, until the paper is printed."""
    _take(request, workflow.WITHDRAW, actor=actor, ended_at=timezone.now())


def note_printed(request: PaperRequest, *, actor: Actor) -> None:
    """「已打印」: it waits to be collected or sent; the asker is told where."""
    _take(request, workflow.PRINT, actor=actor, printed_at=timezone.now())


def hand_over(request: PaperRequest, *, actor: Actor, tracking_number: str = "") -> None:
    """「已领取」, or 「已寄出」 with a number to follow it by."""
    number = tracking_number.strip()[:40] if request.goes_by_post else ""
    _take(request, workflow.HAND_OVER, actor=actor, ended_at=timezone.now(), tracking_number=number)


def refuse_paper(request: PaperRequest, *, actor: Actor, reason: str) -> None:
    """No paper, and why; the side may ask again."""
    _take(request, workflow.REFUSE, actor=actor, reason=clean_reason(reason), ended_at=timezone.now())


def lapse_papers(agreement: Agreement) -> None:
    """An agreement has taken a graduate or let go: what is asked of one that has ended is asked no more."""
    if agreement.state == State.IN_FORCE:
        return
    for request in agreement.paper_requests.unfinished():
        # Whatever has become of a request must not keep the agreement from ending.
        with suppress(PaperMovedOn):
            _take(request, workflow.LAPSE, actor=system("协议结束"), ended_at=timezone.now())


@transaction.atomic
def _take(
    request: PaperRequest, name: str, *, actor: Actor, reason: str | None = None, **changes: Any
) -> None:
    """Take one step of the table, or raise a Refusal. The request given is brought up to date."""
    step = _entitled(request, name, actor)
    # The record first, the trail last: an end of the agreement writes both, and takes this row along between them.
    graduates.hold(request.agreement.graduate_id)
    rows = PaperRequest.objects.filter(pk=request.pk)
    old = rows.values_list("state", flat=True).get()
    moved = step.take(rows, now=timezone.now(), deadline="asked_at", reason=reason, **changes)
    request.refresh_from_db()
    if not moved:
        raise PaperMovedOn(state_of(request))
    _leave_traces(request, name, actor, old=old, reason=reason or "")


def _entitled(request: PaperRequest, name: str, actor: Actor) -> Step[Any]:
    """The step, for whoever may take it at all; to anybody else there is no such request."""
    step = workflow.step_of(request.asked_by, name)
    is_seen = PaperRequest.objects.visible_to(actor).filter(pk=request.pk).exists()
    if not step.is_taken_by(actor) or not is_seen:
        raise NoSuchRequest
    return step


def _leave_traces(request: PaperRequest, name: str, actor: Actor, *, old: str, reason: str) -> None:
    """The row of the trail, which says nothing of where it goes, and the notice."""
    agreement = request.agreement
    audit.record(
        f"paper.{name}",
        request,
        actor=actor,
        chain=audit.school_chain(agreement.school_id),
        old=old,
        new=request.state,
        reason=reason,
        facts={"number": agreement.number, "copies": request.copies, "delivery": request.delivery},
    )
    tell_of(request, name)
