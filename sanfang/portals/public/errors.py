"""Why somebody is not let in."""

from sanfang.refusal import Refusal


class WrongPassword(Refusal):
    message = "用户名或密码不对，请核对后再试。忘记密码时，请联系本单位或本校的管理员重设。"


class TooManyFailures(Refusal):
    message = "登录失败的次数过多，请 15 分钟后再试，或联系管理员重设密码。"


class NoPost(Refusal):
    message = "这个账号目前没有对应的单位或岗位，请联系管理员开通。"


class WrongOldPassword(Refusal):
    message = "原密码不对，请重新输入。"
