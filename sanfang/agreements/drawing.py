"""The chapter of `docs/workflow.md` about an agreement, drawn from its table."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.agreements import correction_workflow as correcting
from sanfang.agreements import termination_workflow as ending
from sanfang.agreements.correction_states import CorrectionState
from sanfang.agreements.states import LIVE_STATES, State, words_for
from sanfang.agreements.termination_states import TerminationState
from sanfang.agreements.workflow import REVIEW_BEGINS, STEPS, WAITS_FIRST, start_of
from sanfang.drawing import diagram, steps_table, table, words_table
from sanfang.institutions.policies import Confirmation, Steps

INTRODUCTION = """\
# The life of an agreement

Drawn from `sanfang/agreements/workflow.py` by `manage.py draw_workflow`; do not edit by hand.
A live agreement (bold frame) occupies the graduate: nobody else can sign with him or her.
"""
ENDING = """\
## 解约申请 How an end is asked for

Drawn from `sanfang/agreements/termination_workflow.py`. Either side asks; the agreement stands until the school agrees
(or the administrator unlocks), which is the step `terminate` (`unlock`) of the agreement itself.
A graduate may hand in the employer's consent on paper, and then nobody is asked. Silence is no consent. Only a
consent has to be in time; an objection is heard until the school has decided. Each side answers once.
"""
CORRECTING = """\
## 协议更正 How a typo is put right

Drawn from `sanfang/agreements/correction_workflow.py`. The agreement is in force all the time. A side, or the school,
proposes; who did not propose is asked, one after the other; the school decides. One no, or silence, ends it, and the
agreement stands as it was. An employer without an account agrees by letter and is not asked.
"""
PROPOSED_BY = {
    (Party.GRADUATE, False): "the graduate",
    (Party.EMPLOYER, False): "the employer",
    (Party.SCHOOL, False): "the school, which asks both sides",
    (Party.GRADUATE, True): "the graduate, with the letter of an employer without an account",
    (Party.SCHOOL, True): "the school, with the letter of an employer without an account",
}
STARTS = {True: "the other side is asked", False: "consent on paper"}
BY_OFFER = "路线一：毕业生本人接受签约通知，不必再确认"
BY_HOW_MANY = {Steps.ONE: "one reviewer", Steps.TWO: "two reviewers"}
PARTIES = (Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL)
BOLD = ("    classDef live stroke-width:3px", f"    class {','.join(LIVE_STATES)} live")


def page() -> str:
    """The whole chapter, in Markdown with a Mermaid diagram."""
    starts = [(state, policy.value) for policy, state in WAITS_FIRST.items()]
    starts += [(state, f"manual, {BY_HOW_MANY[steps]}") for steps, state in REVIEW_BEGINS.items()]
    begins = [
        (str(policy.label), *(str(start_of(policy, steps).label) for steps in Steps))
        for policy in Confirmation
    ]
    begins.append((BY_OFFER, *(str(state.label) for state in REVIEW_BEGINS.values())))
    parts = [
        INTRODUCTION,
        diagram(State, starts, STEPS, *BOLD),
        "## Where it starts\n",
        table(("policy", *BY_HOW_MANY.values()), begins),
        "## Who may do what\n",
        steps_table(STEPS),
        "## What each party reads\n",
        words_table(State, PARTIES, words_for),
        _ending(),
        _correcting(),
    ]
    return "\n".join(parts)


def _ending() -> str:
    parts = [ENDING]
    for steps, how_many in BY_HOW_MANY.items():
        by_the_graduate, by_the_employer = (ending.STEPS[party, steps] for party in ending.OTHER_SIDE)
        starts = [(ending.start_of(steps, asks=asks), why) for asks, why in STARTS.items()]
        parts += [
            f"### Decided by {how_many}\n",
            diagram(TerminationState, starts, by_the_graduate),
            "Asked for by the graduate:\n",
            steps_table(by_the_graduate),
            "Asked for by the employer, which always asks the graduate:\n",
            steps_table(by_the_employer),
        ]
    return "\n".join(parts)


def _correcting() -> str:
    by_the_school = correcting.STEPS[Party.SCHOOL, False]
    starts = [(correcting.path_of(Party.SCHOOL, on_paper=False)[0], "the school proposes")]
    parts = [CORRECTING, diagram(CorrectionState, starts, by_the_school)]
    for case, steps in correcting.STEPS.items():
        parts += [f"### Proposed by {PROPOSED_BY[case]}\n", steps_table(steps)]
    return "\n".join(parts)
