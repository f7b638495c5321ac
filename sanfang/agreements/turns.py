"""Whose turn it is, in each party's words: the one answer to 「what happens next」 that every page gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sanfang.actors import Party
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.agreements.states import WAITING_FOR_THE_GRADUATE, State, words_for
from sanfang.destinations import actions as destinations
from sanfang.graduates.models import Graduate

GRADUATE, SCHOOL = Party.GRADUATE, Party.SCHOOL
UNCONFIRMED = "逐项核对，确认无误后才能签约；有错的可以提交纠错。"
OFF_THE_LIST = "现在不能签约，原因见「面试和签约通知」。有疑问，或者确实今年毕业的，请联系学校就业指导中心。"
EMPLOYED = "需要改签时，请提交解约申请，或请学校管理员解锁（将毕业去向设为待就业）。"
READY = "已注册的用人单位可以直接向您发起签约；没有注册的，请出示「二维码名片」。签约后这里会告诉您下一步。"


class Act(StrEnum):
    """What has to be done next, whoever does it."""

    CONFIRM_RECORD = "confirm_record"
    SIGN = "sign"
    ANSWER = "answer"
    REVIEW = "review"
    DECIDE_TERMINATION = "decide_termination"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Words:
    """A title of a few words, and a sentence that says what it means and what comes next."""

    title: str
    text: str


@dataclass(frozen=True)
class Turn:
    """What has to be done now and by whom (`holder`; None when nobody has to), what each party reads,
    until when, and for which agreement."""

    act: Act
    holder: Party | None
    words_of: Callable[[Party], Words]
    until: datetime | None = None
    agreement: Agreement | None = None

    def is_held_by(self, party: Party) -> bool:
        return self.holder == party

    def for_reader(self, party: Party) -> Words:
        return self.words_of(party)


def turn_of(agreement: Agreement) -> Turn:
    """Whose turn it is with this agreement. Costs a query only while the agreement is in force."""
    state = State(agreement.state)
    if state in WAITING_FOR_THE_GRADUATE:
        return _spoken(agreement, Act.ANSWER, GRADUATE, mine="请您确认是否签约", others="等待毕业生确认")
    if state == State.AWAITING_SCHOOL:
        return _spoken(agreement, Act.REVIEW, SCHOOL, mine="请审核这份协议", others="等待学校审核")
    if state != State.IN_FORCE:
        return _spoken(agreement, Act.NOTHING, None, others=state.label)
    if agreement.termination_requests.filter(state=TerminationRequest.State.OPEN).exists():
        return _termination_turn(agreement)
    return _spoken(agreement, Act.NOTHING, None, others="协议已生效")


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
    return _told(Act.SIGN, None, "可以签约了", READY)


def current_agreement(graduate: Graduate) -> Agreement | None:
    """The live agreement, or else the proposal that runs out first; None when there is neither."""
    mine = Agreement.objects.filter(graduate=graduate)
    live: Agreement | None = mine.live().first()
    return live or mine.filter(state=State.PROPOSED).order_by("confirm_by", "pk").first()


def _spoken(agreement: Agreement, act: Act, holder: Party | None, *, mine: str = "", others: str) -> Turn:
    """The title by whose turn it is; the sentence is the state's own."""

    def words_of(party: Party) -> Words:
        return Words(mine if party == holder else others, words_for(agreement.state, party))

    until = agreement.confirm_by if holder == GRADUATE else None
    return Turn(act, holder, words_of, until, agreement)


def _termination_turn(agreement: Agreement) -> Turn:
    def words_of(party: Party) -> Words:
        if party == SCHOOL:
            return Words("请处理解约申请", "毕业生申请解约。处理之前，协议仍然有效。")
        return Words("等待学校处理解约申请", "学校处理之前，协议仍然有效，毕业生不能与其他单位签约。")

    return Turn(Act.DECIDE_TERMINATION, SCHOOL, words_of, agreement=agreement)


def _told(act: Act, holder: Party | None, title: str, text: str) -> Turn:
    return Turn(act, holder, lambda party: Words(title, text))
