"""What waits for whoever is signed in: the badges of the menu, and the first lines of the home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from sanfang.actors import Actor, Role
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.agreements.workflow import REVIEWERS, TERMINATION_DECIDERS
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


def corrections_waiting_for(actor: Actor) -> int:
    """How many corrections of records this person could decide now; none for who may only read them."""
    if actor.role not in CORRECTION_DECIDERS:
        return 0
    mine = Graduate.objects.visible_to(actor)
    return Correction.objects.filter(state=Correction.State.OPEN, graduate__in=mine).count()


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
