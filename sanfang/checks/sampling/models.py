"""One sample, what it was drawn from at each school, and every item with its history."""

from __future__ import annotations

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.agreements.models import Agreement
from sanfang.checks.sampling.lots import draw
from sanfang.checks.sampling.states import CLOSED, WITH_THE_SCHOOL, ItemState
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, DispatchPlan, Province, School
from sanfang.uploads.models import StoredFile

MOST_OF_A_SCHOOL = 500


class SampleQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """The province its own; staff those with an item in their scope."""
        if actor.party == Party.PROVINCE:
            return self.filter(province_id=actor.province_id)
        return self.filter(pk__in=SampleItem.objects.visible_to(actor).order_by().values("sample"))

    def counted_for(self, actor: Actor) -> Self:
        """With `items`, `waiting` (for the school) and `closed`, within the actor's scope."""
        own = Q(items__in=SampleItem.objects.visible_to(actor).order_by().values("pk"))
        return self.annotate(
            items_in_all=Count("items", filter=own),
            with_the_school=Count("items", filter=own & Q(items__state__in=WITH_THE_SCHOOL)),
            closed=Count("items", filter=own & Q(items__state__in=CLOSED)),
        ).order_by("-drawn_at", "-pk")


class Sample(models.Model):
    """A drawing: the terms, the seed, and until when the schools answer. Neither is ever changed or taken back.

    `share` is in percent of what a school has, at least `minimum` and at most `maximum` of them.
    """

    class Population(models.TextChoices):
        DESTINATIONS = "destinations", "已登记的毕业去向"
        AGREEMENTS = "agreements", "有效的网签协议"

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="samples")
    title = models.CharField("名称", max_length=50)
    population = models.CharField("抽查内容", max_length=15, choices=Population.choices)
    cohort_year = models.PositiveSmallIntegerField("年度")
    plan = models.ForeignKey(
        DispatchPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="samples"
    )
    share = models.PositiveSmallIntegerField(
        "抽查比例（%）", validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    minimum = models.PositiveSmallIntegerField("每校最少")
    maximum = models.PositiveSmallIntegerField("每校最多")
    answer_by = models.DateField("学校说明截止日期")
    words = models.CharField("要求", max_length=500, blank=True)
    seed = models.CharField("随机种子", max_length=64)
    by = models.CharField("抽取人", max_length=150)
    by_user_id = models.BigIntegerField(null=True)
    drawn_at = models.DateTimeField("抽取时间", auto_now_add=True)

    objects = SampleQuerySet.as_manager()

    class Meta:
        app_label = "checks"
        ordering = ["-drawn_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share__range=(1, 100), minimum__gte=1, maximum__lte=MOST_OF_A_SCHOOL)
                & Q(maximum__gte=F("minimum")),
                name="a_sample_has_terms_that_can_be_met",
            ),
            models.CheckConstraint(condition=~Q(seed=""), name="a_sample_keeps_its_seed"),
            # What cannot be taken back must not be drawn twice by a double click.
            models.UniqueConstraint(
                fields=["province", "title"],
                name="one_sample_of_a_title_per_province",
                violation_error_message="已有同名的抽查。",
            ),
        ]
        indexes = [models.Index(fields=["province", "-drawn_at"], name="samples_of_a_province")]

    @property
    def cohort(self) -> str:
        """「2026 年 · 秋季」, or all plans of the year."""
        return f"{self.cohort_year} 年 · {self.plan.name if self.plan else '全部方案'}"


class SamplePartQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """The province sees every school's part, a school's staff their own: how it came about is no secret."""
        if actor.party == Party.PROVINCE:
            return self.filter(sample__province_id=actor.province_id)
        if actor.party == Party.SCHOOL:
            return self.filter(school_id=actor.school_id)
        return self.none()

    def counted(self) -> Self:
        """With how many of its items stand in each state, as `in_waiting`, `in_answered` and so on."""
        counts = {f"in_{state.value}": Count("items", filter=Q(items__state=state)) for state in ItemState}
        return self.annotate(**counts).order_by("school__code", "pk")


