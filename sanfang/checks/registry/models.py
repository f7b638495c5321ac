"""One registry list set beside a school's records, and every row that did not agree."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party, Role
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan, School

# Whoever took one up and was killed keeps it this long; then it is taken up again (R08).
TAKEN_LASTS = timedelta(minutes=5)
# Up to here an answer comes within the second, and nobody has to wait for the worker.
SMALL = 200 * 1024


def random_path(comparison: RegistryComparison, given_name: str) -> str:
    """Where the sealed list lies: nothing of the name that came with it."""
    return f"comparisons/{uuid.uuid4().hex}"


class State(models.TextChoices):
    UPLOADED = "uploaded", "正在比对"
    REFUSED = "refused", "文件不能用"
    DONE = "done", "已比对"
    REPLACED = "replaced", "已取代"


class ComparisonQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """Lists are the business of the school's administrators, and of the province."""
        if actor.party == Party.PROVINCE:
            return self.filter(school__province_id=actor.province_id)
        if actor.party == Party.SCHOOL and actor.is_administrator:
            return self.filter(school_id=actor.school_id)
        return self.none()

    def waiting(self, now: datetime) -> Self:
        """What there is to do: nobody has taken it up, or whoever did is gone."""
        free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKEN_LASTS)
        return self.filter(free, state=State.UPLOADED)

    def for_lists(self) -> Self:
        return self.select_related("school", "plan")


class RegistryComparison(models.Model):
    """`workbook` is encrypted and goes as soon as the comparison is over; what stays are counts, and in `RegistryRow`
    who did not agree, until a newer comparison of the same plan takes its place. `by…` is who asked."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="comparisons")
    plan = models.ForeignKey(DispatchPlan, on_delete=models.PROTECT, related_name="comparisons")
    workbook = models.FileField(upload_to=random_path, blank=True)
    original_name = models.CharField("文件", max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.UPLOADED)
    problem = models.CharField("问题", max_length=500, blank=True)
    ignored: models.JSONField[Any, Any] = models.JSONField(default=list)
    by_field: models.JSONField[Any, Any] = models.JSONField(default=dict)
    row_count = models.PositiveIntegerField("名单行数", default=0)
    rows_done = models.PositiveIntegerField(default=0)
    same_count = models.PositiveIntegerField("一致", default=0)
    differing_count = models.PositiveIntegerField("不同", default=0)
    only_listed_count = models.PositiveIntegerField("系统中没有", default=0)
    only_held_count = models.PositiveIntegerField("名单中没有", default=0)
    unread_count = models.PositiveIntegerField("读不出", default=0)
    by = models.CharField("操作人", max_length=150)
    by_party = models.CharField(max_length=20)
    by_user_id = models.BigIntegerField(null=True)
    by_address = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField("上传时间", auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        app_label = "checks"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "plan"],
                condition=Q(state=State.DONE),
                name="one_standing_comparison_per_plan",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="comparison_state_is_known"),
        ]
        indexes = [
            models.Index(fields=["school", "-created_at"], name="comparisons_of_a_school"),
            models.Index(
                fields=["created_at"], condition=Q(state=State.UPLOADED), name="comparisons_to_be_done"
            ),
            models.Index(fields=["ended_at"], condition=~Q(workbook=""), name="comparisons_with_a_list"),
        ]

    @property
    def is_small(self) -> bool:
        return self.size <= SMALL

    @property
    def is_waiting(self) -> bool:
        return self.state == State.UPLOADED

    @property
    def is_compared(self) -> bool:
        """Whether its counts say something."""
        return self.state in {State.DONE, State.REPLACED}

    @property
    def is_standing(self) -> bool:
        return self.state == State.DONE

    @property
    def asked_by(self) -> Actor:
        """Who asked for what the worker does now; the right was looked at when it was asked for."""
        is_school_s = self.by_party == Party.SCHOOL
        return Actor(
            Party(self.by_party),
            self.by,
            self.by_user_id,
            self.by_address,
            school_id=self.school_id if is_school_s else None,
            province_id=self.school.province_id,
            role=Role.ADMINISTRATOR if is_school_s else None,
        )


class RegistryRowQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def standing(self) -> Self:
        """Those of the latest comparison of each plan; the older ones have none any more."""
        return self.filter(comparison__state=State.DONE)


class RegistryRow(models.Model):
    """One person of whom list and records do not say the same. Protected values are kept masked.

    `number` is the row's in the list, zero where the list has none. `differences` are
    `[field, label, held, said, why it cannot be read]`, `words` the same in a sentence that names nobody;
    `origin_place` is what the list says of it, for whoever differs; `note` says more where there is more to say.
    """

    class Kind(models.TextChoices):
        DIFFERS = "differs", "信息不同"
        ONLY_LISTED = "listed", "名单中有，系统中没有"
        ONLY_HELD = "held", "系统中有，名单中没有"
        UNREAD = "unread", "读不出的行"

    comparison = models.ForeignKey(RegistryComparison, on_delete=models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.PositiveIntegerField(default=0)
    graduate = models.ForeignKey(Graduate, on_delete=models.CASCADE, null=True, related_name="registry_rows")
    student_number = models.CharField("学号", max_length=30, blank=True)
    name = models.CharField("姓名", max_length=50, blank=True)
    id_number = models.CharField("身份证号", max_length=18, blank=True)
    differences: models.JSONField[Any, Any] = models.JSONField(default=list)
    words = models.CharField(max_length=1000, blank=True)
    origin_place = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=200, blank=True)

    objects = RegistryRowQuerySet.as_manager()

    class Meta:
        app_label = "checks"
        ordering = ["number", "student_number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["differs", "held"], graduate__isnull=False)
                | Q(kind__in=["listed", "unread"], graduate__isnull=True),
                name="a_registry_row_is_about_a_record_or_none",
            )
        ]
        indexes = [
            models.Index(
                fields=["comparison", "kind", "number", "student_number"], name="registry_rows_by_kind"
            )
        ]
