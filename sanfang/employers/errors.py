"""Why an employer's act is refused."""

from sanfang.refusal import Refusal


class AlreadyRegistered(Refusal):
    message = "这个统一社会信用代码已注册。请用原账号登录；忘记账号时请联系省就业主管部门。"


class UsernameTaken(Refusal):
    message = "这个用户名已有人使用，请换一个。"


class NotYours(Refusal):
    message = "没有找到。"


class TooManyDocuments(Refusal):
    message = "资质证明材料最多 10 份，请先删去不需要的再上传。"


class StandingUnchanged(Refusal):
    message = "该单位的认证状态已是这样，请刷新页面查看。"


class Frozen(Refusal):
    message = "该单位的签约功能已冻结，只有省就业主管部门能解除。请与省里联系。"
