"""Whose turn it is with an agreement, a termination request, and a graduate, in each party's words."""

from __future__ import annotations

from enum import StrEnum

from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Party
from sanfang.agreements.models import Agreement, AgreementCorrection, TerminationRequest
from sanfang.agreements.states import WAITING_FOR_THE_GRADUATE, State, words_for
from sanfang.agreements.termination_states import TerminationState
from sanfang.agreements.termination_words import SILENCE, heard, reads_the_schools_reason
from sanfang.destinations import actions as destinations
from sanfang.graduates.models import Graduate
from sanfang.graduates.waiting import wait_of
from sanfang.turns import Turn, Words, turn_of

GRADUATE, SCHOOL = Party.GRADUATE, Party.SCHOOL
UNCONFIRMED = "逐项核对，确认无误后才能签约；有错的可以提交纠错。"
OFF_THE_LIST = "现在不能签约，原因见「面试和签约通知」。有疑问，或者确实今年毕业的，请联系学校就业指导中心。"
EMPLOYED = "需要改签时，请提交解约申请，或请学校管理员解锁（将毕业去向设为待就业）。"
REBOUND = "刚换绑微信，为防止他人冒用，暂时不能签约。如果换绑不是您本人操作，请立即联系学校。"
UNANSWERED = "逾期不确认，本次签约自动失效，毕业生可以与其他单位签约。"
UNREVIEWED = "审核没有规定期限。审核之前，协议不生效，也不能打印；毕业生不能与其他单位签约。"
UNDECIDED = "处理没有规定期限。处理之前，原协议仍然有效，毕业生不能与其他单位签约。"
DECIDE = "同意后协议即告解除，毕业去向恢复为「待就业」，毕业生可以重新签约；不同意则协议照旧有效。"
FIRST_OPINION = "初审同意的，转给学校管理员终审，协议仍然有效；不同意则协议照旧有效，毕业生会收到通知。"
WAIT_FOR_THE_SCHOOL = "处理结果会马上通知毕业生和用人单位。"
SAY_YES_OR_NO = "请选「同意解约」或「不同意解约」。无论怎样答复，最后都由学校决定；决定之前，协议仍然有效。"
WAIT_FOR_THE_OTHER = "答复以后，或者期限过后，由学校决定。决定之前，协议仍然有效。"
READY = "已注册的用人单位可以直接向您发起签约；没有注册的，请出示「二维码名片」。签约后这里会告诉您下一步。"


# What whoever reviews reads, and the others.
REVIEWS = {
    State.AWAITING_SCHOOL: ("请审核这份协议", "等待学校审核"),
    State.AWAITING_DEPARTMENT: ("请初审这份协议", "等待院系初审"),
    State.AWAITING_FINAL: ("请终审这份协议", "等待学校终审"),
}

# The same of a request for termination, and what comes of a yes or no.
DECISIONS = {
    TerminationState.OPEN: ("请处理解约申请", "等待学校处理解约申请", DECIDE),
    TerminationState.DEPARTMENT: ("请初审解约申请", "等待院系初审解约申请", FIRST_OPINION),
    TerminationState.FINAL: ("请终审解约申请", "等待学校终审解约申请", DECIDE),
}


class Act(StrEnum):
    """What has to be done next, whoever does it."""

    CONFIRM_RECORD = "confirm_record"
    SIGN = "sign"
    ANSWER = "answer"
    REVIEW = "review"
    ANSWER_TERMINATION = "answer_termination"
    DECIDE_TERMINATION = "decide_termination"
    NOTHING = "nothing"


@turn_of.register
def _of_agreement(agreement: Agreement) -> Turn:
    """Costs queries only while the agreement is in force."""
    state = State(agreement.state)
    if state in WAITING_FOR_THE_GRADUATE:
        return _spoken(agreement, Act.ANSWER, GRADUATE, "请您确认是否签约", "等待毕业生确认", UNANSWERED)
    if state in REVIEWS:
        return _spoken(agreement, Act.REVIEW, SCHOOL, *REVIEWS[state], UNREVIEWED)
    if state != State.IN_FORCE:
        return _spoken(agreement, Act.NOTHING, None, "", state.label)
    open_thing = _open_about(agreement)
    return turn_of(open_thing) if open_thing else _spoken(agreement, Act.NOTHING, None, "", "协议已生效")


