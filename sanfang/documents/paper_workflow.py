"""Which party may move a request for paper. Data only; `docs/workflow.md` is drawn from it."""

from __future__ import annotations

from sanfang.actors import Party, Role
from sanfang.documents.paper_states import UNFINISHED, PaperState
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.steps import Step, open_to

WAITING, PRINTED = PaperState.WAITING, PaperState.PRINTED

# The names of the acts, as the trail knows them.
ASK = "ask"
PRINT = "print"
HAND_OVER = "hand_over"
REFUSE = "refuse"
WITHDRAW = "withdraw"
LAPSE = "lapse"

ASKERS = (Party.GRADUATE, Party.EMPLOYER)
# Whoever stands at the counter gets the paper at once: handing over needs no tick for printing before it.
OF_THE_SCHOOL = (
    Step(PRINT, "标记已打印", (WAITING,), PRINTED, Party.SCHOOL, PRINTING_ROLES),
    Step(HAND_OVER, "标记已领取（已寄出）", UNFINISHED, PaperState.HANDED_OVER, Party.SCHOOL, PRINTING_ROLES),
    Step(REFUSE, "不予打印", (WAITING,), PaperState.REFUSED, Party.SCHOOL, PRINTING_ROLES, needs_reason=True),
    # Paper of an agreement that has ended is no paper any more.
    Step(LAPSE, "协议结束", UNFINISHED, PaperState.LAPSED, Party.SYSTEM),
)


def steps_of(asked_by: str) -> tuple[Step[PaperState], ...]:
    """The table for requests of this side: it alone may take its own back, until the paper is printed."""
    return (Step(WITHDRAW, "撤回", (WAITING,), PaperState.WITHDRAWN, Party(asked_by)), *OF_THE_SCHOOL)


def step_of(asked_by: str, name: str) -> Step[PaperState]:
    return {step.name: step for step in steps_of(asked_by)}[name]


def names_open_to(asked_by: str, party: Party, role: Role | None, state: str) -> set[str]:
    """What this party, in this role, may do with a request in a state: what a page may offer."""
    return {step.name for step in open_to(steps_of(asked_by), party, role, state)}
