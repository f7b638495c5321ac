"""Lists that are queues by themselves: what is open, and whose turn it is with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from sanfang.actors import Party
from sanfang.portals.gate.filters import Filters
from sanfang.recruiting.models import Application, Interview
from sanfang.turns import turn_of

Thing = TypeVar("Thing", Application, Interview)

OPEN = ("open", "进行中")


class QueueFilters(Filters):
    """Filters of which `state` shows what is open unless another one is asked for."""

    defaults = {"state": OPEN[0]}

    @property
    def show_open(self) -> bool:
        return self.chosen("state") == OPEN[0]

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows, state = super().narrow(rows), self.chosen("state")
        if self.show_open:
            rows = rows.open()
        elif state:
            rows = rows.filter(state=state)
        return rows


@dataclass(frozen=True)
class Line(Generic[Thing]):
    """One row: the thing, its state in words and colour, and what comes `next`; `is_mine` when the employer acts."""

    thing: Thing
    state: str
    tone: str
    next: str
    is_mine: bool


def lines_of(things: Iterable[Thing], tones: Mapping[str, str]) -> list[Line[Thing]]:
    return [_line(thing, tones) for thing in things]


def _line(thing: Thing, tones: Mapping[str, str]) -> Line[Thing]:
    turn = turn_of(thing)
    state = thing.condition if isinstance(thing, Application) else thing.condition_at(timezone.now())
    words = turn.for_reader(Party.EMPLOYER)
    return Line(thing, str(state.label), tones[state], words.title, turn.is_held_by(Party.EMPLOYER))
