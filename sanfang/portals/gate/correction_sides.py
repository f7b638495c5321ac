"""A correction of an agreement as one of the three parties reads it, and what that party may do about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements import correction_workflow as workflow
from sanfang.agreements.correction_states import CorrectionState
from sanfang.agreements.models import Agreement, AgreementCorrection
from sanfang.agreements.queries import CorrectionQuerySet
from sanfang.agreements.states import State
from sanfang.portals.gate.tones import AGREEMENT_CORRECTION_TONES
from sanfang.turns import Turn, Words, turn_of
from sanfang.ui.templatetags.ui import moment

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class ShownCorrection:
    """One correction before a reader: whose turn it is, what was said, and what the reader may do."""

    correction: AgreementCorrection
    state: str
    tone: str
    turn: Turn
    words: Words
    is_mine: bool
    facts: Facts
    may_answer: bool
    may_withdraw: bool


def shown(correction: AgreementCorrection, actor: Actor) -> ShownCorrection:
    """What this reader sees of it. Whoever of the school is not to decide reads what onlookers read."""
    turn, open_steps = turn_of(correction), _open_steps(correction, actor)
    is_mine = turn.is_held_by(actor.party) and bool(open_steps & MOVES)
    return ShownCorrection(
        correction,
        _state(correction),
        _tone(correction),
        turn,
        turn.for_reader(Party(actor.party) if is_mine else Party.PROVINCE),
        is_mine,
        _facts(correction),
        workflow.AGREE in open_steps,
        workflow.WITHDRAW in open_steps,
    )


# What carries a correction on, or ends it for good.
MOVES = {workflow.AGREE, workflow.CARRY_OUT}


def corrections_about(agreement: Agreement, actor: Actor) -> list[ShownCorrection]:
    """Every correction of an agreement, the latest first. What the school never approved was never corrected."""
    if agreement.decided_at is None:
        return []
    mine = corrections_for(actor).filter(agreement=agreement)
    return [shown(one, actor) for one in mine]


def corrections_for(actor: Actor) -> CorrectionQuerySet:
    seen: CorrectionQuerySet = AgreementCorrection.objects.visible_to(actor)
    return seen.for_lists().select_related("letter")


def own_correction(request: HttpRequest, pk: int) -> AgreementCorrection:
    """A correction of an agreement that this reader may see; anybody else's does not exist."""
    found: AgreementCorrection = get_object_or_404(corrections_for(request.actor), pk=pk)
    return found


def may_propose(agreement: Agreement, turn: Turn) -> bool:
    """Whether a correction can begin: in force, and nothing about it is on its way."""
    return agreement.state == State.IN_FORCE and turn.holder is None


def _open_steps(correction: AgreementCorrection, actor: Actor) -> set[str]:
    if correction.is_overdue(timezone.now()):
        return set()
    party = Party(actor.party)
    on_paper = correction.on_paper
    return workflow.names_open_to(correction.asked_by, party, actor.role, correction.state, on_paper=on_paper)


def _state(correction: AgreementCorrection) -> str:
    """An overdue one has lapsed, whether or not the worker has come by."""
    state = CorrectionState.EXPIRED if correction.is_overdue(timezone.now()) else correction.state
    return str(CorrectionState(state).label)


def _tone(correction: AgreementCorrection) -> str:
    state = CorrectionState.EXPIRED if correction.is_overdue(timezone.now()) else correction.state
    return AGREEMENT_CORRECTION_TONES[state]


def _facts(correction: AgreementCorrection) -> Facts:
    """Label and value; what is empty is left out."""
    facts = [
        ("提出方", correction.get_asked_by_display()),
        ("提出时间", moment(correction.proposed_at)),
        ("更正原因", correction.reason),
        ("单位的意见", "已书面同意，见函件" if correction.on_paper else ""),
        ("不同意原因", correction.answer),
        ("结束时间", moment(correction.decided_at)),
    ]
    return [(label, value) for label, value in facts if value]
