"""Whether an employer may reach graduates, and whether one of its positions is on offer."""

from django.db import models


class Standing(models.TextChoices):
    """An employer may prepare in any standing; only a verified one reaches a graduate."""

    WAITING = "waiting", "待认证"
    VERIFIED = "verified", "已认证"
    REFUSED = "refused", "认证未通过"
    FROZEN = "frozen", "已冻结"


class PositionState(models.TextChoices):
    """A draft was never shown to anybody; what was closed can be published again."""

    DRAFT = "draft", "草稿"
    PUBLISHED = "published", "招聘中"
    CLOSED = "closed", "已停止"
