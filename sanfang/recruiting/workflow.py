"""Route 1 as tables: how an application, an interview and an offer move, and what follows from what.

Data only; `docs/workflow.md` is drawn from it.
"""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.recruiting.states import (
    OPEN_APPLICATIONS,
    OPEN_INTERVIEWS,
    ApplicationState,
    InterviewState,
    OfferState,
)
from sanfang.steps import Step

GRADUATE, EMPLOYER, SYSTEM = Party.GRADUATE, Party.EMPLOYER, Party.SYSTEM

# --- an application (投递): it starts as SUBMITTED --------------------------------------------
A = ApplicationState
READ = Step("read", "查看简历", (A.SUBMITTED,), A.READ, EMPLOYER)
REFUSE = Step("refuse", "不合适", OPEN_APPLICATIONS, A.UNSUITABLE, EMPLOYER)
RECONSIDER = Step("reconsider", "重新考虑", (A.UNSUITABLE,), A.READ, EMPLOYER)
WITHDRAW_APPLICATION = Step("withdraw", "撤回投递", OPEN_APPLICATIONS, A.WITHDRAWN, GRADUATE)
# These follow from what happens to an interview or an offer; nobody takes them by themselves.
AWAIT_INTERVIEW = Step(
    "await_interview", "待面试", (A.SUBMITTED, A.READ, A.INTERVIEWED), A.TO_BE_INTERVIEWED, SYSTEM
)
FALL_THROUGH = Step("fall_through", "面试未成", (A.TO_BE_INTERVIEWED,), A.READ, SYSTEM)
FALL_BACK = Step("fall_back", "再次面试未成", (A.TO_BE_INTERVIEWED,), A.INTERVIEWED, SYSTEM)
PASS = Step("pass", "面试通过", (A.TO_BE_INTERVIEWED,), A.INTERVIEWED, SYSTEM)
FAIL = Step("fail", "面试未通过", (A.TO_BE_INTERVIEWED,), A.UNSUITABLE, SYSTEM)
SIGN = Step("sign", "签约", (A.INTERVIEWED,), A.SIGNED, SYSTEM)
APPLICATION_STEPS = (
    READ,
    REFUSE,
    RECONSIDER,
    WITHDRAW_APPLICATION,
    AWAIT_INTERVIEW,
    FALL_THROUGH,
    FALL_BACK,
    PASS,
    FAIL,
    SIGN,
)

# --- an interview (面试邀请): it starts as INVITED; its deadline is its beginning -------------
I = InterviewState  # noqa: E741 — beside A and O
ACCEPT_INTERVIEW = Step("accept", "接受", (I.INVITED,), I.ACCEPTED, GRADUATE, before_deadline=True)
DECLINE_INTERVIEW = Step("decline", "谢绝", OPEN_INTERVIEWS, I.DECLINED, GRADUATE)
CANCEL_INTERVIEW = Step("cancel", "取消面试", OPEN_INTERVIEWS, I.CANCELLED, EMPLOYER)
LAPSE_INTERVIEW = Step("lapse", "逾期未答复", (I.INVITED,), I.LAPSED, SYSTEM)
PASS_INTERVIEW = Step("pass", "面试通过", (I.ACCEPTED,), I.PASSED, EMPLOYER)
FAIL_INTERVIEW = Step("fail", "面试未通过", (I.ACCEPTED,), I.FAILED, EMPLOYER)
INTERVIEW_STEPS = (
    ACCEPT_INTERVIEW,
    DECLINE_INTERVIEW,
    CANCEL_INTERVIEW,
    LAPSE_INTERVIEW,
    PASS_INTERVIEW,
    FAIL_INTERVIEW,
)

# --- an offer (签约通知): it starts as OPEN ---------------------------------------------------
O = OfferState  # noqa: E741 — beside A and I
ACCEPT_OFFER = Step("accept", "接受", (O.OPEN,), O.ACCEPTED, GRADUATE, before_deadline=True)
DECLINE_OFFER = Step("decline", "谢绝", (O.OPEN,), O.DECLINED, GRADUATE, before_deadline=True)
CHANGE_OFFER = Step("change", "修改", (O.OPEN,), O.OPEN, EMPLOYER, before_deadline=True)
WITHDRAW_OFFER = Step("withdraw", "撤回", (O.OPEN,), O.WITHDRAWN, EMPLOYER)
EXPIRE_OFFER = Step("expire", "逾期失效", (O.OPEN,), O.EXPIRED, SYSTEM)
REVIVE_OFFER = Step("revive", "恢复", (O.EXPIRED,), O.OPEN, EMPLOYER)
OFFER_STEPS = (ACCEPT_OFFER, DECLINE_OFFER, CHANGE_OFFER, WITHDRAW_OFFER, EXPIRE_OFFER, REVIVE_OFFER)

# What becomes of the application when its interview or its offer takes a step. Whoever passed an earlier round
# stays as far as that (`FALL_BACK` in place of `FALL_THROUGH`).
CONSEQUENCES: dict[Step[InterviewState] | Step[OfferState], Step[ApplicationState]] = {
    DECLINE_INTERVIEW: FALL_THROUGH,
    CANCEL_INTERVIEW: FALL_THROUGH,
    LAPSE_INTERVIEW: FALL_THROUGH,
    PASS_INTERVIEW: PASS,
    FAIL_INTERVIEW: FAIL,
    ACCEPT_OFFER: SIGN,
}
