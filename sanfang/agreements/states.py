"""The conditions an agreement can be in, in each party's words."""

from django.db import models

from sanfang.actors import Party


class State(models.TextChoices):
    """Conditions, with the words that everybody reads; `words_for` has each party's own sentence."""

    PROPOSED = "proposed", "待毕业生确认"
    AWAITING_CONFIRMATION = "awaiting_confirmation", "已签约，待毕业生确认"
    AWAITING_SCHOOL = "awaiting_school", "签约成功，待学校审核"
    AWAITING_DEPARTMENT = "awaiting_department", "签约成功，待院系初审"
    AWAITING_FINAL = "awaiting_final", "院系初审通过，待学校终审"
    IN_FORCE = "in_force", "有效"
    REJECTED = "rejected", "审核不通过"
    DISOWNED = "disowned", "非本人签约"
    DECLINED = "declined", "毕业生已谢绝"
    WITHDRAWN = "withdrawn", "用人单位已撤回"
    EXPIRED = "expired", "逾期失效"
    TERMINATED = "terminated", "已解约"


# A live agreement occupies the graduate: nobody else can sign with him or her (manual A4).
LIVE_STATES = (
    State.AWAITING_CONFIRMATION,
    State.AWAITING_SCHOOL,
    State.AWAITING_DEPARTMENT,
    State.AWAITING_FINAL,
    State.IN_FORCE,
)
# The school looks: one person, or first the department and then the school (decision 0026).
WAITING_FOR_THE_SCHOOL = (State.AWAITING_SCHOOL, State.AWAITING_DEPARTMENT, State.AWAITING_FINAL)
# Only these wait for the graduate's word, and only they can run out of time.
WAITING_FOR_THE_GRADUATE = (State.PROPOSED, State.AWAITING_CONFIRMATION)
# Whatever has been in force may be printed again with its state on the QR page; nothing else is paper.
PRINTABLE_STATES = (State.IN_FORCE,)

WORDS: dict[State, dict[Party, str]] = {
    State.PROPOSED: {
        Party.GRADUATE: "用人单位向您发出签约，确认后才算签约。",
        Party.EMPLOYER: "已发给毕业生，等待确认；确认后才算签约。",
        Party.SCHOOL: "用人单位已提出，毕业生尚未确认，无需审核。",
    },
    State.AWAITING_CONFIRMATION: {
        Party.GRADUATE: "用人单位已提交签约，请您确认；确认后学校才能审核。",
        Party.EMPLOYER: "已提交，等待毕业生确认，之后由学校审核。",
        Party.SCHOOL: "已提交，毕业生确认后才能审核。",
    },
    State.AWAITING_SCHOOL: {
        Party.GRADUATE: "签约成功，待学校审核。若不是您本人的意愿，审核前可点「非本人签约」。",
        Party.EMPLOYER: "签约成功，待学校审核。审核通过后才能打印协议书。",
        Party.SCHOOL: "双方已签约，学校核对信息和资质证明材料以后，给出审核意见。",
    },
    State.AWAITING_DEPARTMENT: {
        Party.GRADUATE: (
            "签约成功，先由院系初审，再由学校终审。若不是您本人的意愿，审核通过前可点「非本人签约」。"
        ),
        Party.EMPLOYER: "签约成功，先由院系初审，再由学校终审。终审通过后才能打印协议书。",
        Party.SCHOOL: "双方已签约，院系核对信息和资质证明材料以后初审，再由学校终审。",
    },
    State.AWAITING_FINAL: {
        Party.GRADUATE: "院系初审已通过，待学校终审。若不是您本人的意愿，终审前可点「非本人签约」。",
        Party.EMPLOYER: "院系初审已通过，待学校终审。终审通过后才能打印协议书。",
        Party.SCHOOL: "院系初审已通过，学校管理员核对以后终审；初审和终审不能是同一人。",
    },
    State.IN_FORCE: {
        Party.GRADUATE: "学校已审核通过，协议已生效。",
        Party.EMPLOYER: "学校已审核通过，协议已生效，可以打印。",
        Party.SCHOOL: "已审核通过，协议有效。",
    },
    State.REJECTED: {
        Party.GRADUATE: "学校审核不通过，您可以重新签约。",
        Party.EMPLOYER: "学校审核不通过，可与毕业生核对后重新签约。",
        Party.SCHOOL: "已退回，毕业生可重新签约。",
    },
    State.DISOWNED: {
        Party.GRADUATE: "您已声明非本人签约，协议已作废，学校和省里已收到通知。",
        Party.EMPLOYER: "毕业生声明非本人签约，协议已作废。",
        Party.SCHOOL: "毕业生声明非本人签约，协议已作废，请核实情况。",
    },
    State.DECLINED: {
        Party.GRADUATE: "您已谢绝。",
        Party.EMPLOYER: "毕业生已谢绝。",
        Party.SCHOOL: "毕业生已谢绝，未签约。",
    },
    State.WITHDRAWN: {
        Party.GRADUATE: "用人单位已撤回，未签约。",
        Party.EMPLOYER: "您已撤回，未签约。",
        Party.SCHOOL: "用人单位已撤回，未签约。",
    },
    State.EXPIRED: {
        Party.GRADUATE: "逾期未确认，已自动失效，您可以重新签约。",
        Party.EMPLOYER: "毕业生逾期未确认，已自动失效。",
        Party.SCHOOL: "毕业生逾期未确认，已自动失效。",
    },
    State.TERMINATED: {
        Party.GRADUATE: "协议已解除，您可以重新签约。",
        Party.EMPLOYER: "协议已解除。",
        Party.SCHOOL: "协议已解除，毕业生可重新签约。",
    },
}


def words_for(state: str, party: Party) -> str:
    """What this party reads about an agreement in this state; who only looks on reads what the school reads."""
    return WORDS[State(state)].get(party, WORDS[State(state)][Party.SCHOOL])
