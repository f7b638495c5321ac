"""One move of a workflow: from where to where, by whom. Each room's `workflow.py` is a table of these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet, TextChoices

from sanfang.actors import Actor, Party, Role

S = TypeVar("S", bound=TextChoices)


@dataclass(frozen=True)
class Step(Generic[S]):
    """One move. `roles` narrows the school's staff; an empty tuple means any of the party."""

    name: str
    words: str
    sources: tuple[S, ...]
    target: S
    by: Party
    roles: tuple[Role, ...] = ()
    needs_reason: bool = False
    before_deadline: bool = False

    def is_entitled(self, party: Party, role: Role | None) -> bool:
        """Whether this party, in this role, may take the step at all, whatever the state."""
        return party == self.by and (not self.roles or role in self.roles)

    def is_taken_by(self, actor: Actor) -> bool:
        return self.is_entitled(actor.party, actor.role)

    def take(
        self, rows: QuerySet[Any], *, now: datetime, deadline: str, reason: str | None = "", **changes: Any
    ) -> bool:
        """Move the one row of `rows`, unless it has moved on: one conditional UPDATE, not a lock, because
        SQLite knows no SELECT … FOR UPDATE. `deadline` is the column that the step may have to be in time for.
        With None for a reason the row keeps the one it has.

        `rows` names only columns of the table itself. A scope that joins would turn the condition into a
        sub-select, which PostgreSQL does not look at again after waiting for another writer.
        """
        still_there = rows.filter(state__in=self.sources)
        if self.before_deadline:
            still_there = still_there.filter(**{f"{deadline}__gt": now})
        if reason is not None:
            changes["reason"] = reason
        return bool(still_there.update(state=self.target, **changes))


def open_to(steps: Iterable[Step[S]], party: Party, role: Role | None, state: str) -> tuple[Step[S], ...]:
    """The moves this party, in this role, may make from a state: what a page may offer as buttons."""
    return tuple(step for step in steps if step.is_entitled(party, role) and state in step.sources)
