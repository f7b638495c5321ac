"""The life of one agreement as its parties may read it, told from the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sanfang.actors import Party
from sanfang.agreements import workflow
from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry

WORDS = {
    "agreement.sign": "签约",
    "agreement.print": "打印协议书",
    **{f"agreement.{step.name}": step.words for step in workflow.STEPS},
    f"agreement.{workflow.APPLY_FOR_TERMINATION}": "申请解约",
    f"agreement.{workflow.WITHDRAW_TERMINATION}": "撤回解约申请",
    f"agreement.{workflow.REFUSE_TERMINATION}": "不同意解约",
}


# The subject of a trail's row.
AN_AGREEMENT, A_TERMINATION = "agreements.agreement", "agreements.terminationrequest"


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
    """Everything that happened to an agreement, the first act first. One query beside its requests' ids.

    An employer reads that a termination was asked for, not what graduate and school wrote each other about it.
    """
    requests = [str(pk) for pk in agreement.termination_requests.values_list("pk", flat=True)]
    entries = Entry.objects.filter(
        Q(subject_type=AN_AGREEMENT, subject_id=str(agreement.pk))
        | Q(subject_type=A_TERMINATION, subject_id__in=requests),
        act__in=WORDS,
    )
    return [
        Happening(entry.at, Party(entry.party).label, entry.who, WORDS[entry.act], _reason(entry, reader))
        for entry in entries.order_by("at", "pk")
    ]


def _reason(entry: Entry, reader: Party | None) -> str:
    is_between_others = reader == Party.EMPLOYER and entry.subject_type == A_TERMINATION
    return "" if is_between_others else entry.reason
