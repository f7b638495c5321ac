"""The phone that speaks for a graduate, and what WeChat has said of its number."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from sanfang.codes.phones import InvalidPhone, parse_mobile
from sanfang.graduates.queries import BindingQuerySet
from sanfang.people.models import User
from sanfang.privacy.index import blind_index

if TYPE_CHECKING:
    from sanfang.graduates.models import Graduate

PHONE = "graduate.phone"
PROOF_LASTS = timedelta(minutes=15)


class Binding(models.Model):
    """One phone's WeChat account speaks for one graduate, from binding until release (manual A1, A2).

    Until `holds_until` nobody signs with the graduate: another phone spoke for him or her before (promises T11).
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="bindings")
    graduate = models.ForeignKey("graduates.Graduate", on_delete=models.PROTECT, related_name="bindings")
    bound_at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(null=True, blank=True)
    holds_until = models.DateTimeField(null=True, blank=True)

    objects = BindingQuerySet.as_manager()

    class Meta:
        ordering = ["-bound_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(released_at__isnull=True), name="one_graduate_per_phone"
            ),
            models.UniqueConstraint(
                fields=["graduate"], condition=Q(released_at__isnull=True), name="one_phone_per_graduate"
            ),
        ]


class PhoneProofQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def fresh_of(self, user: User) -> PhoneProof | None:
        """What WeChat said of this phone's number within the last quarter of an hour."""
        since = timezone.now() - PROOF_LASTS
        proof: PhoneProof | None = self.filter(user=user, proven_at__gt=since).first()
        return proof


class PhoneProof(models.Model):
    """WeChat vouched for the number of this phone a moment ago. The number itself is not kept, only its index."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="phone_proof")
    phone_index = models.CharField(max_length=64)
    proven_at = models.DateTimeField()

    objects = PhoneProofQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def shows(self, graduate: Graduate) -> bool:
        """Whether the number is the one on the record; never, where the record has no mobile number."""
        try:
            number = parse_mobile(graduate.phone)
        except InvalidPhone:
            return False
        return constant_time_compare(blind_index(number, PHONE), self.phone_index)

    @property
    def good_until(self) -> datetime:
        return self.proven_at + PROOF_LASTS
