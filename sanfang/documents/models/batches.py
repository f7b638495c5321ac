"""Many agreements printed as one job: what was asked for, how far it is, and the parts that are made."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sanfang.agreements.models import Agreement
from sanfang.documents.batch.queries import PrintItemQuerySet, PrintJobQuerySet
from sanfang.documents.batch.states import OPEN_STATES, Form, JobState
from sanfang.documents.models.originals import Original
from sanfang.institutions.models import School
from sanfang.people.models import User
from sanfang.privacy.fields import EncryptedTextField

FOLDER = "prints"
KEPT_FOR = timedelta(days=1)


def random_path(part: PrintPart, given_name: str) -> str:
    """Where a part lies: nothing of what is in it."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


class PrintJob(models.Model):
    """批量打印. `words` says what was filtered, `searched` may name somebody; `scope` is what the account could see
    when it asked; `fingerprint` tells the same batch asked for again from another one. Of `total` agreements `done`
    were looked at so far, in the order of their places."""

    State = JobState
    Form = Form

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="print_jobs")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="print_jobs")
    scope = models.CharField(max_length=64)
    by = models.CharField("打印人", max_length=150)
    by_address = models.CharField(max_length=64, blank=True)
    form = models.CharField("文件", max_length=3, choices=Form.choices)
    words = models.CharField("条件", max_length=1000, blank=True)
    searched = EncryptedTextField("搜索", blank=True)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField("状态", max_length=10, choices=JobState.choices, default=JobState.WAITING)
    total = models.PositiveIntegerField("份数")
    done = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField("申请时间", auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    worked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField("首次下载时间", null=True, blank=True)

    objects = PrintJobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state__in=OPEN_STATES), name="one_open_batch_per_account"
            ),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="state_of_a_batch_is_known"),
            models.CheckConstraint(condition=Q(form__in=Form.values), name="form_of_a_batch_is_known"),
            models.CheckConstraint(
                condition=Q(done__lte=models.F("total")), name="no_more_is_done_than_was_asked_for"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, ended_at__isnull=True)
                | (~Q(state__in=OPEN_STATES) & Q(ended_at__isnull=False)),
                name="a_batch_ends_once",
            ),
        ]
        indexes = [
            models.Index(fields=["worked_at"], condition=Q(state__in=OPEN_STATES), name="batches_to_be_made"),
            models.Index(fields=["ended_at"], condition=Q(state=JobState.DONE), name="batches_to_be_deleted"),
            models.Index(fields=["user", "-created_at"], name="batches_of_an_account"),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_there(self) -> bool:
        """Whether the file can still be fetched."""
        if self.state != JobState.DONE or self.ended_at is None:
            return False
        return timezone.now() < self.ended_at + KEPT_FOR


class PrintPart(models.Model):
    """The pages of fifty agreements, ready to be joined; encrypted on the disk."""

    job = models.ForeignKey(PrintJob, on_delete=models.CASCADE, related_name="parts")
    file = models.FileField(upload_to=random_path)

    class Meta:
        ordering = ["pk"]


class PrintItem(models.Model):
    """One agreement of a batch, at its place in the list. It is in the file with the `original` it was made of, or
    `left_out` says why not. `size` and
    `objects_in_it` measure its piece of a PDF, which begins `at` a byte of its part.
    """

    job = models.ForeignKey(PrintJob, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveIntegerField("序号")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="print_items")
    original = models.ForeignKey(
        Original, on_delete=models.PROTECT, related_name="print_items", null=True, blank=True
    )
    left_out = models.CharField("没有打印的原因", max_length=300, blank=True)
    part = models.ForeignKey(
        PrintPart, on_delete=models.SET_NULL, related_name="items", null=True, blank=True
    )
    at = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    objects_before = models.PositiveIntegerField(default=0)
    objects_in_it = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField("计数时间", null=True, blank=True)

    objects = PrintItemQuerySet.as_manager()

    class Meta:
        ordering = ["job", "place"]
        constraints = [
            models.UniqueConstraint(fields=["job", "place"], name="one_agreement_at_a_place"),
            models.UniqueConstraint(fields=["job", "agreement"], name="an_agreement_once_in_a_batch"),
            models.CheckConstraint(
                condition=Q(counted_at__isnull=True) | Q(original__isnull=False),
                name="only_what_is_in_the_file_is_counted",
            ),
        ]
