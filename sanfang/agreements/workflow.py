"""Which party may move an agreement, from where to where. Data only; `docs/workflow.md` is drawn from it."""

from __future__ import annotations

from dataclasses import replace

from sanfang.actors import Party, Role
from sanfang.agreements.states import WAITING_FOR_THE_SCHOOL, State
from sanfang.institutions.policies import Confirmation, Steps
from sanfang.steps import Step, open_to

REVIEWERS = (Role.TEACHER, Role.ADMINISTRATOR)
TERMINATION_DECIDERS = (Role.COUNSELLOR, Role.ADMINISTRATOR)

ACCEPT = Step(
    "accept", "确认签约", (State.PROPOSED,), State.AWAITING_SCHOOL, Party.GRADUATE, before_deadline=True
)
CONFIRM = Step(
    "confirm",
    "确认签约",
    (State.AWAITING_CONFIRMATION,),
    State.AWAITING_SCHOOL,
    Party.GRADUATE,
    before_deadline=True,
)
ACCEPT_FOR_TWO = replace(ACCEPT, target=State.AWAITING_DEPARTMENT)
CONFIRM_FOR_TWO = replace(CONFIRM, target=State.AWAITING_DEPARTMENT)
DECLINE = Step("decline", "谢绝", (State.PROPOSED,), State.DECLINED, Party.GRADUATE)
WITHDRAW = Step("withdraw", "撤回", (State.PROPOSED,), State.WITHDRAWN, Party.EMPLOYER)
DISOWN = Step(
    "disown",
    "非本人签约",
    (State.PROPOSED, State.AWAITING_CONFIRMATION, *WAITING_FOR_THE_SCHOOL),
    State.DISOWNED,
    Party.GRADUATE,
)
EXPIRE = Step(
    "expire", "逾期失效", (State.PROPOSED, State.AWAITING_CONFIRMATION), State.EXPIRED, Party.SYSTEM
)
APPROVE = Step("approve", "通过", (State.AWAITING_SCHOOL,), State.IN_FORCE, Party.SCHOOL, REVIEWERS)
REJECT = Step(
    "reject", "不通过", (State.AWAITING_SCHOOL,), State.REJECTED, Party.SCHOOL, REVIEWERS, needs_reason=True
)
PASS_ON = Step(
    "pass_on",
    "初审通过",
    (State.AWAITING_DEPARTMENT,),
    State.AWAITING_FINAL,
    Party.SCHOOL,
    (Role.TEACHER,),
)
REJECT_IN_DEPARTMENT = Step(
    "reject_in_department",
    "初审不通过",
    (State.AWAITING_DEPARTMENT,),
    State.REJECTED,
    Party.SCHOOL,
    (Role.TEACHER,),
    needs_reason=True,
)
APPROVE_FINALLY = Step(
    "approve_finally",
    "终审通过",
    (State.AWAITING_FINAL,),
    State.IN_FORCE,
    Party.SCHOOL,
    (Role.ADMINISTRATOR,),
)
REJECT_FINALLY = Step(
    "reject_finally",
    "终审不通过",
    (State.AWAITING_FINAL,),
    State.REJECTED,
    Party.SCHOOL,
    (Role.ADMINISTRATOR,),
    needs_reason=True,
)
TERMINATE = Step(
    "terminate", "同意解约", (State.IN_FORCE,), State.TERMINATED, Party.SCHOOL, TERMINATION_DECIDERS
)
UNLOCK = Step(
    "unlock",
    "解锁",
    (State.IN_FORCE,),
    State.TERMINATED,
    Party.SCHOOL,
    (Role.ADMINISTRATOR,),
    needs_reason=True,
)

# What a reviewer's yes and no mean, by the state; whoever is first and second is not the same person.
YES = (APPROVE, PASS_ON, APPROVE_FINALLY)
NO = (REJECT, REJECT_IN_DEPARTMENT, REJECT_FINALLY)
STEPS = (
    ACCEPT,
    ACCEPT_FOR_TWO,
    CONFIRM,
    CONFIRM_FOR_TWO,
    DECLINE,
    WITHDRAW,
    DISOWN,
    EXPIRE,
    *YES,
    *NO,
    TERMINATE,
    UNLOCK,
)

# Where the review begins, by how many people look.
REVIEW_BEGINS = {Steps.ONE: State.AWAITING_SCHOOL, Steps.TWO: State.AWAITING_DEPARTMENT}
# Where an agreement starts that waits for the graduate first, by the policy of the school; any other starts with
# the review (manual C3). Route 1 ends with the graduate's own word, which is all that any policy asks for (B6).
WAITS_FIRST = {
    Confirmation.BEFORE_APPROVAL: State.AWAITING_CONFIRMATION,
    Confirmation.BEFORE_SIGNING: State.PROPOSED,
}
FOR_TWO = {ACCEPT: ACCEPT_FOR_TWO, CONFIRM: CONFIRM_FOR_TWO}


def start_of(confirmation: Confirmation, review_steps: int, *, by_the_graduate: bool = False) -> State:
    """The state that a new agreement begins in."""
    review = REVIEW_BEGINS[Steps(review_steps)]
    return review if by_the_graduate else WAITS_FIRST.get(confirmation, review)


def into_review(step: Step[State], review_steps: int) -> Step[State]:
    """The graduate's yes, as it leads to the review that was the school's rule when it was signed."""
    return FOR_TWO[step] if review_steps == Steps.TWO else step


def states_reviewed_by(role: Role | None) -> tuple[State, ...]:
    """The states in which it is for somebody in this role to say yes or no."""
    return tuple(state for step in YES if step.is_entitled(Party.SCHOOL, role) for state in step.sources)


def verdict_of(verdicts: tuple[Step[State], ...], role: Role | None, state: str) -> Step[State]:
    """Which of `YES` or `NO` somebody in this role means: the one for the state, or else the first of theirs, which
    then finds that the agreement has moved on."""
    theirs = [step for step in verdicts if step.is_entitled(Party.SCHOOL, role)] or list(verdicts)
    return next((step for step in theirs if state in step.sources), theirs[0])


def steps_open_to(party: Party, role: Role | None, state: str) -> tuple[Step[State], ...]:
    """The moves this party, in this role, may make from a state: what a page may offer as buttons."""
    return open_to(STEPS, party, role, state)
