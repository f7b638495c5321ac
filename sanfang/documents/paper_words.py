"""What is said of a request for paper: where it stands, and who is told of what."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.documents import paper_workflow as workflow
from sanfang.documents.models import PaperRequest
from sanfang.documents.paper_states import PaperState
from sanfang.institutions.models import School
from sanfang.notices.actions import Mailbox, News, tell

GRADUATE, EMPLOYER, SCHOOL = Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL
# Where each party reads about it; the portals own these addresses.
LINKS = {
    GRADUATE: "/m/agreements/{agreement}/paper-requests/",
    EMPLOYER: "/employer/agreements/{agreement}/paper-requests/",
    SCHOOL: "/school/paper-requests/{request}/",
}
TITLES = {
    workflow.ASK: "{who}申请打印协议书",
    workflow.WITHDRAW: "{who}撤回了打印申请",
    workflow.PRINT: "协议书已打印",
    workflow.REFUSE: "学校没有同意打印协议书",
    workflow.LAPSE: "协议已结束，打印申请已失效",
}


def state_of(request: PaperRequest) -> str:
    """The state in words: what was posted was not collected."""
    if request.state == PaperState.HANDED_OVER and request.goes_by_post:
        return "已寄出"
    return str(PaperState(request.state).label)


def words_for_asker(request: PaperRequest) -> str:
    """What whoever asked reads: how it stands, and what comes next."""
    return {
        PaperState.WAITING: "已提交，等待学校打印。打印之前可以撤回。",
        PaperState.PRINTED: "协议书已打印，学校即将寄出。" if request.goes_by_post else _collect(request),
        PaperState.HANDED_OVER: _handed_over(request),
        PaperState.REFUSED: f"原因：{request.reason}",
        PaperState.WITHDRAWN: "您已撤回，需要时可以重新申请。",
        PaperState.LAPSED: "协议已经结束，不再打印。",
    }[PaperState(request.state)]


def _collect(request: PaperRequest) -> str:
    school: School = request.agreement.school
    return f"请带身份证到{school.contact_office}领取：{school.address}，电话 {school.phone}。"


def _handed_over(request: PaperRequest) -> str:
    if not request.goes_by_post:
        return "协议书已领取。"
    return (
        f"协议书已寄出，快递单号 {request.tracking_number}。" if request.tracking_number else "协议书已寄出。"
    )


def what_is_asked(request: PaperRequest) -> str:
    """「补打（遗失、损坏等），3 份，邮寄」."""
    return f"{request.get_occasion_display()}，{request.copies} 份，{request.get_delivery_display()}"


def tell_of(request: PaperRequest, act: str) -> None:
    """The school of what the asker did, the asker of everything else."""
    to_school = act in {workflow.ASK, workflow.WITHDRAW}
    party = SCHOOL if to_school else Party(request.asked_by)
    mailbox = _mailbox(request, party)
    if mailbox is None:
        return
    title = TITLES.get(act, f"协议书{state_of(request)}").format(who=_who(request))
    body = what_is_asked(request) if to_school else words_for_asker(request)
    link = LINKS[party].format(agreement=request.agreement_id, request=request.pk)
    tell(mailbox, News(f"paper:{request.pk}:{act}", "paper", title, body, link))


def _who(request: PaperRequest) -> str:
    agreement = request.agreement
    return agreement.graduate.name if request.asked_by == GRADUATE else agreement.employer_name


def _mailbox(request: PaperRequest, party: Party) -> Mailbox | None:
    agreement = request.agreement
    if party == SCHOOL:
        return agreement.graduate.school_mailbox
    if party == GRADUATE:
        return agreement.graduate.mailbox
    return agreement.employer.mailbox if agreement.employer else None
