"""The conditions a batch can be in, the forms its file can have, and the orders its pages can have."""

from django.db import models


class JobState(models.TextChoices):
    WAITING = "waiting", "等待生成"
    RUNNING = "running", "正在生成"
    DONE = "done", "已生成"
    CANCELLED = "cancelled", "已取消"
    REFUSED = "refused", "没有生成"
    GONE = "gone", "已过期删除"


OPEN_STATES = (JobState.WAITING, JobState.RUNNING)


class Form(models.TextChoices):
    PDF = "pdf", "一个 PDF，直接打印"
    ZIP = "zip", "压缩包，每份协议一个 PDF"


class Order(models.TextChoices):
    LIST = "list", "与列表相同"
    CLASS = "class", "先按班级，再按学号"


# What each order sorts by; the list's own order is that of the agreements.
COLUMNS_OF = {
    Order.LIST: ("-signed_at", "-pk"),
    Order.CLASS: ("graduate__school_class__name", "graduate__student_number", "pk"),
}
