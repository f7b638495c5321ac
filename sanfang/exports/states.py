"""The conditions an export can be in."""

from django.db import models


class State(models.TextChoices):
    WAITING = "waiting", "正在生成"
    DONE = "done", "已生成"
    REFUSED = "refused", "没有生成"
    GONE = "gone", "已过期删除"
