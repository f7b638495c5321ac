"""One uploaded list on its way into the roster."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party, Role
from sanfang.institutions.models import DispatchPlan, School

# Whoever took a batch up and was killed keeps it this long; then it is taken up again (R08).
TAKEN_LASTS = timedelta(minutes=5)
# Up to here an answer comes within the second, and nobody has to wait for the worker.
SMALL = 200 * 1024


def random_path(batch: ImportBatch, given_name: str) -> str:
    """Where the sealed workbook lies: nothing of the name that came with it."""
    return f"imports/{uuid.uuid4().hex}"


class State(models.TextChoices):
    """Where an import stands. Two of them wait for the worker: `UPLOADED` for the check, `COMMITTING`."""

    UPLOADED = "uploaded", "正在检查"
    REFUSED = "refused", "文件不能用"
    CHECKED = "checked", "待确认"
    COMMITTING = "committing", "正在导入"
    COMMITTED = "committed", "已导入"
    DISCARDED = "discarded", "已放弃"


WAITING = (State.UPLOADED, State.COMMITTING)


class ImportBatchQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> ImportBatchQuerySet:
        """Lists are the school administrators' business."""
        if actor.party == Party.SCHOOL and actor.is_administrator:
            return self.filter(school_id=actor.school_id)
        return self.none()

    def waiting(self, now: datetime) -> ImportBatchQuerySet:
        """What there is to do: nobody has taken it up, or whoever did is gone."""
        free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKEN_LASTS)
        return self.filter(free, state__in=WAITING)


class ImportBatch(models.Model):
    """A workbook that was uploaded, what its check found, and what became of it.

    `workbook` is encrypted and goes when the import is over; `report` is what `imports.report` makes:
    masked values only. `fingerprint` stands for everything committing would do. `by…` is who asked last.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="imports")
    plan = models.ForeignKey(DispatchPlan, on_delete=models.PROTECT, related_name="imports")
    workbook = models.FileField(upload_to=random_path, blank=True)
    original_name = models.CharField("文件", max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.UPLOADED)
    problem = models.CharField("问题", max_length=500, blank=True)
    report: models.JSONField[Any, Any] = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    row_count = models.PositiveIntegerField("行数", default=0)
    rows_done = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField("新增", default=0)
    updated_count = models.PositiveIntegerField("更新", default=0)
    unchanged_count = models.PositiveIntegerField("不变", default=0)
    faulty_count = models.PositiveIntegerField("有错误的行", default=0)
    by = models.CharField("操作人", max_length=150)
    by_user_id = models.BigIntegerField(null=True)
    by_address = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField("上传时间", auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        app_label = "graduates"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=Q(state=State.COMMITTING),
                name="one_import_at_a_time_per_school",
                violation_error_message="本校正在导入另一份名单。",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "-created_at"], name="imports_of_a_school"),
            models.Index(fields=["created_at"], condition=Q(state__in=WAITING), name="imports_to_be_done"),
        ]

    @property
    def is_small(self) -> bool:
        return self.size <= SMALL

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def is_open(self) -> bool:
        return self.state == State.CHECKED

    @property
    def asked_by(self) -> Actor:
        """Who asked for what the worker does now; the right was looked at when it was asked for."""
        return Actor(
            Party.SCHOOL,
            self.by,
            self.by_user_id,
            self.by_address,
            school_id=self.school_id,
            role=Role.ADMINISTRATOR,
        )
