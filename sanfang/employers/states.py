"""Whether an employer may reach graduates."""

from django.db import models


class Standing(models.TextChoices):
    """An employer may prepare in any standing; only a verified one reaches a graduate."""

    WAITING = "waiting", "待认证"
    VERIFIED = "verified", "已认证"
    REFUSED = "refused", "认证未通过"
    FROZEN = "frozen", "已冻结"
