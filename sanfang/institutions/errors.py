"""Why a change of an institution is refused."""

from sanfang.refusal import Refusal


class DepartmentExists(Refusal):
    message = "本校已有同名院系，请换一个名称。"


class SchoolExists(Refusal):
    message = "已有这个院校代码或院校名称的学校，请核对。"


class NotYours(Refusal):
    message = "没有找到。"
