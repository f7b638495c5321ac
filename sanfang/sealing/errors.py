"""Why there is no seal."""

from __future__ import annotations

from sanfang.refusal import Refusal


class SealingDown(Refusal):
    """The seal is there and does not answer: the same is tried again later."""

    message = "电子印章服务暂时没有应答，这次没有打印。请过几分钟再试；一直这样，请联系平台管理员。"


class SealUnusable(Refusal):
    """What the settings say of a seal leads nowhere: an administrator has to look."""

    message = "电子印章没有配置好，暂时不能打印协议书。请联系平台管理员。"
