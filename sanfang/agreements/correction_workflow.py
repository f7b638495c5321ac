"""Which party may move a correction, by who proposed it. Data only; `docs/workflow.md` is drawn from it.

The agreement is in force all the time; a correction that is carried out gives it a new revision.
"""

from __future__ import annotations

from itertools import pairwise

from sanfang.actors import Party, Role
from sanfang.agreements.correction_states import AWAITED, UNDECIDED, WITH_DEADLINE, CorrectionState
from sanfang.agreements.workflow import REVIEWERS
from sanfang.steps import Step, open_to

GRADUATE, EMPLOYER, SCHOOL = Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL

# The names of the acts, as the trail and the notices know them.
PROPOSE = "propose_correction"
AGREE = "agree_to_correction"
DECLINE = "decline_correction"
EXPIRE = "expire_correction"
WITHDRAW = "withdraw_correction"
CARRY_OUT = "carry_out_correction"
REFUSE = "refuse_correction"
VOID = "void_correction"

# Who may propose and decide for the school: whoever reviews what is signed.
DECIDERS = REVIEWERS
# Whom each proposer asks, one after the other, before the school decides.
ASKED = {GRADUATE: (EMPLOYER,), EMPLOYER: (GRADUATE,), SCHOOL: (GRADUATE, EMPLOYER)}
STATE_OF = {party: state for state, party in AWAITED.items()}

CorrectionStep = Step[CorrectionState]


def path_of(proposer: Party, *, on_paper: bool) -> tuple[CorrectionState, ...]:
    """The states a correction passes. An employer that agreed on paper is not asked."""
    asked = (party for party in ASKED[proposer] if not (on_paper and party == EMPLOYER))
    return (*(STATE_OF[party] for party in asked), CorrectionState.AWAITING_SCHOOL)


def _table(proposer: Party, *, on_paper: bool) -> tuple[CorrectionStep, ...]:
    path = path_of(proposer, on_paper=on_paper)
    roles = DECIDERS if proposer == SCHOOL else ()
    return (
        *(_agree(state, following) for state, following in pairwise(path)),
        *(_decline(state) for state in path[:-1]),
        Step(EXPIRE, "逾期失效", WITH_DEADLINE, CorrectionState.EXPIRED, Party.SYSTEM),
        Step(WITHDRAW, "撤回更正", UNDECIDED, CorrectionState.WITHDRAWN, proposer, roles),
        Step(CARRY_OUT, "同意更正", path[-1:], CorrectionState.DONE, SCHOOL, DECIDERS),
        Step(REFUSE, "不同意更正", path[-1:], CorrectionState.REFUSED, SCHOOL, DECIDERS, needs_reason=True),
        Step(VOID, "随协议解除作废", UNDECIDED, CorrectionState.VOID, SCHOOL, (Role.ADMINISTRATOR,)),
    )


def _agree(state: CorrectionState, following: CorrectionState) -> CorrectionStep:
    return Step(AGREE, "同意更正", (state,), following, AWAITED[state], before_deadline=True)


def _decline(state: CorrectionState) -> CorrectionStep:
    return Step(
        DECLINE,
        "不同意更正",
        (state,),
        CorrectionState.DECLINED,
        AWAITED[state],
        needs_reason=True,
        before_deadline=True,
    )


# By who proposed, and whether the employer agreed on paper.
STEPS: dict[tuple[Party, bool], tuple[CorrectionStep, ...]] = {
    (proposer, on_paper): _table(proposer, on_paper=on_paper)
    for proposer, on_paper in (
        (GRADUATE, False),
        (EMPLOYER, False),
        (SCHOOL, False),
        (GRADUATE, True),
        (SCHOOL, True),
    )
}
WORDS = {step.name: step.words for table in STEPS.values() for step in table} | {PROPOSE: "提出更正"}


def step_of(proposer: str, name: str, party: Party, *, on_paper: bool) -> CorrectionStep:
    """This party's step of a name; KeyError where the table for such corrections has none."""
    table = STEPS[Party(proposer), on_paper]
    return {(step.name, step.by): step for step in table}[name, party]


def names_open_to(proposer: str, party: Party, role: Role | None, state: str, *, on_paper: bool) -> set[str]:
    """What this party, in this role, may do with a correction in a state: what a page may offer."""
    return {step.name for step in open_to(STEPS[Party(proposer), on_paper], party, role, state)}