class SamplePart(models.Model):
    """What was drawn from at one school: `keys` are the records of that moment, in order, so that the lots can be
    drawn again from the same list."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="parts")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="sample_parts")
    keys = models.TextField()
    population = models.PositiveIntegerField("名单人数")
    drawn = models.PositiveIntegerField("抽取条数")
    reminded_on = models.DateField(null=True, blank=True)

    objects = SamplePartQuerySet.as_manager()

    class Meta:
        app_label = "checks"
        ordering = ["school__code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "school"], name="one_part_per_sample_and_school"),
            models.CheckConstraint(
                condition=Q(drawn__lte=F("population")), name="nobody_is_drawn_who_was_not_there"
            ),
        ]

    def drawn_again(self) -> list[int]:
        """Whom the recorded seed draws from the recorded list: the same records, or somebody changed something."""
        return draw(self.sample.seed, map(int, self.keys.split(",")), self.drawn)


class ItemQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """The province sees every item, staff those of their school about graduates within their scope."""
        if actor.party == Party.PROVINCE:
            return self.filter(sample__province_id=actor.province_id)
        if actor.party != Party.SCHOOL:
            return self.none()
        own_school = self.filter(school_id=actor.school_id)
        if actor.sees_all_departments():
            return own_school
        return own_school.filter(graduate__in=Graduate.objects.visible_to(actor))

    def with_the_school(self) -> Self:
        return self.filter(state__in=WITH_THE_SCHOOL)

    def for_lists(self) -> Self:
        return self.select_related("sample", "school", "department", "graduate")


class SampleItem(models.Model):
    """One drawn destination or agreement. `facts` are pairs of label and words as it stood when it was drawn;
    `place` is the place of its lot. `reason` is the province's last word."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="items")
    part = models.ForeignKey(SamplePart, on_delete=models.PROTECT, related_name="items")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="sample_items")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="sample_items")
    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="sample_items")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="sample_items")
    place = models.PositiveIntegerField("序号")
    facts: models.JSONField[Any, Any] = models.JSONField("抽取时的情况")
    state = models.CharField("状态", max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    answer_by = models.DateField("说明截止日期")
    reason = models.CharField("核定意见", max_length=500, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        app_label = "checks"
        ordering = ["school__code", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "graduate"], name="nobody_is_drawn_twice_in_a_sample"),
            models.CheckConstraint(condition=Q(state__in=ItemState.values), name="sample_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=CLOSED) | ~Q(reason=""), name="a_finding_of_a_sample_has_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["sample", "state", "school", "place"], name="sample_items_by_state"),
            models.Index(fields=["school", "sample", "state", "place"], name="sample_items_of_a_school"),
            models.Index(
                fields=["answer_by"],
                condition=Q(state__in=WITH_THE_SCHOOL),
                name="sample_items_to_be_answered",
            ),
        ]

    @property
    def is_with_the_school(self) -> bool:
        return self.state in WITH_THE_SCHOOL

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def is_overdue(self) -> bool:
        """Whether the school let the day pass without a word."""
        return self.is_with_the_school and calendar.today() > self.answer_by


class SampleStep(models.Model):
    """One move of one item: who, what, why. Rows are added, never changed."""

    item = models.ForeignKey(SampleItem, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(max_length=10)
    words = models.CharField("说明", max_length=500, blank=True)
    by = models.CharField("操作人", max_length=150)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        app_label = "checks"
        ordering = ["at", "pk"]


class SampleEvidence(models.Model):
    """One file behind an answer."""

    step = models.ForeignKey(SampleStep, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="sample_evidence")

    class Meta:
        app_label = "checks"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["step", "file"], name="one_file_once_per_step_of_a_sample")
        ]
