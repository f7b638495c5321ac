"""Why somebody is not let in."""

from sanfang.refusal import Refusal


class WrongPassword(Refusal):
    message = (
        "用户名或密码不对，请核对后再试。忘记密码时，学校老师请联系本校管理员，"
        "用人单位和学校管理员请联系省就业主管部门。"
    )


class TooManyFailures(Refusal):
    message = "登录失败的次数过多，请 15 分钟后再试。忘记密码的，请联系本校管理员或省就业主管部门重设。"


class NoPost(Refusal):
    message = "这个账号目前没有对应的单位或岗位，请联系管理员开通。"


class WrongOldPassword(Refusal):
    message = "原密码不对，请重新输入。"
