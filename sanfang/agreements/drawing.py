"""Draws `docs/workflow.md` from the transition table, so that the page and the code cannot differ."""

from __future__ import annotations

from collections.abc import Iterator

from sanfang.actors import Party
from sanfang.agreements.states import LIVE_STATES, State, words_for
from sanfang.agreements.workflow import STARTS, STEPS
from sanfang.steps import Step

INTRODUCTION = """\
# The life of an agreement

Drawn from `sanfang/agreements/workflow.py` by `manage.py draw_workflow`; do not edit by hand.
A live agreement (bold frame) occupies the graduate: nobody else can sign with him or her.
"""


def page() -> str:
    """The whole page, in Markdown with a Mermaid diagram."""
    parts = [INTRODUCTION, _diagram(), _starts(), _steps(), _words()]
    return "\n".join(parts)


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state.value}' for state in State]
    lines += [f"    [*] --> {state.value}: {policy.value}" for policy, state in STARTS.items()]
    lines += [f"    {arrow}" for step in STEPS for arrow in _arrows(step)]
    lines += ["    classDef live stroke-width:3px", f"    class {','.join(LIVE_STATES)} live", "```", ""]
    return "\n".join(lines)


def _arrows(step: Step[State]) -> Iterator[str]:
    for source in step.sources:
        yield f"{source} --> {step.target}: {step.words}（{step.by.label}）"


def _starts() -> str:
    rows = [f"| {policy.label} | {state.label} |" for policy, state in STARTS.items()]
    return "\n".join(["## Where it starts", "", "| policy | state |", "|---|---|", *rows, ""])


def _steps() -> str:
    head = [
        "## Who may do what",
        "",
        "| step | words | from | to | by | roles | conditions |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(_step_row(step) for step in STEPS), ""])


def _step_row(step: Step[State]) -> str:
    conditions = ["a reason"] * step.needs_reason + ["before the deadline"] * step.before_deadline
    cells = [
        f"`{step.name}`",
        step.words,
        "、".join(state.label for state in step.sources),
        step.target.label,
        step.by.label,
        "、".join(role.label for role in step.roles),
        ", ".join(conditions),
    ]
    return f"| {' | '.join(cells)} |"


def _words() -> str:
    parties = (Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL)
    head = [
        "## What each party reads",
        "",
        f"| state | {' | '.join(party.label for party in parties)} |",
        "|---|---|---|---|",
    ]
    rows = [
        f"| {state.label} | {' | '.join(words_for(state, party) for party in parties)} |" for state in State
    ]
    return "\n".join([*head, *rows, ""])
