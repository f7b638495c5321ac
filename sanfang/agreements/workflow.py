"""Which party may move an agreement, from where to where. Data only; `docs/workflow.md` is drawn from it."""

from __future__ import annotations

from sanfang.actors import Party, Role
from sanfang.agreements.states import State
from sanfang.institutions.policies import Confirmation
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
DECLINE = Step("decline", "谢绝", (State.PROPOSED,), State.DECLINED, Party.GRADUATE)
WITHDRAW = Step("withdraw", "撤回", (State.PROPOSED,), State.WITHDRAWN, Party.EMPLOYER)
DISOWN = Step(
    "disown",
    "非本人签约",
    (State.PROPOSED, State.AWAITING_CONFIRMATION, State.AWAITING_SCHOOL),
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

STEPS = (ACCEPT, CONFIRM, DECLINE, WITHDRAW, DISOWN, EXPIRE, APPROVE, REJECT, TERMINATE, UNLOCK)

# Where an agreement starts, by the policy of the school (manual C3).
STARTS = {
    Confirmation.AS_IN_THE_MANUAL: State.AWAITING_SCHOOL,
    Confirmation.BEFORE_APPROVAL: State.AWAITING_CONFIRMATION,
    Confirmation.BEFORE_SIGNING: State.PROPOSED,
}
# Route 1 ends with the graduate's own word, which is all that the strictest policy asks for (manual B6).
STARTS_BY_THE_GRADUATE = State.AWAITING_SCHOOL


def steps_open_to(party: Party, role: Role | None, state: str) -> tuple[Step[State], ...]:
    """The moves this party, in this role, may make from a state: what a page may offer as buttons."""
    return open_to(STEPS, party, role, state)
