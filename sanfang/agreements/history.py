"""The life of one agreement as its parties may read it, told from the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.agreements import correction_workflow, termination_workflow, workflow
from sanfang.agreements.correction_words import labels_of
from sanfang.agreements.models import Agreement, AgreementCorrection, TerminationRequest
from sanfang.agreements.termination_words import reads_the_schools_reason
from sanfang.audit.models import Entry

WORDS = {
    "agreement.sign": "签约",
    "agreement.print": "打印协议书",
    "agreement.reprint": "补打协议书",
    **{f"agreement.{step.name}": step.words for step in workflow.STEPS},
    **{
        f"agreement.{name}": words
        for name, words in termination_workflow.WORDS.items()
        if name not in termination_workflow.TOLD_BY_THE_AGREEMENT
    },
    **{f"agreement.{name}": words for name, words in correction_workflow.WORDS.items()},
}
WORDS_OF_MOVES = WORDS | {f"agreement.{name}": words for name, words in termination_workflow.WORDS.items()}
# What a side said to the other with these acts.
TO_THE_OTHER = {
    f"agreement.{termination_workflow.APPLY}": "words",
    f"agreement.{termination_workflow.CONSENT}": "reply_words",
    f"agreement.{termination_workflow.OBJECT}": "reply_words",
}


NAMES_WHAT_IS_CORRECTED = {
    f"agreement.{name}" for name in (correction_workflow.PROPOSE, correction_workflow.CARRY_OUT)
}

# What moves an agreement, or a request for its end, from one state to another.
MOVES = WORDS_OF_MOVES.keys() - {"agreement.sign", "agreement.print", "agreement.reprint"}
# The subject of a trail's row.
AN_AGREEMENT, A_TERMINATION = "agreements.agreement", "agreements.terminationrequest"
A_CORRECTION = "agreements.agreementcorrection"


@dataclass(frozen=True)
class Happening:
    """One act: when, which party, what, the reason given, and what else is worth a line in `notes`.

    `who` names the person, for reviewers only.
    """

    at: datetime
    party: str
    who: str
    words: str
    reason: str
    notes: tuple[str, ...] = ()


def history_of(agreement: Agreement, reader: Party | None = None) -> list[Happening]:
    """Everything that happened to an agreement, the first act first. One query beside its requests and corrections.

    What graduate or employer wrote to the school about an end of it is not for the other of the two, who reads
    what was written for both.
    """
    requests = {str(request.pk): request for request in agreement.termination_requests.all()}
    corrections = _corrections_of(agreement)
    entries = Entry.objects.filter(
        Q(subject_type=AN_AGREEMENT, subject_id=str(agreement.pk))
        | Q(subject_type=A_TERMINATION, subject_id__in=list(requests))
        | Q(subject_type=A_CORRECTION, subject_id__in=list(corrections)),
        act__in=WORDS,
    )
    return [
        Happening(
            entry.at,
            Party(entry.party).label,
            entry.who,
            WORDS[entry.act],
            reason_for(entry, requests, reader),
            _notes(entry, requests) or _corrected(entry, corrections),
        )
        for entry in entries.order_by("at", "pk")
    ]


def last_move(thing: Agreement | TerminationRequest, reader: Actor) -> str:
    """Who moved it last, when and how, as a sentence for whoever came too late; empty if nobody did.

    A person of the school is named to the school alone.
    """
    moves = Entry.objects.filter(
        subject_type=thing._meta.label_lower, subject_id=str(thing.pk), act__in=MOVES
    )
    entry = moves.order_by("-pk").first()
    if entry is None:
        return ""
    return f"{calendar.spoken(entry.at)}，{_called(entry, reader)}已办理「{WORDS_OF_MOVES[entry.act]}」。"


def _called(entry: Entry, reader: Actor) -> str:
    if entry.user_id is not None and entry.user_id == reader.user_id:
        return "您"
    is_colleague = entry.party == reader.party == Party.SCHOOL
    return entry.who if is_colleague else Party(entry.party).label


def _corrections_of(agreement: Agreement) -> dict[str, AgreementCorrection]:
    """By the subject of their rows. What the school never approved was never corrected."""
    if agreement.decided_at is None:
        return {}
    return {str(one.pk): one for one in AgreementCorrection.objects.filter(agreement=agreement)}


def reason_for(entry: Entry, requests: dict[str, TerminationRequest], reader: Party | None) -> str:
    """The reason given with an act, as far as this reader may know it; `requests` by the subject of their rows."""
    if entry.subject_type != A_TERMINATION or reader not in termination_workflow.OTHER_SIDE:
        return entry.reason
    if entry.party == Party.SCHOOL:
        return entry.reason if reads_the_schools_reason(requests[entry.subject_id], reader) else ""
    return entry.reason if entry.party == reader else ""


def _notes(entry: Entry, requests: dict[str, TerminationRequest]) -> tuple[str, ...]:
    field = TO_THE_OTHER.get(entry.act)
    words = getattr(requests[entry.subject_id], field) if field else ""
    return (f"给对方的说明：{words}",) if words else ()


def _corrected(entry: Entry, corrections: dict[str, AgreementCorrection]) -> tuple[str, ...]:
    """What a correction is about, where it begins and where it is carried out."""
    if entry.subject_type != A_CORRECTION or entry.act not in NAMES_WHAT_IS_CORRECTED:
        return ()
    return (f"更正：{labels_of(corrections[entry.subject_id])}",)
