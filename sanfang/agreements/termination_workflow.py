"""Which party may move a request for termination, by who asked and how many of the school look.
Data only; `docs/workflow.md` is drawn from it.

A request leads to `workflow.TERMINATE`, or leaves the agreement as it was.
"""

from __future__ import annotations

from sanfang.actors import Party, Role
from sanfang.agreements.termination_states import TerminationState
from sanfang.agreements.workflow import TERMINATION_DECIDERS
from sanfang.institutions.policies import Steps
from sanfang.steps import Step, open_to

ASKED, OPEN = TerminationState.ASKED, TerminationState.OPEN
DEPARTMENT, FINAL = TerminationState.DEPARTMENT, TerminationState.FINAL
Table = tuple[Step[TerminationState], ...]

# The names of the acts, as the trail and the notices know them.
APPLY = "apply_for_termination"
CONSENT = "consent_to_termination"
OBJECT = "object_to_termination"
LAPSE = "lapse_termination"
RECORD_CONSENT = "record_consent_to_termination"
WITHDRAW = "withdraw_termination"
PASS_ON = "pass_on_termination"  # noqa: S105 — the name of an act, no password
REFUSE_IN_DEPARTMENT = "refuse_termination_in_department"
AGREE = "agree_termination"
REFUSE = "refuse_termination"
END_BY_UNLOCKING = "end_termination_by_unlocking"

OTHER_SIDE = {Party.GRADUATE: Party.EMPLOYER, Party.EMPLOYER: Party.GRADUATE}
# Where a request comes to the school, by how many people look.
REVIEW_BEGINS = {Steps.ONE: OPEN, Steps.TWO: DEPARTMENT}
# These speak for the other side, which speaks once.
ANSWERS = (CONSENT, OBJECT, RECORD_CONSENT)
# What says no to whoever asked, with a reason.
REFUSALS = (REFUSE, REFUSE_IN_DEPARTMENT)
# The agreement's own step tells of these.
TOLD_BY_THE_AGREEMENT = (AGREE, END_BY_UNLOCKING)

FIRST, LAST = (Role.COUNSELLOR,), (Role.ADMINISTRATOR,)


def _decision(
    name: str, words: str, source: TerminationState, target: TerminationState, roles: tuple[Role, ...]
) -> Step[TerminationState]:
    return Step(name, words, (source,), target, Party.SCHOOL, roles, needs_reason=name in REFUSALS)


BY_ONE: Table = (
    _decision(AGREE, "同意解约", OPEN, TerminationState.AGREED, TERMINATION_DECIDERS),
    _decision(REFUSE, "不同意解约", OPEN, TerminationState.REFUSED, TERMINATION_DECIDERS),
)
BY_TWO: Table = (
    _decision(PASS_ON, "初审同意解约", DEPARTMENT, FINAL, FIRST),
    _decision(REFUSE_IN_DEPARTMENT, "初审不同意解约", DEPARTMENT, TerminationState.REFUSED, FIRST),
    _decision(AGREE, "同意解约", FINAL, TerminationState.AGREED, LAST),
    _decision(REFUSE, "不同意解约", FINAL, TerminationState.REFUSED, LAST),
)
# An employer without an account says yes on paper, which the school puts on record.
ON_PAPER = {
    Steps.ONE: Step(RECORD_CONSENT, "登记单位书面同意", (OPEN,), OPEN, Party.SCHOOL, TERMINATION_DECIDERS),
    Steps.TWO: Step(RECORD_CONSENT, "登记单位书面同意", (DEPARTMENT,), DEPARTMENT, Party.SCHOOL, FIRST),
}


def _table(asker: Party, steps: Steps) -> Table:
    """Only the consent has a deadline: an objection is heard for as long as the school has not decided. Of two who
    look the first then looks again, because the opinion was given without it."""
    other, begins = OTHER_SIDE[asker], REVIEW_BEGINS[steps]
    with_the_school = (OPEN,) if steps == Steps.ONE else (DEPARTMENT, FINAL)
    undecided = (ASKED, *with_the_school)
    unlocked = TerminationState.AGREED
    common: Table = (
        Step(CONSENT, "同意解约", (ASKED,), begins, other, before_deadline=True),
        Step(OBJECT, "不同意解约", undecided, begins, other, needs_reason=True),
        Step(LAPSE, "逾期未答复", (ASKED,), begins, Party.SYSTEM),
        Step(WITHDRAW, "撤回解约申请", undecided, TerminationState.WITHDRAWN, asker),
        *(BY_ONE if steps == Steps.ONE else BY_TWO),
        Step(END_BY_UNLOCKING, "解锁", undecided, unlocked, Party.SCHOOL, LAST, needs_reason=True),
    )
    return (*common, ON_PAPER[steps]) if asker == Party.GRADUATE else common


STEPS: dict[tuple[Party, Steps], Table] = {
    (asker, steps): _table(asker, steps) for asker in OTHER_SIDE for steps in Steps
}
WORDS = {step.name: step.words for table in STEPS.values() for step in table} | {APPLY: "申请解约"}


def start_of(review_steps: int, *, asks: bool) -> TerminationState:
    """Where a request starts: at the other side, or, with its consent on paper, at the school (manual G1)."""
    return ASKED if asks else REVIEW_BEGINS[Steps(review_steps)]


def step_of(asked_by: str, review_steps: int, name: str) -> Step[TerminationState]:
    """One step of the table for requests of this side; KeyError where that table has none of the name."""
    table = STEPS[Party(asked_by), Steps(review_steps)]
    return {step.name: step for step in table}[name]


def names_open_to(asked_by: str, party: Party, role: Role | None, state: str) -> set[str]:
    """What this party, in this role, may do with a request in a state: what a page may offer."""
    tables = [STEPS[Party(asked_by), steps] for steps in Steps]
    return {step.name for table in tables for step in open_to(table, party, role, state)}


def states_decided_by(role: Role | None) -> tuple[TerminationState, ...]:
    """The states in which it is for somebody in this role to say yes or no."""
    verdicts = (step for step in (*BY_ONE, *BY_TWO) if step.name not in REFUSALS)
    return tuple(step.sources[0] for step in verdicts if step.is_entitled(Party.SCHOOL, role))


def yes_of(review_steps: int, role: Role | None) -> str:
    """Which step is meant by the yes of somebody in this role."""
    return PASS_ON if _is_first(review_steps, role) else AGREE


def no_of(review_steps: int, role: Role | None) -> str:
    return REFUSE_IN_DEPARTMENT if _is_first(review_steps, role) else REFUSE


def _is_first(review_steps: int, role: Role | None) -> bool:
    return review_steps == Steps.TWO and role in FIRST
