"""Why a change of an institution is refused."""

from sanfang.refusal import Refusal


class DepartmentExists(Refusal):
    message = "本校已有同名院系，请换一个名称。"


class SchoolExists(Refusal):
    message = "已有这个院校代码或院校名称的学校，请核对。"


class LooserThanTheProvince(Refusal):
    message = "学校的规则只能比省里更严：确认环节不能减少，确认期限不能更长。请按页面上省里的规定重新选择。"


class PlanExists(Refusal):
    message = "这个年度已有同名方案，请换一个名称。"


class NotYours(Refusal):
    message = "没有找到。"
