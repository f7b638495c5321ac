"""The conditions a request for paper can be in, and what is asked for."""

from django.db import models


class PaperState(models.TextChoices):
    """Where a request stands; `paper_words` has each party's own sentence."""

    WAITING = "waiting", "待打印"
    PRINTED = "printed", "已打印"
    HANDED_OVER = "handed_over", "已领取"
    REFUSED = "refused", "不予打印"
    WITHDRAWN = "withdrawn", "已撤回"
    LAPSED = "lapsed", "已失效"


class Occasion(models.TextChoices):
    """The first copies on paper, or others for those that were lost or spoilt."""

    FIRST = "first", "领取纸质协议书"
    REPRINT = "reprint", "补打（遗失、损坏等）"


class Delivery(models.TextChoices):
    COLLECT = "collect", "自取"
    POST = "post", "邮寄"


# Nobody has the last word yet: one such request per side and agreement.
UNFINISHED = (PaperState.WAITING, PaperState.PRINTED)
MOST_COPIES = 5
