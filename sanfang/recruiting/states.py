"""The conditions of an application, an interview and an offer, in each party's words."""

from typing import Any

from django.db import models

from sanfang.actors import Party

GRADUATE, EMPLOYER = Party.GRADUATE, Party.EMPLOYER


class ApplicationState(models.TextChoices):
    """「简历管理」 sorts by these; the graduate reads where it stands in `WORDS`."""

    SUBMITTED = "submitted", "待处理"
    READ = "read", "已读"
    TO_BE_INTERVIEWED = "to_be_interviewed", "待面试"
    INTERVIEWED = "interviewed", "已面试"
    SIGNED = "signed", "已签约"
    UNSUITABLE = "unsuitable", "不合适"
    WITHDRAWN = "withdrawn", "已撤回"


class InterviewState(models.TextChoices):
    INVITED = "invited", "待答复"
    ACCEPTED = "accepted", "已接受"
    DECLINED = "declined", "已谢绝"
    CANCELLED = "cancelled", "已取消"
    LAPSED = "lapsed", "逾期未答复"
    PASSED = "passed", "面试通过"
    FAILED = "failed", "面试未通过"


class OfferState(models.TextChoices):
    OPEN = "open", "待答复"
    ACCEPTED = "accepted", "已接受"
    DECLINED = "declined", "已谢绝"
    EXPIRED = "expired", "逾期失效"
    WITHDRAWN = "withdrawn", "已撤回"


# Open: somebody may still do something about it.
OPEN_APPLICATIONS = (
    ApplicationState.SUBMITTED,
    ApplicationState.READ,
    ApplicationState.TO_BE_INTERVIEWED,
    ApplicationState.INTERVIEWED,
)
OPEN_INTERVIEWS = (InterviewState.INVITED, InterviewState.ACCEPTED)
# Whoever took the application back, or was turned down, is no longer read by the employer.
READABLE_APPLICATIONS = (*OPEN_APPLICATIONS, ApplicationState.SIGNED)

AnyState = ApplicationState | InterviewState | OfferState

# Two kinds' states of one word are equal as text (`accepted`, `withdrawn`): each kind has a table of its own.
OF_APPLICATIONS: dict[ApplicationState, dict[Party, str]] = {
    ApplicationState.SUBMITTED: {
        GRADUATE: "已投递，等待用人单位查看。",
        EMPLOYER: "请查看简历，决定是否邀请面试。",
    },
    ApplicationState.READ: {
        GRADUATE: "用人单位已查看您的简历。",
        EMPLOYER: "已查看。可以邀请面试，或标为不合适。",
    },
    ApplicationState.TO_BE_INTERVIEWED: {
        GRADUATE: "用人单位邀请您面试。",
        EMPLOYER: "已邀请面试。",
    },
    ApplicationState.INTERVIEWED: {
        GRADUATE: "面试已通过，等待用人单位决定是否签约。",
        EMPLOYER: "面试已通过。可以发签约通知，也可以再邀请一轮面试。",
    },
    ApplicationState.SIGNED: {
        GRADUATE: "您已接受签约通知，协议在「我的签约」里。",
        EMPLOYER: "毕业生已接受签约通知，协议在「签约记录」里。",
    },
    ApplicationState.UNSUITABLE: {
        GRADUATE: "用人单位认为这次不合适。别的岗位仍可以投递。",
        EMPLOYER: "已标为不合适。改变主意时可以重新考虑。",
    },
    ApplicationState.WITHDRAWN: {
        GRADUATE: "您已撤回，用人单位不能再查看您的简历。",
        EMPLOYER: "毕业生已撤回投递。",
    },
}
OF_INTERVIEWS: dict[InterviewState, dict[Party, str]] = {
    InterviewState.INVITED: {
        GRADUATE: "请答复是否参加面试。",
        EMPLOYER: "邀请已发出，等待毕业生答复。",
    },
    InterviewState.ACCEPTED: {
        GRADUATE: "您已接受邀请，请按时参加。",
        EMPLOYER: "毕业生已接受邀请。面试后请登记结果。",
    },
    InterviewState.DECLINED: {
        GRADUATE: "您已谢绝这次面试。",
        EMPLOYER: "毕业生谢绝了这次面试。",
    },
    InterviewState.CANCELLED: {
        GRADUATE: "用人单位取消了这次面试。",
        EMPLOYER: "您已取消这次面试。",
    },
    InterviewState.LAPSED: {
        GRADUATE: "面试开始前没有答复，这次邀请已失效。",
        EMPLOYER: "毕业生在面试开始前没有答复，可以重新邀请。",
    },
    InterviewState.PASSED: {
        GRADUATE: "面试通过。",
        EMPLOYER: "已登记：面试通过。",
    },
    InterviewState.FAILED: {
        GRADUATE: "面试没有通过。",
        EMPLOYER: "已登记：面试未通过。",
    },
}
OF_OFFERS: dict[OfferState, dict[Party, str]] = {
    OfferState.OPEN: {
        GRADUATE: "请看清条件，在截止日期前接受或谢绝。",
        EMPLOYER: "已发出，等待毕业生答复。答复之前可以修改或撤回。",
    },
    OfferState.ACCEPTED: {
        GRADUATE: "您已接受，协议在「我的签约」里。",
        EMPLOYER: "毕业生已接受，协议在「签约记录」里，等待学校审核。",
    },
    OfferState.DECLINED: {
        GRADUATE: "您已谢绝。",
        EMPLOYER: "毕业生已谢绝。可以重新发一份签约通知。",
    },
    OfferState.EXPIRED: {
        GRADUATE: "逾期没有回复，这份通知已自动失效。还想签约时，请联系用人单位重新发出。",
        EMPLOYER: "毕业生逾期没有回复，已自动失效。可以一键恢复，重新计时。",
    },
    OfferState.WITHDRAWN: {
        GRADUATE: "用人单位已撤回这份通知。",
        EMPLOYER: "您已撤回。可以重新发一份签约通知。",
    },
}


WORDS: dict[type[AnyState], dict[Any, dict[Party, str]]] = {
    ApplicationState: OF_APPLICATIONS,
    InterviewState: OF_INTERVIEWS,
    OfferState: OF_OFFERS,
}


def words_for(state: AnyState, party: Party) -> str:
    """What this party reads of something in this state; who only looks on reads what the employer reads."""
    words = WORDS[type(state)][state]
    return words.get(party, words[EMPLOYER])
