"""Why something on the way from résumé to signature is refused: one class per reason, in the reader's words."""

from __future__ import annotations

from sanfang.reasons import LONGEST_REASON, SHORTEST_REASON, ReasonMissing
from sanfang.refusal import Refusal


class NotYours(Refusal):
    message = "没有找到。"


class EmployerMayNotReach(Refusal):
    message = (
        "单位尚未通过认证，暂不能查看简历、联系毕业生。请先完善单位资料和资质证明材料，认证通过后会收到通知。"
    )


class PositionGone(Refusal):
    message = "这个岗位已停止招聘或过了申请截止日期。请看看别的岗位。"


class ResumeMissing(Refusal):
    message = "请先填写简历，再投递。简历里的基本信息已经替您填好，只需补充几项。"


class ResumeUnopened(Refusal):
    message = "简历还没有打开。请点「查看简历」，毕业生会看到您已查看。"


class ResumeClosed(Refusal):
    """It can be read no more: the graduate took it back, or was turned down."""

    def __init__(self, label: str) -> None:
        super().__init__(f"这份投递的状态是「{label}」，简历和联系方式不再显示。")


class AppliedAgain(Refusal):
    message = "这位毕业生已重新投递了这个岗位。请在「简历管理」里处理新的那一份。"


class AlreadyUnderWay(Refusal):
    message = "这位毕业生已有一份进行中的面试邀请，请等待答复或先取消，再重新邀请。"


class OfferOut(Refusal):
    message = "您发给这位毕业生的签约通知还没有答复。请等待答复；需要改动时，请修改那一份，或先撤回。"


class AnswerTheOffer(Refusal):
    message = "用人单位已向您发出签约通知。请先在通知里「接受」或「谢绝」，再撤回投递。"


class WithdrawTheOffer(Refusal):
    message = "这位毕业生有一份您发出的签约通知等待答复。请先撤回签约通知，再标为不合适。"


class InterviewFirst(Refusal):
    message = "请先邀请面试并登记面试通过，再发签约通知。"


class TimeIsPast(Refusal):
    message = "面试时间已经过去，请改为今后的时间。"


class TimeTooFar(Refusal):
    message = "面试时间在一年以后，请核对年份。"


class WhereMissing(Refusal):
    message = "请填写面试地点，或线上面试的链接，至少一项。"


class LinkNotSecure(Refusal):
    message = "线上面试的链接应以 https:// 开头，请核对后重新粘贴。"


class DeadlineOutOfBounds(Refusal):
    """The last day to answer lies outside of what the province allows."""

    def __init__(self, first: str, last: str) -> None:
        super().__init__(f"接受邀请截止日期应在 {first} 到 {last} 之间（省里规定的期限），请改一下。")


class DeadlinePassed(Refusal):
    message = "已超过截止时间，通知已自动失效。还想继续时，请联系用人单位重新发出。"


class OfferRanOut(DeadlinePassed):
    """The same, said to the employer."""

    message = "这份通知已过截止时间，自动失效了，不能再修改。还想签约时可以恢复，重新计时。"


class TermsChanged(Refusal):
    message = "通知的内容与您刚才看到的不一样了，这一次没有接受。请看清下面的变动，重新决定。"


class NothingChanged(Refusal):
    message = "内容和截止日期都没有变动，不需要重新发出。"


class ChangedMeanwhile(Refusal):
    message = "您填写的时候，这份通知已被修改或恢复过，这一次没有改动。请看清现在的内容，再决定要不要改。"


class ProbationTooLong(Refusal):
    message = "试用期比合同期限还长。请缩短试用期，或改合同期限。"


class StartOutOfBounds(Refusal):
    """The first day of work is nowhere near the year in which the graduate leaves school."""

    def __init__(self, cohort_year: int, first: str, last: str) -> None:
        super().__init__(f"{cohort_year} 届毕业生的报到日期应在 {first} 到 {last} 之间，请核对年份。")


class NotNow(Refusal):
    """It has moved on since the page was shown."""

    def __init__(self, label: str) -> None:
        super().__init__(f"现在的状态是「{label}」，不能再做这一步。请刷新页面查看。")


class SomeNotFound(Refusal):
    def __init__(self, missing: list[int]) -> None:
        super().__init__(f"所选的 {len(missing)} 份投递没有找到，本次一份邀请也没有发出。请刷新列表后重选。")


class OneStopsAll(Refusal):
    """One of several could not be invited; `refusal` says why."""

    def __init__(self, name: str, refusal: Refusal) -> None:
        super().__init__(f"不能邀请{name}，本次一份邀请也没有发出。{refusal}")


class ViewOnly(Refusal):
    """An offer that can only be read now; the sentence says why, and when that ends."""


class TooManyEntries(Refusal):
    message = "经历最多 20 条，请先删去不重要的再添加。"


class EndsBeforeItBegan(Refusal):
    message = "结束年月早于开始年月，请核对；还在进行的，结束年月可以不填。"


class LineGone(Refusal):
    message = "这条经历已经删除了，可能是您在别的页面删的。请返回简历查看。"


class ComplaintClosed(Refusal):
    message = "这条投诉已经处理过了，请刷新页面查看结果。"


class NothingToComplainAbout(Refusal):
    """A position that this graduate never applied for, and that is on offer no more."""

    message = "这个岗位已停止招聘，您也没有投递过，不能投诉。请联系学校就业指导中心。"


class ComplaintUnexplained(Refusal):
    message = "投诉原因选「其他」时，请在「情况说明」里写明发生了什么，学校和省里才能核实。"


class AnswerMissing(ReasonMissing):
    message = f"请填写处理结果（{SHORTEST_REASON} 到 {LONGEST_REASON} 个字），毕业生和学校会看到。"
