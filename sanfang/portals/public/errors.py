"""Why somebody is not let in."""

from sanfang.refusal import Refusal


class WrongPassword(Refusal):
    message = (
        "用户名或密码不对，请核对后再试。忘记密码时，学校老师请联系本校管理员，"
        "用人单位和学校管理员请联系省就业主管部门。"
    )


class TooManyFailures(Refusal):
    message = (
        "登录失败的次数过多，请 15 分钟后再试；开通了二次验证的，把动态验证码一起填上就能登录。"
        "忘记密码的，请联系本校管理员或省就业主管部门重设。"
    )


class CodeMissing(Refusal):
    message = "这个账号开通了二次验证，请重新输入密码，并填写手机验证器上现在显示的 6 位动态验证码。"


class WorkHandedOver(Refusal):
    """Told to whoever left, and knows the password still."""

    def __init__(self, successor: str) -> None:
        super().__init__(f"这个账号已停用，您的工作已交接给{successor}。如有疑问，请联系本校管理员。")


class NoPost(Refusal):
    message = "这个账号目前没有对应的单位或岗位，请联系管理员开通。"


class WrongOldPassword(Refusal):
    message = "原密码不对，请重新输入。"
