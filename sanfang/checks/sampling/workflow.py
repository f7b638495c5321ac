"""Which party may move an item of a sample, from where to where. Data only; `docs/workflow.md` is drawn from it."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.checks.sampling.states import WITH_THE_SCHOOL, ItemState
from sanfang.steps import Step

ANSWER = Step("answer", "提交说明", WITH_THE_SCHOOL, ItemState.ANSWERED, Party.SCHOOL)
RETURN = Step(
    "return", "需补充材料", (ItemState.ANSWERED,), ItemState.RETURNED, Party.PROVINCE, needs_reason=True
)
# A school that says nothing does not keep an item open for ever: see `actions.decide`.
_DECIDED_FROM = (ItemState.ANSWERED, *WITH_THE_SCHOOL)
CONFIRM = Step("confirm", "属实", _DECIDED_FROM, ItemState.TRUE, Party.PROVINCE, needs_reason=True)
REFUTE = Step("refute", "不属实", _DECIDED_FROM, ItemState.UNTRUE, Party.PROVINCE, needs_reason=True)

STEPS = (ANSWER, RETURN, CONFIRM, REFUTE)
FINDINGS = {step.name: step for step in (CONFIRM, REFUTE, RETURN)}
WORDS = {step.name: step.words for step in STEPS}
