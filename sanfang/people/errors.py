"""Why a change of staff is refused."""

from sanfang.refusal import Refusal


class UsernameTaken(Refusal):
    message = "这个用户名已有人使用，请换一个。"


class NotYours(Refusal):
    message = "没有找到这位教职工。"


class DepartmentMissing(Refusal):
    message = "院系老师和辅导员请至少选择一个负责院系；看全校的请选「管理员」。"


class NotOnYourself(Refusal):
    message = "不能停用或更改自己的账号，请由另一位管理员操作。"
