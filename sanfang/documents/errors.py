"""Why an agreement is not put on paper."""

from sanfang.refusal import Refusal


class NotPrintable(Refusal):
    message = "只有审核通过、正在生效的协议才能打印。"


class NotYours(Refusal):
    message = "没有找到这份协议。"


class CorrectedMeanwhile(Refusal):
    message = "协议刚刚更正为新的一版，这次没有打印。请刷新页面，核对后再打印。"
