"""Draws a workflow's table as Markdown and Mermaid, so that a page in the docs and the code cannot differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from django.db.models import TextChoices

from sanfang.actors import Party
from sanfang.steps import Step

S = TypeVar("S", bound=TextChoices)


def diagram(states: type[S], starts: Iterable[tuple[S, str]], steps: Iterable[Step[S]], *more: str) -> str:
    """States and moves; `starts` are the states it can begin in, each with what decides that; `more` are
    lines of Mermaid to end with."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state.value}' for state in states]
    lines += [f"    [*] --> {state.value}{f': {why}' if why else ''}" for state, why in starts]
    lines += [f"    {arrow}" for step in steps for arrow in _arrows(step)]
    return "\n".join([*lines, *more, "```", ""])


def _arrows(step: Step[S]) -> Iterator[str]:
    for source in step.sources:
        yield f"{source} --> {step.target}: {step.words}（{step.by.label}）"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [f"| {' | '.join(cells)} |" for cells in (columns, *rows)]
    return "\n".join([lines[0], "|---" * len(columns) + "|", *lines[1:], ""])


def steps_table(steps: Iterable[Step[S]]) -> str:
    """Who may do what, from where to where, and on which conditions."""
    columns = ("step", "words", "from", "to", "by", "roles", "conditions")
    return table(columns, [_cells(step) for step in steps])


def _cells(step: Step[S]) -> list[str]:
    conditions = ["a reason"] * step.needs_reason + ["before the deadline"] * step.before_deadline
    return [
        f"`{step.name}`",
        step.words,
        "、".join(str(state.label) for state in step.sources),
        str(step.target.label),
        str(step.by.label),
        "、".join(str(role.label) for role in step.roles),
        ", ".join(conditions),
    ]


def words_table(states: type[S], parties: Sequence[Party], words_for: Callable[[S, Party], str]) -> str:
    """What each party reads of each state."""
    columns = ["state", *(str(party.label) for party in parties)]
    return table(columns, [[str(state.label), *(words_for(state, p) for p in parties)] for state in states])
