"""Why a change of an institution is refused."""

from sanfang.refusal import Refusal


class DepartmentExists(Refusal):
    message = "本校已有同名院系，请换一个名称。"


class SchoolExists(Refusal):
    message = "已有这个院校代码或院校名称的学校，请核对。"


class LooserThanTheProvince(Refusal):
    message = "学校的规则只能比省里更严：确认环节不能减少，确认期限不能更长。请按页面上省里的规定重新选择。"


class ShorterThanTheProvince(Refusal):
    def __init__(self, least: int) -> None:
        super().__init__(
            f"确认期限不能短于省里规定的最短期限 {least} 天。请填写不少于 {least} 天，或留空与省里一致。"
        )


class FewerReviewers(Refusal):
    message = "审核级数只能比省里更多：省里要求两级审核的，学校不能改为一级。请按页面上省里的规定重新选择。"


class BoundMoreEasily(Refusal):
    def __init__(self, hours: int) -> None:
        super().__init__(
            "绑定的规定只能比省里更严：省里要求验证手机号的，学校不能取消；"
            f"换绑后暂停签约不能短于 {hours} 小时。请改正，或留空与省里一致。"
        )


class AnswerDaysOutOfBounds(Refusal):
    def __init__(self, least: int, most: int) -> None:
        super().__init__(
            f"解约答复期限只能比省里更短：请填写 {least} 到 {most} 天，或留空与省里一致，为 {most} 天。"
        )


class OfferDaysReversed(Refusal):
    def __init__(self, least: int, most: int) -> None:
        super().__init__(
            f"签约通知的最短期限（{least} 天）比最长期限（{most} 天）还长。请把最短期限改短，或把最长期限改长。"
        )


class WindowTooShort(Refusal):
    def __init__(self, window: int, least: int) -> None:
        super().__init__(
            f"确认期限（{window} 天）比签约通知的最短期限（{least} 天）还短。请把确认期限改长，或把最短期限改短。"
        )


class WindowTooLong(Refusal):
    def __init__(self, window: int, most: int) -> None:
        super().__init__(
            f"确认期限（{window} 天）比签约通知的最长期限（{most} 天）还长。请把确认期限改短，或把最长期限改长。"
        )


class PlanExists(Refusal):
    message = "这个年度已有同名方案，请换一个名称。"


class NotYours(Refusal):
    message = "没有找到。"


class NoSuchDay(Refusal):
    message = "没有这一天，请重新填写月和日（2 月最多到 28 日）。"
