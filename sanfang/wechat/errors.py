"""How WeChat says no. Refusals are for the person in front of the screen, the rest for the delivery worker."""

from __future__ import annotations

from sanfang.refusal import Refusal


class NoGateway(Refusal):
    message = "本平台尚未接入微信，请联系学校就业指导中心。"


class CodeRefused(Refusal):
    message = "微信登录已失效，请回到小程序重新进入。"


class CodeBlocked(Refusal):
    message = "微信认为当前账号存在风险，暂时不能登录。请在微信中按安全提示处理后重试。"


class TooFrequent(Refusal):
    message = "操作太频繁，请一分钟后再试。"


class NumberNotUsable(Refusal):
    message = "请授权中国大陆的 11 位手机号；如微信绑定的是其他号码，请联系学院老师办理。"


class WeChatUnavailable(Refusal):
    message = "暂时连接不上微信，请稍后再试。"


class SendFailed(Exception):
    """A message did not verifiably reach WeChat. Which subclass it is says what may be done about it."""


class NoConsent(SendFailed):
    """This person's quota of this template is used up, or refused: not sent; do not try WeChat again."""


class MessageRefused(SendFailed):
    """WeChat will never take this message: not sent; do not try WeChat again."""


class NotSent(SendFailed):
    """Surely not sent, for a reason that passes: try again later."""


class TokenRefused(NotSent):
    """The access token has ended or is no longer the newest. The client renews it once by itself."""


class Misconfigured(NotSent):
    """Not sent until the operator mends the settings here or at WeChat. The log says in words what to mend."""


class Unanswered(SendFailed):
    """The request left and no usable answer came: it MAY have been sent."""
