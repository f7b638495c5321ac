"""The card by which an employer without an account signs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanfang.agreements.queries import CardQuerySet
from sanfang.graduates.models import Binding, Graduate
from sanfang.privacy.fields import EncryptedTextField


class SigningCard(models.Model):
    """二维码名片: lets one unregistered employer sign with this graduate, once, for a while (manual D5)."""

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="cards")
    # The phone that showed it: the card dies when that phone is released.
    binding = models.ForeignKey(Binding, on_delete=models.PROTECT, null=True, related_name="signing_cards")
    token = EncryptedTextField()
    token_index = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_card_per_graduate",
            )
        ]
