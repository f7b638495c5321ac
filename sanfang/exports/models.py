"""One workbook that somebody asked for: of what, within which scope, how far it is, and where it lies."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sanfang.exports.kinds import Asked
from sanfang.exports.queries import JobQuerySet
from sanfang.exports.states import State
from sanfang.institutions.models import School
from sanfang.people.models import User
from sanfang.privacy.fields import EncryptedTextField

FOLDER = "exports"
# The file holds many people's data: it is kept for a day.
KEPT_FOR = timedelta(days=1)
# Up to so many rows the file is there within the second, and nobody has to wait for the worker.
SMALL = 1000


def random_path(job: Job, given_name: str) -> str:
    """Where the sealed workbook lies: nothing of what is in it."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


class Job(models.Model):
    """`what`, `words`, `searched` and `in_clear` are those of `kinds.Asked`; what was searched for may name
    somebody, so it is encrypted, and so is `file`. `scope` is what the account could see when it asked;
    `fingerprint` tells the same export asked for again from another one."""

    kind = models.CharField(max_length=30)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="export_jobs")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="export_jobs")
    scope = models.CharField(max_length=64)
    by = models.CharField("导出人", max_length=150)
    by_address = models.CharField(max_length=64, blank=True)
    what: models.JSONField[Any, Any] = models.JSONField(default=dict)
    words = models.CharField("条件", max_length=1000, blank=True)
    searched = EncryptedTextField("搜索", blank=True)
    in_clear = models.BooleanField("完整内容", default=False)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    remark = models.CharField("提示", max_length=200, blank=True)
    row_count = models.PositiveIntegerField("人数", default=0)
    rows_done = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to=random_path, blank=True)
    created_at = models.DateTimeField("导出时间", auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(state=State.WAITING),
                name="one_export_of_a_kind_at_a_time_per_account",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_of_an_export_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.DONE) | Q(file=""), name="a_file_lies_there_while_it_is_done"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.DONE) | Q(ended_at__isnull=False), name="what_is_done_has_an_end"
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=Q(state=State.WAITING), name="exports_to_be_made"),
            models.Index(fields=["ended_at"], condition=Q(state=State.DONE), name="exports_to_be_deleted"),
            models.Index(fields=["user", "-created_at"], name="exports_of_an_account"),
        ]

    @property
    def asked(self) -> Asked:
        return Asked(self.what, self.words, self.searched, self.in_clear)

    @property
    def is_small(self) -> bool:
        return self.row_count <= SMALL

    @property
    def is_waiting(self) -> bool:
        return self.state == State.WAITING

    @property
    def is_there(self) -> bool:
        """Whether the file can still be fetched."""
        if self.state != State.DONE or self.ended_at is None:
            return False
        return timezone.now() < self.ended_at + KEPT_FOR
