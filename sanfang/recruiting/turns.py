"""Whose turn it is with an application, an interview, an offer; and what a graduate should do first."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import chain

from django.utils import timezone

from sanfang.actors import Party
from sanfang.agreements import turns as agreements
from sanfang.graduates.models import Graduate
from sanfang.recruiting.models import Application, Complaint, Interview, Offer
from sanfang.recruiting.standing import obstacle_to
from sanfang.recruiting.states import (
    AnyState,
    ApplicationState,
    InterviewState,
    OfferState,
    words_for,
)
from sanfang.turns import Turn, Words, turn_of

GRADUATE, EMPLOYER = Party.GRADUATE, Party.EMPLOYER


class Act(StrEnum):
    """What has to be done next, whoever does it."""

    READ_RESUME = "read_resume"
    DECIDE_APPLICATION = "decide_application"
    ANSWER_INTERVIEW = "answer_interview"
    RECORD_RESULT = "record_result"
    ANSWER_OFFER = "answer_offer"
    ANSWER_COMPLAINT = "answer_complaint"
    WAIT = "wait"
    NOTHING = "nothing"


UNREAD = "查看没有规定期限。用人单位不处理时，投递一直有效；毕业生可以随时撤回，也可以投递别的岗位。"
UNDECIDED = "答复没有规定期限。用人单位不决定时，投递一直有效；毕业生可以随时撤回。"
NOT_ANSWERED = "面试开始前没有答复，邀请自动失效，用人单位可以重新邀请。"
NO_RESULT = "登记没有规定期限。用人单位登记结果之前，不能发签约通知。"
NOT_LOOKED_INTO = "处理没有规定期限。处理之前，投诉一直保留，不会自动关闭；岗位不会因为投诉自动下架。"
LOOK_INTO_IT = (
    "请核实情况，填写处理结果。确有问题的，可以冻结该单位；结果会告诉毕业生和学校，不会告诉用人单位。"
)
BEING_LOOKED_INTO = "学校和省就业主管部门都已收到。处理结果会马上通知毕业生和学校；用人单位不会知道是谁投诉。"
NO_ANSWER = "逾期不回复，本通知书自动失效；用人单位可以恢复，其他签约通知不受影响。"
OVER = "已逾期失效"
OVER_TEXT = "截止日期已过，没有答复，这份通知已自动失效。用人单位可以恢复，重新计时。"

# Of an application: what has to be done, and the titles for the employer and for the graduate.
OF_APPLICATIONS = {
    ApplicationState.SUBMITTED: (Act.READ_RESUME, "请查看简历", "等待用人单位查看", UNREAD),
    ApplicationState.READ: (Act.DECIDE_APPLICATION, "请决定是否邀请面试", "等待用人单位决定", UNDECIDED),
    ApplicationState.INTERVIEWED: (Act.DECIDE_APPLICATION, "请决定是否签约", "等待用人单位决定", UNDECIDED),
}


@turn_of.register
def _of_application(application: Application) -> Turn:
    """While an interview or an offer is open, the turn is theirs. Costs no query on rows of `with_turns`."""
    state = application.condition
    if state == ApplicationState.TO_BE_INTERVIEWED:
        interview = application.open_interview
        return turn_of(interview) if interview else _nobodys(application, state)
    if state == ApplicationState.INTERVIEWED and application.open_offer is not None:
        return turn_of(application.open_offer)
    if state not in OF_APPLICATIONS:
        return _nobodys(application, state)
    act, mine, others, otherwise = OF_APPLICATIONS[state]
    return _spoken(application, state, act, EMPLOYER, mine, others, otherwise)


@turn_of.register
def _of_interview(interview: Interview) -> Turn:
    state = interview.condition
    if interview.is_overdue(timezone.now()):
        return _nobodys(interview, InterviewState.LAPSED)
    if state == InterviewState.INVITED:
        turn = _spoken(
            interview, state, Act.ANSWER_INTERVIEW, GRADUATE, "请答复面试邀请", "等待毕业生答复", NOT_ANSWERED
        )
        return replace(turn, until=interview.starts_at)
    if state != InterviewState.ACCEPTED:
        return _nobodys(interview, state)
    if interview.starts_at > timezone.now():
        turn = _spoken(interview, state, Act.WAIT, None, "", "等待面试", "")
        return replace(turn, until=interview.starts_at)
    return _spoken(
        interview, state, Act.RECORD_RESULT, EMPLOYER, "请登记面试结果", "等待用人单位登记结果", NO_RESULT
    )


@turn_of.register
def _of_offer(offer: Offer) -> Turn:
    """An open offer that cannot be accepted now says why; whoever must act then acts elsewhere."""
    state = offer.condition
    if offer.is_overdue(timezone.now()):
        return Turn(Act.NOTHING, None, lambda party: Words(OVER, OVER_TEXT), thing=offer)
    if state != OfferState.OPEN:
        return _nobodys(offer, state)
    obstacle = obstacle_to(offer)
    if obstacle is None:
        mine, others = "请接受或谢绝", "等待毕业生答复"
        turn = _spoken(offer, state, Act.ANSWER_OFFER, GRADUATE, mine, others, NO_ANSWER)
        return replace(turn, until=offer.answer_by)

    def words_of(party: Party) -> Words:
        if party == GRADUATE:
            return Words("现在只能查看", obstacle)
        return Words("毕业生暂不能接受", obstacle.for_employer)

    return Turn(Act.WAIT, None, words_of, offer.answer_by, NO_ANSWER, offer)


@turn_of.register
def _of_complaint(complaint: Complaint) -> Turn:
    """The province answers; the graduate and the school read what came of it."""
    if not complaint.is_open:
        closed = Words(complaint.get_state_display(), complaint.answer)
        return Turn(Act.NOTHING, None, lambda party: closed, thing=complaint)

    def words_of(party: Party) -> Words:
        if party == Party.PROVINCE:
            return Words("请处理这条投诉", LOOK_INTO_IT)
        return Words("等待省就业主管部门处理", BEING_LOOKED_INTO)

    return Turn(Act.ANSWER_COMPLAINT, Party.PROVINCE, words_of, otherwise=NOT_LOOKED_INTO, thing=complaint)


def first_turn_of(graduate: Graduate) -> Turn:
    """What the graduate should do first: an agreement, an offer, an interview that waits for an answer.

    An offer that can only be read now does not stand in the way of what can be done.
    """
    turn = agreements.turn_of_graduate(graduate)
    if turn.act != agreements.Act.SIGN:
        return turn
    now = timezone.now()
    offers = Offer.objects.in_time(now).filter(graduate=graduate).for_lists()
    interviews = Interview.objects.in_time(now).filter(graduate=graduate).for_lists()
    letters = chain(offers.order_by("answer_by", "pk"), interviews.order_by("starts_at", "pk"))
    waiting = (one for one in map(turn_of, letters) if one.is_held_by(GRADUATE))
    return next(waiting, turn)


def _spoken(
    thing: Application | Interview | Offer,
    state: AnyState,
    act: Act,
    holder: Party | None,
    mine: str,
    others: str,
    otherwise: str,
) -> Turn:
    """The title by whose turn it is; the sentence is the state's own."""

    def words_of(party: Party) -> Words:
        return Words(mine if party == holder else others, words_for(state, party))

    return Turn(act, holder, words_of, otherwise=otherwise, thing=thing)


def _nobodys(thing: Application | Interview | Offer, state: AnyState) -> Turn:
    return Turn(
        Act.NOTHING, None, lambda party: Words(str(state.label), words_for(state, party)), thing=thing
    )
