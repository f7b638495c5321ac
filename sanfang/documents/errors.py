"""Why an agreement is not put on paper."""

from sanfang.refusal import Refusal


class NotPrintable(Refusal):
    message = "只有审核通过、正在生效的协议才能打印。"


class NotYours(Refusal):
    message = "没有找到这份协议。"
