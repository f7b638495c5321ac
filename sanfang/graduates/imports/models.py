"""One uploaded list on its way into the roster."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party, Role
from sanfang.institutions.models import DispatchPlan, School
from sanfang.privacy.fields import EncryptedTextField

# Whoever took a batch up and was killed keeps it this long; then it is taken up again (R08).
TAKEN_LASTS = timedelta(minutes=5)
# Up to here an answer comes within the second, and nobody has to wait for the worker.
SMALL = 200 * 1024


def random_path(batch: ImportBatch, given_name: str) -> str:
    """Where the sealed workbook lies: nothing of the name that came with it."""
    return f"imports/{uuid.uuid4().hex}"


class State(models.TextChoices):
    """Where an import stands. Three of them wait for the worker: `UPLOADED` for the check, `COMMITTING`, `UNDOING`."""

    UPLOADED = "uploaded", "正在检查"
    REFUSED = "refused", "文件不能用"
    CHECKED = "checked", "待确认"
    COMMITTING = "committing", "正在导入"
    COMMITTED = "committed", "已导入"
    DISCARDED = "discarded", "已放弃"
    UNDOING = "undoing", "正在撤销"
    UNDONE = "undone", "已撤销"


WAITING = (State.UPLOADED, State.COMMITTING, State.UNDOING)
WRITING = (State.COMMITTING, State.UNDOING)


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

    def undoable(self, now: datetime) -> ImportBatchQuerySet:
        """A school's last one, as long as what the records were before is kept."""
        return self.filter(state=State.COMMITTED, undo_until__gt=now)


class ImportBatch(models.Model):
    """A workbook that was uploaded, what its check found, and what became of it.

    `workbook` is encrypted and goes when the import is over, and so does `marked`, the same with its faults, made
    beforehand of a long list only; `report` is what `imports.report` makes:
    masked values only. `fingerprint` stands for everything committing would do. `by…` is who asked last.
    Until `undo_until` it may be undone: `made` are the majors and classes that came with it, `marks` the last
    row of everything that may be built on it, see `imports.building`.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="imports")
    plan = models.ForeignKey(DispatchPlan, on_delete=models.PROTECT, related_name="imports")
    workbook = models.FileField(upload_to=random_path, blank=True)
    marked = models.FileField(upload_to=random_path, blank=True)
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
    undo_until = models.DateTimeField("可撤销到", null=True, blank=True)
    made: models.JSONField[Any, Any] = models.JSONField(default=dict)
    marks: models.JSONField[Any, Any] = models.JSONField(default=dict)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        app_label = "graduates"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=Q(state__in=WRITING),
                name="one_import_at_a_time_per_school",
                violation_error_message="本校正在导入另一份名单。",
            ),
            models.UniqueConstraint(
                fields=["school"],
                condition=Q(undo_until__isnull=False),
                name="one_undoable_import_per_school",
                violation_error_message="本校只有最近一次导入可以撤销。",
            ),
            models.CheckConstraint(
                condition=Q(undo_until__isnull=True) | Q(state__in=[State.COMMITTED, State.UNDOING]),
                name="only_a_committed_import_is_undone",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.UNDOING) | Q(undo_until__isnull=False),
                name="an_import_that_is_undone_may_be",
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

    def may_be_undone(self, now: datetime) -> bool:
        """Whether it is the school's last one, within its days; see `ImportBatchQuerySet.undoable`."""
        return self.state == State.COMMITTED and self.undo_until is not None and now < self.undo_until

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


class ImportedRecord(models.Model):
    """One record that an import added or changed, kept as long as the import may be undone.

    `before` is what a changed one was, see `imports.remembering`; `is_confirmed`, whether it stood confirmed when
    the import was done. The row goes with its record, and with the last day on which it may be undone.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="records", db_index=False)
    graduate = models.ForeignKey("graduates.Graduate", on_delete=models.CASCADE, related_name="imported")
    is_new = models.BooleanField()
    is_confirmed = models.BooleanField()
    # Null and not empty: what is encrypted can be asked for nothing else.
    before = EncryptedTextField(null=True)

    class Meta:
        app_label = "graduates"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "graduate"], name="one_row_of_a_record_per_import"),
            models.CheckConstraint(
                condition=Q(is_new=True, before__isnull=True) | Q(is_new=False, before__isnull=False),
                name="an_imported_record_is_new_or_was_something",
            ),
        ]
