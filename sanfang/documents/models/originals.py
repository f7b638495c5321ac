"""The original of an agreement: one file, made once, and the copies that are printed of it."""

from __future__ import annotations

import base64
import secrets
import uuid

from django.db import models
from django.db.models import Q

from sanfang.agreements.models import Agreement
from sanfang.documents.original_states import Cause, CopyState, Holder, OriginalState
from sanfang.documents.queries import OriginalQuerySet

FOLDER = "originals"
TOKEN_BYTES = 20


def random_path(original: Original, given_name: str) -> str:
    """Where the file lies: nothing of what is in it."""
    name = uuid.uuid4().hex
    return f"{FOLDER}/{name[:2]}/{name}"


def new_token() -> str:
    """160 random bits in 32 capitals and digits. A number can be guessed, this cannot."""
    return base64.b32encode(secrets.token_bytes(TOKEN_BYTES)).decode()


class Original(models.Model):
    """正本: what stands on paper of one revision of an agreement, as a file that is made once and kept for ever.

    It is `MAKING` from the moment the text took effect until the file is there, sealed where a seal is set up. Later
    printings of the same revision are originals of their own, with copies and a reason. `edition` and `typeface` say
    what it was set with; SHA-256 and SM3 are those of the file before it was encrypted for keeping.
    """

    State = OriginalState

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="originals")
    revision = models.PositiveSmallIntegerField("版次")
    printing = models.PositiveSmallIntegerField("第几次打印", default=1)
    cause = models.CharField("补打原因", max_length=10, choices=Cause.choices, blank=True)
    why = models.CharField("补打说明", max_length=500, blank=True)
    details_sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField("签发时间")
    state = models.CharField(
        "状态", max_length=10, choices=OriginalState.choices, default=OriginalState.MAKING
    )

    tries = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    trouble = models.CharField("没有生成的原因", max_length=300, blank=True)

    edition = models.CharField("版式", max_length=40, blank=True)
    typeface = models.CharField("字体指纹", max_length=64, blank=True)
    is_sealed = models.BooleanField("已加盖电子印章", default=False)
    file = models.FileField(upload_to=random_path, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    sm3 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField("生成时间", null=True, blank=True)

    objects = OriginalQuerySet.as_manager()

    class Meta:
        ordering = ["agreement", "revision", "printing"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "revision", "printing"], name="one_original_of_a_printing"
            ),
            models.CheckConstraint(condition=Q(revision__gte=1, printing__gte=1), name="printings_from_one"),
            models.CheckConstraint(
                condition=Q(state__in=OriginalState.values), name="state_of_an_original_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=OriginalState.MAKING, file="", sha256="", made_at__isnull=True)
                | (Q(state=OriginalState.READY, made_at__isnull=False) & ~Q(file="") & ~Q(sha256="")),
                name="a_ready_original_has_its_file",
            ),
            models.CheckConstraint(
                condition=Q(printing=1, cause="") | (Q(printing__gt=1, cause__in=Cause.values) & ~Q(why="")),
                name="a_later_printing_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state=OriginalState.MAKING), name="originals_to_be_made"
            ),
            models.Index(fields=["sha256"], name="originals_by_fingerprint"),
        ]

    @property
    def is_ready(self) -> bool:
        return self.state == OriginalState.READY

    @property
    def words(self) -> str:
        """Which one it is: 「第 2 版 · 第 3 次打印」; nothing of the very first."""
        edition = f"第 {self.revision} 版" if self.revision > 1 else ""
        printing = f"第 {self.printing} 次打印" if self.printing > 1 else ""
        return " · ".join(filter(None, (edition, printing)))


class Copy(models.Model):
    """One of the three copies of an original, with what its QR code is found by."""

    State = CopyState

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="copies")
    place = models.PositiveSmallIntegerField("第几份", choices=Holder.choices)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    state = models.CharField("状态", max_length=12, choices=CopyState.choices, default=CopyState.VALID)
    replaced_by = models.ForeignKey(Original, on_delete=models.PROTECT, null=True, related_name="replaced")
    ended_at = models.DateTimeField("失效时间", null=True, blank=True)

    class Meta:
        ordering = ["original", "place"]
        constraints = [
            models.UniqueConstraint(fields=["original", "place"], name="one_copy_for_each_holder"),
            models.CheckConstraint(condition=Q(place__in=Holder.values), name="holder_of_a_copy_is_known"),
            models.CheckConstraint(
                condition=Q(state=CopyState.VALID, ended_at__isnull=True, replaced_by__isnull=True)
                | (
                    Q(state__in=[CopyState.SUPERSEDED, CopyState.REVOKED], ended_at__isnull=False)
                    & Q(replaced_by__isnull=False)
                ),
                name="a_copy_that_ended_was_replaced",
            ),
        ]

    @property
    def words(self) -> str:
        """「第 2 份（毕业生）」, as it stands at the foot of the page."""
        return f"第 {self.place} 份（{Holder(self.place).label}）"
