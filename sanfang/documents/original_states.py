"""The conditions an original, and a copy of it on paper, can be in."""

from django.db import models


class OriginalState(models.TextChoices):
    MAKING = "making", "正在生成"
    READY = "ready", "已生成"


class CopyState(models.TextChoices):
    """Whether a copy still stands for its agreement. Its token finds it for ever, whatever became of it."""

    VALID = "valid", "有效"
    SUPERSEDED = "superseded", "已由补打件替代"
    REVOKED = "revoked", "已挂失作废"


class Holder(models.IntegerChoices):
    """Who keeps which copy; the paper numbers them so (manual F2)."""

    EMPLOYER = 1, "用人单位"
    GRADUATE = 2, "毕业生"
    SCHOOL = 3, "学校"


class Cause(models.TextChoices):
    """Why a school prints anew: what was lost may be found by anybody, what is spoilt lies before its holder."""

    LOST = "lost", "遗失"
    SPOILT = "spoilt", "损坏或打印不清"
    OTHER = "other", "其他"