def _open_about(agreement: Agreement) -> TerminationRequest | AgreementCorrection | None:
    """The end or the correction that somebody asked for; there is never more than one of the two."""
    request: TerminationRequest | None = agreement.termination_requests.undecided().first()
    if request is not None:
        return request
    corrections = AgreementCorrection.objects.filter(agreement=agreement).undecided()
    now = timezone.now()
    return next((one for one in corrections if not one.is_overdue(now)), None)


@turn_of.register
def _of_termination(request: TerminationRequest) -> Turn:
    """The other side's while its days run, then the school's, swept or not."""
    if not request.is_open:
        return _of_decided(request)
    if request.awaits_answer(timezone.now()):
        return _of_asked(request)

    mine, others, next_sentence = DECISIONS[request.stands_in(timezone.now())]

    def words_of(party: Party) -> Words:
        if party == SCHOOL:
            return Words(mine, heard(request, party) + next_sentence)
        return Words(others, heard(request, party) + WAIT_FOR_THE_SCHOOL)

    return Turn(Act.DECIDE_TERMINATION, SCHOOL, words_of, otherwise=UNDECIDED, thing=request)


def _of_decided(request: TerminationRequest) -> Turn:
    def words_of(party: Party) -> Words:
        reason = request.answer if reads_the_schools_reason(request, party) else ""
        return Words(request.get_state_display(), reason)

    return Turn(Act.NOTHING, None, words_of, thing=request)


def _of_asked(request: TerminationRequest) -> Turn:
    other = request.other_side

    def words_of(party: Party) -> Words:
        if party == other:
            return Words("请答复解约申请", SAY_YES_OR_NO)
        return Words(f"等待{other.label}答复解约申请", WAIT_FOR_THE_OTHER)

    return Turn(Act.ANSWER_TERMINATION, other, words_of, request.answer_by, SILENCE, request)


def turn_of_graduate(graduate: Graduate) -> Turn:
    """What this graduate has to do or wait for: confirm the record, sign, wait for the school.

    Who left the list has nothing to do; no agreement of theirs is live, and no proposal can be accepted.
    """
    if not graduate.is_on_the_list:
        return _told(Act.NOTHING, None, "您已不在本届毕业生名单中", OFF_THE_LIST)
    current = current_agreement(graduate)
    if current is not None:
        return turn_of(current)
    if not graduate.is_confirmed:
        return _told(Act.CONFIRM_RECORD, GRADUATE, "请核对并确认生源信息", UNCONFIRMED)
    if not destinations.is_free(graduate):
        return _told(Act.NOTHING, None, "您在系统中已经就业", EMPLOYED)
    wait = wait_of(graduate)
    if wait is not None:
        until = f"{calendar.spoken(wait.until)} 之后" if wait.until else "重新绑定微信以后"
        return _told(Act.NOTHING, None, f"{until}可以签约", REBOUND)
    return _told(Act.SIGN, None, "可以签约了", READY)


def current_agreement(graduate: Graduate) -> Agreement | None:
    """The live agreement, or else the proposal that runs out first; None when there is neither."""
    mine = Agreement.objects.filter(graduate=graduate)
    live: Agreement | None = mine.live().first()
    return live or mine.filter(state=State.PROPOSED).order_by("confirm_by", "pk").first()


def _spoken(
    agreement: Agreement, act: Act, holder: Party | None, mine: str, others: str, otherwise: str = ""
) -> Turn:
    """The title by whose turn it is; the sentence is the state's own."""

    def words_of(party: Party) -> Words:
        return Words(mine if party == holder else others, words_for(agreement.state, party))

    until = agreement.confirm_by if holder == GRADUATE else None
    return Turn(act, holder, words_of, until, otherwise, agreement)


def _told(act: Act, holder: Party | None, title: str, text: str) -> Turn:
    return Turn(act, holder, lambda party: Words(title, text))
