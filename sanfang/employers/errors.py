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


class PositionStateUnchanged(Refusal):
    message = "岗位的状态已经变化，请刷新页面后再操作。"


class ApplyByPassed(Refusal):
    message = "申请截止日期已过，请改为今天或以后的日期，或者留空。"


class ApplyByTooFar(Refusal):
    message = "申请截止日期最远是两年以后，请改得近一些，或者留空。"


class PayOutOfOrder(Refusal):
    message = "月薪上限不能低于月薪，请修改；只有一个数时上限可不填。"


class PayWithoutBeginning(Refusal):
    message = "填写了月薪上限，请同时填写「月薪（元）」；面议时两项都不填。"
