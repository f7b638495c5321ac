"""Which party may move a request for termination, by who asked. Data only; `docs/workflow.md` is drawn from it.

A request leads to `workflow.TERMINATE`, or leaves the agreement as it was.
"""

from __future__ import annotations

from sanfang.actors import Party, Role
from sanfang.agreements.termination_states import TerminationState
from sanfang.agreements.workflow import TERMINATION_DECIDERS
from sanfang.steps import Step, open_to

ASKED, OPEN = TerminationState.ASKED, TerminationState.OPEN

# The names of the acts, as the trail and the notices know them.
APPLY = "apply_for_termination"
CONSENT = "consent_to_termination"
OBJECT = "object_to_termination"
LAPSE = "lapse_termination"
RECORD_CONSENT = "record_consent_to_termination"
WITHDRAW = "withdraw_termination"
AGREE = "agree_termination"
REFUSE = "refuse_termination"
END_BY_UNLOCKING = "end_termination_by_unlocking"

OTHER_SIDE = {Party.GRADUATE: Party.EMPLOYER, Party.EMPLOYER: Party.GRADUATE}
# Where a request starts: at the other side, or, with its consent on paper, at the school (manual G1).
STARTS = {True: ASKED, False: OPEN}
# These speak for the other side, which speaks once.
ANSWERS = (CONSENT, OBJECT, RECORD_CONSENT)
# The agreement's own step tells of these.
TOLD_BY_THE_AGREEMENT = (AGREE, END_BY_UNLOCKING)


def _table(asker: Party, other: Party) -> tuple[Step[TerminationState], ...]:
    """Only the consent has a deadline: an objection is heard for as long as the school has not decided."""
    return (
        Step(CONSENT, "同意解约", (ASKED,), OPEN, other, before_deadline=True),
        Step(OBJECT, "不同意解约", (ASKED, OPEN), OPEN, other, needs_reason=True),
        Step(LAPSE, "逾期未答复", (ASKED,), OPEN, Party.SYSTEM),
        Step(WITHDRAW, "撤回解约申请", (ASKED, OPEN), TerminationState.WITHDRAWN, asker),
        Step(AGREE, "同意解约", (OPEN,), TerminationState.AGREED, Party.SCHOOL, TERMINATION_DECIDERS),
        Step(
            REFUSE,
            "不同意解约",
            (OPEN,),
            TerminationState.REFUSED,
            Party.SCHOOL,
            TERMINATION_DECIDERS,
            needs_reason=True,
        ),
        Step(
            END_BY_UNLOCKING,
            "解锁",
            (ASKED, OPEN),
            TerminationState.AGREED,
            Party.SCHOOL,
            (Role.ADMINISTRATOR,),
            needs_reason=True,
        ),
    )


# An employer without an account says yes on paper, which the school puts on record.
ON_PAPER = Step(RECORD_CONSENT, "登记单位书面同意", (OPEN,), OPEN, Party.SCHOOL, TERMINATION_DECIDERS)

STEPS: dict[Party, tuple[Step[TerminationState], ...]] = {
    Party.GRADUATE: (*_table(Party.GRADUATE, Party.EMPLOYER), ON_PAPER),
    Party.EMPLOYER: _table(Party.EMPLOYER, Party.GRADUATE),
}
WORDS = {step.name: step.words for table in STEPS.values() for step in table} | {APPLY: "申请解约"}


def step_of(asked_by: str, name: str) -> Step[TerminationState]:
    """One step of the table for requests of this side; KeyError where that table has none of the name."""
    return {step.name: step for step in STEPS[Party(asked_by)]}[name]


def names_open_to(asked_by: str, party: Party, role: Role | None, state: str) -> set[str]:
    """What this party, in this role, may do with a request in a state: what a page may offer."""
    return {step.name for step in open_to(STEPS[Party(asked_by)], party, role, state)}
