"""Why a change of staff is refused."""

from sanfang.refusal import Refusal


class UsernameTaken(Refusal):
    message = "这个用户名已有人使用，请换一个。"


class NotYours(Refusal):
    message = "没有找到这位教职工。"


class DepartmentMissing(Refusal):
    message = "院系老师请至少选择一个负责院系，辅导员请至少选择一个院系或班级；看全校的请选「管理员」。"


class NotOnYourself(Refusal):
    message = "不能停用或更改自己的账号，请由另一位管理员操作。"


class TooManyClasses(Refusal):
    message = "一位辅导员最多负责 40 个班级；负责整个院系的，请直接选择院系。"


class CannotTakeOver(Refusal):
    message = "请选择一位在用的同事：角色相同，或者是管理员。"


class AlreadyHandedOver(Refusal):
    message = "这位教职工的工作已经交接过了，请刷新页面查看。"


class CodeWrong(Refusal):
    message = "动态验证码不对，请打开手机上的验证器，输入现在显示的 6 位数字；每个数字只能用一次。"


class TooManyCodes(Refusal):
    message = "输错的次数过多，请 15 分钟后再试。"
