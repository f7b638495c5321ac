"""What is said of a correction: to whom of which act, and to each party in its own words."""

from __future__ import annotations

from datetime import datetime, timedelta

from sanfang import calendar
from sanfang.actors import Party
from sanfang.agreements import correction_workflow as workflow
from sanfang.agreements.models import AgreementCorrection

GRADUATE, EMPLOYER, SCHOOL = Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL
EVERYBODY = (GRADUATE, EMPLOYER, SCHOOL)
STANDS = "协议照原来的内容有效。"
SILENCE = "逾期不答复，这次更正失效，协议照原来的内容有效。"

TITLES = {
    workflow.PROPOSE: "{graduate}与{employer}的协议有一处更正",
    workflow.AGREE: "{graduate}与{employer}的协议更正，{party}已同意",
    workflow.DECLINE: "{graduate}与{employer}的协议更正，{party}不同意",
    workflow.EXPIRE: "{graduate}与{employer}的协议更正逾期未答复，已失效",
    workflow.WITHDRAW: "{graduate}与{employer}的协议更正已撤回",
    workflow.CARRY_OUT: "{graduate}与{employer}的协议已更正为第 {revision} 版",
    workflow.REFUSE: "学校不同意更正{graduate}与{employer}的协议",
    workflow.VOID: "{graduate}与{employer}的协议已解除，更正不再进行",
}
# Of these whoever acted is told, too: the notice is what one goes by afterwards.
TOLD_TO_ALL = {workflow.EXPIRE, workflow.CARRY_OUT, workflow.REFUSE}


def readers_of(act: str, by: Party) -> tuple[Party, ...]:
    """Who is told of an act: everybody but whoever did it; of what ended or changed the agreement, all three."""
    if act in TOLD_TO_ALL:
        return EVERYBODY
    return tuple(party for party in EVERYBODY if party != by)


def title_for(correction: AgreementCorrection, act: str, party: Party, by: Party) -> str:
    """The title of a notice, its names still to be filled in. Whoever is asked reads first what to do."""
    if last_moment(correction, act, party):
        return "请答复协议更正：{employer}" if party == GRADUATE else "请答复协议更正：{graduate}"
    return TITLES[act].replace("{party}", by.label).replace("{revision}", str(correction.agreement.revision))


def last_moment(correction: AgreementCorrection, act: str, party: Party) -> datetime | None:
    """Until when whoever is asked by this act is to answer; None for whoever is not."""
    asks = act in {workflow.PROPOSE, workflow.AGREE}
    if not asks or correction.awaits != party or correction.answer_by is None:
        return None
    return correction.answer_by - timedelta(minutes=1)


def body_for(correction: AgreementCorrection, act: str, party: Party) -> str:
    """What a party reads in its notice: what is corrected, why, and what comes next. The values stay out of it."""
    what = f"更正：{labels_of(correction)}。原因：{correction.reason.rstrip('。')}。"
    return what + _afterwards(correction, act, party)


def labels_of(correction: AgreementCorrection) -> str:
    """「岗位名称、工作地点」: what is corrected, without the values."""
    return "、".join(one.label for one in correction.differences)


def _afterwards(correction: AgreementCorrection, act: str, party: Party) -> str:
    if act in {workflow.PROPOSE, workflow.AGREE}:
        return _next_answer(correction, party)
    if act == workflow.CARRY_OUT:
        edition = f"第 {correction.agreement.revision} 版"
        return f"请重新打印协议书（{edition}），以前打印的各版作废，扫码会提示以{edition}为准。"
    if act == workflow.VOID:
        return ""
    because = f"不同意的原因：{correction.answer.rstrip('。')}。" if correction.answer else ""
    return because + STANDS


def _next_answer(correction: AgreementCorrection, party: Party) -> str:
    if party == correction.awaits and correction.answer_by:
        return f"请答复，{calendar.spoken_deadline(correction.answer_by)}。{SILENCE}"
    if correction.awaits == SCHOOL:
        return "请处理。" if party == SCHOOL else "由学校处理；处理之前，协议照原来的内容有效。"
    return f"等待{correction.awaits.label if correction.awaits else ''}答复；学校处理之前，协议照原来的内容有效。"
