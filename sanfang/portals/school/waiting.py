"""What waits for whoever is signed in: the badges of the menu, and the first lines of the home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.urls import reverse

from sanfang.actors import Actor, Role
from sanfang.agreements.correction_workflow import DECIDERS as TEXT_CORRECTION_DECIDERS
from sanfang.agreements.models import Agreement, AgreementCorrection, TerminationRequest
from sanfang.agreements.workflow import REVIEWERS, TERMINATION_DECIDERS
from sanfang.documents.models import PaperRequest
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.graduates.actions.correcting import DECIDERS as CORRECTION_DECIDERS
from sanfang.graduates.models import Correction, Graduate


@dataclass(frozen=True)
class Task:
    """One kind of work of one person: what it is, how much of it waits, where it is done."""

    label: str
    note: str
    count: int
    url: str
    start: str


@dataclass(frozen=True)
class Kind:
    """One kind of work, and who does it. `start` is the button that begins it."""

    label: str
    note: str
    page: str
    start: str
    roles: tuple[Role, ...]
    count: Callable[[Actor], int]

    def task(self, actor: Actor) -> Task:
        return Task(self.label, self.note, self.count(actor), reverse(f"school:{self.page}"), self.start)


def agreements_waiting_for(actor: Actor) -> int:
    """How many signings this person could approve now; none for who may only read them."""
    return Agreement.objects.waiting_for(actor).count()


def terminations_waiting_for(actor: Actor) -> int:
    """How many requests this person could decide now; none for who may only read them."""
    return TerminationRequest.objects.waiting_for(actor).count()


def text_corrections_waiting_for(actor: Actor) -> int:
    """How many corrections of agreements this person could decide now; none for who may only read them."""
    if actor.role not in TEXT_CORRECTION_DECIDERS:
        return 0
    return AgreementCorrection.objects.visible_to(actor).waiting_for_school().count()


def papers_waiting_for(actor: Actor) -> int:
    """How many requests for paper this person could tick off now; none for who may only read them."""
    if actor.role not in PRINTING_ROLES:
        return 0
    return PaperRequest.objects.visible_to(actor).waiting_for_school().count()


def corrections_waiting_for(actor: Actor) -> int:
    """How many corrections of records this person could decide now; none for who may only read them."""
    if actor.role not in CORRECTION_DECIDERS:
        return 0
    mine = Graduate.objects.visible_to(actor)
    return Correction.objects.filter(state=Correction.State.OPEN, graduate__in=mine).count()


def both_corrections_waiting_for(actor: Actor) -> dict[str, int]:
    """The same two counts by the pages where they are decided. One query: the menu asks on every page."""
    if actor.role not in CORRECTION_DECIDERS:
        return {}
    of_records = Correction.objects.filter(
        state=Correction.State.OPEN, graduate__in=Graduate.objects.visible_to(actor)
    )
    of_agreements = AgreementCorrection.objects.visible_to(actor).waiting_for_school()
    both = _counted(of_records, "corrections").union(_counted(of_agreements, "text_corrections"), all=True)
    return dict(both.order_by("page"))


def _counted(rows: QuerySet[Any], page: str) -> Any:
    """One row, the page and how many; none where there is nothing to count."""
    return rows.order_by().annotate(page=Value(page)).values_list("page").annotate(Count("pk"))


KINDS = (
    Kind(
        "待审核的签约",
        "审核通过以后，协议才生效。",
        "agreements",
        "开始审核",
        REVIEWERS,
        agreements_waiting_for,
    ),
    Kind(
        "待处理的解约申请",
        "处理之前，原协议仍然有效。",
        "terminations",
        "处理解约申请",
        TERMINATION_DECIDERS,
        terminations_waiting_for,
    ),
    Kind(
        "待处理的协议更正",
        "双方已同意；处理之前，协议照原来的内容有效。",
        "text_corrections",
        "处理协议更正",
        TEXT_CORRECTION_DECIDERS,
        text_corrections_waiting_for,
    ),
    Kind(
        "待打印的协议书",
        "打印后标记，申请方会收到通知。",
        "paper_requests",
        "处理打印申请",
        PRINTING_ROLES,
        papers_waiting_for,
    ),
    Kind(
        "待处理的纠错",
        "更正后，毕业生重新确认生源信息。",
        "corrections",
        "处理纠错",
        CORRECTION_DECIDERS,
        corrections_waiting_for,
    ),
)


def tasks_of(actor: Actor) -> list[Task]:
    """The kinds of work that this role decides, the most pressing first."""
    return [kind.task(actor) for kind in KINDS if actor.role in kind.roles]
