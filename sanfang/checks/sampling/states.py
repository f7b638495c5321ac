"""The states of one item of a sample."""

from __future__ import annotations

from django.db import models


class ItemState(models.TextChoices):
    WAITING = "waiting", "待学校说明"
    RETURNED = "returned", "需补充材料"
    ANSWERED = "answered", "待省核定"
    TRUE = "true", "属实"
    UNTRUE = "untrue", "不属实"


# What the school still has to say something about.
WITH_THE_SCHOOL = (ItemState.WAITING, ItemState.RETURNED)
CLOSED = (ItemState.TRUE, ItemState.UNTRUE)
