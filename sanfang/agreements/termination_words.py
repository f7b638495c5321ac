"""What is said of a request for termination: to whom of which act, and to each party in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sanfang import calendar
from sanfang.actors import Party
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.models import TerminationRequest
from sanfang.agreements.termination_states import Reply

GRADUATE, EMPLOYER, SCHOOL = Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL
SILENCE = "逾期不答复不等于同意：由学校根据申请、材料和双方的说明决定。"
STANDS = "协议照旧有效。"
SCHOOL_DECIDES = "由学校决定；决定之前，协议仍然有效。"
# What the two sides read after what was said to them.
AFTERWARDS = {
    workflow.APPLY: "学校处理之前，协议仍然有效；不同意解约的，可以在协议的页面上说明。",
    workflow.CONSENT: SCHOOL_DECIDES,
    workflow.OBJECT: SCHOOL_DECIDES,
    workflow.LAPSE: SILENCE,
    workflow.RECORD_CONSENT: SCHOOL_DECIDES,
    workflow.WITHDRAW: STANDS,
    workflow.PASS_ON: SCHOOL_DECIDES,
    workflow.REFUSE: STANDS,
    workflow.REFUSE_IN_DEPARTMENT: STANDS,
}


@dataclass(frozen=True)
class Told:
    """The title of a notice and which parties get it. `{employer}` and `{graduate}` are filled in."""

    title: str
    parties: tuple[Party, ...]


# Whoever is asked reads first what to do: on a phone's message a long name would push it out of sight.
PLEASE_ANSWER = {GRADUATE: "请答复解约申请：{employer}", EMPLOYER: "请答复解约申请：{graduate}"}
REFUSED = Told("学校不同意{graduate}与{employer}解约", (GRADUATE, EMPLOYER))
OF_EITHER_SIDE = {
    workflow.PASS_ON: Told(
        "{graduate}与{employer}解约，院系初审同意，待学校终审", (GRADUATE, EMPLOYER, SCHOOL)
    ),
    workflow.REFUSE: REFUSED,
    workflow.REFUSE_IN_DEPARTMENT: REFUSED,
}
# Of a request by this side. Agreeing is told by the agreement's own step.
ACTS: dict[Party, dict[str, Told]] = {
    GRADUATE: {
        workflow.APPLY: Told("{graduate}申请与{employer}解约", (EMPLOYER, SCHOOL)),
        workflow.CONSENT: Told("{graduate}的解约申请，单位同意：{employer}", (GRADUATE, SCHOOL)),
        workflow.OBJECT: Told("{graduate}的解约申请，单位不同意：{employer}", (GRADUATE, SCHOOL)),
        workflow.LAPSE: Told(
            "{graduate}的解约申请，单位逾期未答复：{employer}", (GRADUATE, EMPLOYER, SCHOOL)
        ),
        workflow.RECORD_CONSENT: Told("学校已登记{employer}书面同意解约", (GRADUATE,)),
        workflow.WITHDRAW: Told("{graduate}撤回了解约申请", (EMPLOYER, SCHOOL)),
        **OF_EITHER_SIDE,
    },
    EMPLOYER: {
        workflow.APPLY: Told("{employer}申请与{graduate}解约", (GRADUATE, SCHOOL)),
        workflow.CONSENT: Told("{graduate}同意与{employer}解约", (EMPLOYER, SCHOOL)),
        workflow.OBJECT: Told("{graduate}不同意与{employer}解约", (EMPLOYER, SCHOOL)),
        workflow.LAPSE: Told("{graduate}逾期未答复{employer}的解约申请", (GRADUATE, EMPLOYER, SCHOOL)),
        workflow.WITHDRAW: Told("{employer}撤回了解约申请", (GRADUATE, SCHOOL)),
        **OF_EITHER_SIDE,
    },
}


def title_for(request: TerminationRequest, act: str, party: Party) -> str:
    """The title of a notice, its names still to be filled in."""
    if last_moment(request, act, party):
        return PLEASE_ANSWER[party]
    return acts_of(request.asked_by)[act].title


def last_moment(request: TerminationRequest, act: str, party: Party) -> datetime | None:
    """Until when whoever is told of this act is to answer: 23:59 of the last day, not midnight of the next; None
    for whoever is not asked."""
    if act != workflow.APPLY or party != request.other_side or request.answer_by is None:
        return None
    return request.answer_by - timedelta(minutes=1)


def acts_of(asked_by: str) -> dict[str, Told]:
    """Which acts of a request by this side are told, and how."""
    return ACTS[Party(asked_by)]


def body_for(request: TerminationRequest, act: str, party: Party) -> str:
    """What a party reads of an act in its notice: what was said to it, and what comes next."""
    said = said_to(request, act, party)
    if party == SCHOOL:
        return said or (SILENCE if act == workflow.LAPSE else "")
    if act == workflow.APPLY and request.answer_by:
        return _and_then(said, f"请答复，{calendar.spoken_deadline(request.answer_by)}。{SILENCE}")
    return _and_then(said, AFTERWARDS[act])


def _and_then(said: str, next_sentence: str) -> str:
    return f"{said.rstrip('。')}。{next_sentence}" if said else next_sentence


def said_to(request: TerminationRequest, act: str, party: Party) -> str:
    """What was said to this party with an act: the reason to the school, the words to the other side, and the
    school's own reason to the graduate, and to an employer that asked."""
    if act == workflow.APPLY:
        return _side_says(request.asked_by, request.reason, request.words, party)
    if act in {workflow.CONSENT, workflow.OBJECT}:
        return _side_says(request.other_side, request.reply_reason, request.reply_words, party)
    if act in workflow.REFUSALS:
        return request.answer if reads_the_schools_reason(request, party) else ""
    return ""


def reads_the_schools_reason(request: TerminationRequest, party: Party) -> bool:
    """The school answers whoever asked; to an employer that did not, it says nothing about the graduate's case."""
    return party != EMPLOYER or request.asked_by == EMPLOYER


def _side_says(side: str, to_the_school: str, to_the_other: str, party: Party) -> str:
    if party in {GRADUATE, EMPLOYER} and party != side:
        return to_the_other
    return to_the_school


def heard(request: TerminationRequest, reader: Party) -> str:
    """What the other side said, as one reads it: that it agrees, objects or was silent; nothing if nobody asked."""
    other = "您" if reader == request.other_side else request.other_side.label
    if request.is_open and request.state == request.State.ASKED:
        return f"{other}在期限内没有答复，不等于同意。"
    return {
        Reply.CONSENTS.value: "双方都同意解约。",
        Reply.OBJECTS.value: f"{other}不同意解约。",
        Reply.SILENT.value: f"{other}在期限内没有答复，不等于同意。",
        Reply.ON_PAPER.value: f"学校已登记{other}的书面同意。",
    }.get(request.reply, "")
