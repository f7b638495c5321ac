"""The chapters of `docs/workflow.md` about an application, an interview and an offer, drawn from their tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sanfang.actors import Party
from sanfang.drawing import diagram, steps_table, table, words_table
from sanfang.recruiting import workflow
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState, words_for

INTRODUCTION = """\
# The way to an agreement on the platform (route 1)

Drawn from `sanfang/recruiting/workflow.py` by `manage.py draw_workflow`; do not edit by hand.
Application, interview, offer: each moves by a table of its own. An accepted offer becomes an agreement.
"""
FOLLOWS = """\
## What follows from what

An interview or an offer that takes a step takes its application along, in the same transaction.
An open offer that cannot be accepted now (the graduate has a live agreement, say) is no state of it: it is
asked anew each time, so that the offer comes back by itself (`recruiting/standing.py`).
"""
PARTIES = (Party.GRADUATE, Party.EMPLOYER)
CHAPTERS: tuple[tuple[str, Any, Any, Any], ...] = (
    ("投递 An application", ApplicationState, ApplicationState.SUBMITTED, workflow.APPLICATION_STEPS),
    ("面试邀请 An interview", InterviewState, InterviewState.INVITED, workflow.INTERVIEW_STEPS),
    ("签约通知 An offer", OfferState, OfferState.OPEN, workflow.OFFER_STEPS),
)


def page() -> str:
    """All chapters, in Markdown with Mermaid diagrams."""
    return "\n".join([INTRODUCTION, *_chapters(), FOLLOWS, _consequences()])


def _chapters() -> Iterator[str]:
    for title, states, start, steps in CHAPTERS:
        yield f"## {title}\n"
        yield diagram(states, [(start, "")], steps)
        yield steps_table(steps)
        yield words_table(states, PARTIES, words_for)


def _consequences() -> str:
    kinds = dict.fromkeys(workflow.INTERVIEW_STEPS, "面试") | dict.fromkeys(workflow.OFFER_STEPS, "签约通知")
    rows = [
        (f"{kinds[step]}：{step.words}", f"{follows.words} → {follows.target.label}")
        for step, follows in workflow.CONSEQUENCES.items()
    ]
    return table(("when", "the application"), rows)
