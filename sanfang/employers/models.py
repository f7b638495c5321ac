"""Employers, the people who recruit for them, their documents and positions."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from sanfang import calendar
from sanfang.actors import Party
from sanfang.codes import education
from sanfang.codes.places import LONGEST_CITY, city_of
from sanfang.employers.queries import EmployerQuerySet, OwnedByEmployerQuerySet, PositionQuerySet
from sanfang.employers.states import PositionState, Standing
from sanfang.institutions.models import Province
from sanfang.notices.actions import Mailbox
from sanfang.people.models import User
from sanfang.uploads.models import StoredFile


class Employer(models.Model):
    """A registered employer. `standing` says whether it may reach graduates (promises D02, D08)."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="employers")
    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True)
    name = models.CharField("单位名称", max_length=100)
    name_key = models.CharField(max_length=100, db_index=True)
    nature = models.CharField("单位性质", max_length=3)
    industry = models.CharField("单位行业", max_length=3)
    place = models.CharField("单位所在地", max_length=100)
    address = models.CharField("通讯地址", max_length=200)
    postcode = models.CharField("邮政编码", max_length=6)
    contact_person = models.CharField("联系人", max_length=50)
    phone = models.CharField("招聘电话", max_length=30)
    email = models.EmailField("E-mail")
    standing = models.CharField("认证状态", max_length=12, choices=Standing.choices, default=Standing.WAITING)
    standing_reason = models.CharField("认证意见", max_length=500, blank=True)
    registered_at = models.DateTimeField("注册时间", auto_now_add=True)

    objects = EmployerQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="employer_standing_is_known"
            )
        ]
        indexes = [models.Index(fields=["standing", "-registered_at"], name="employers_by_standing")]

    @property
    def may_reach_graduates(self) -> bool:
        return self.standing == Standing.VERIFIED

    @property
    def mailbox(self) -> Mailbox:
        return Mailbox(Party.EMPLOYER, self.pk)


class Recruiter(models.Model):
    """A person with an account who acts for one employer."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="recruiter")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="recruiters")

    class Meta:
        ordering = ["pk"]


class QualificationDocument(models.Model):
    """资质证明材料: a business licence and the like, for the school to review against (manual E3)."""

    class Kind(models.TextChoices):
        LICENCE = "licence", "营业执照"
        OTHER = "other", "其他资质证明材料"

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField("材料类别", max_length=10, choices=Kind.choices)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="qualification_document")
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    objects = OwnedByEmployerQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-uploaded_at", "-pk"]


class Position(models.Model):
    """岗位: what an employer offers; an agreement is signed for one. Pay in yuan a month before tax.

    `monthly_pay` is the lower end, `education_level` the least wanted; an empty wish is 「不限」.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField("岗位名称", max_length=50)
    job_category = models.CharField("职位类别", max_length=3)
    place = models.CharField("工作地点", max_length=100)
    city = models.CharField("城市", max_length=LONGEST_CITY, editable=False)
    headcount = models.PositiveSmallIntegerField("招聘人数", default=1)
    education_level = models.CharField("学历要求", max_length=3, blank=True)
    majors = models.CharField("专业要求", max_length=200, blank=True)
    monthly_pay = models.PositiveIntegerField("月薪（元）", null=True, blank=True)
    monthly_pay_to = models.PositiveIntegerField("月薪上限（元）", null=True, blank=True)
    apply_by = models.DateField("申请截止日期", null=True, blank=True)
    description = models.TextField("岗位说明", max_length=2000, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=PositionState.choices, default=PositionState.DRAFT
    )
    created_at = models.DateTimeField("创建时间", auto_now_add=True)
    published_at = models.DateTimeField("发布时间", null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PositionState.values), name="position_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=PositionState.DRAFT) | Q(published_at__isnull=False),
                name="position_was_published_some_day",
            ),
            models.CheckConstraint(
                condition=Q(monthly_pay_to__isnull=True)
                | Q(monthly_pay__isnull=False, monthly_pay_to__gte=models.F("monthly_pay")),
                name="position_pay_runs_upwards",
            ),
        ]
        indexes = [
            models.Index(fields=["employer", "-created_at"], name="positions_of_an_employer"),
            models.Index(fields=["state", "-published_at"], name="positions_by_day"),
            models.Index(fields=["state", "city", "-published_at"], name="positions_by_city"),
            models.Index(fields=["state", "job_category", "-published_at"], name="positions_by_category"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The city always follows the place."""
        self.city = city_of(self.place)
        if "place" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = [*kwargs["update_fields"], "city"]
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        """Whether an agreement can be signed for it."""
        return self.state == PositionState.PUBLISHED

    @property
    def is_past(self) -> bool:
        """Whether its last day for applications is over, as China counts days."""
        return self.apply_by is not None and self.apply_by < calendar.today()

    @property
    def pay(self) -> str:
        """「8,000–12,000 元」, 「8,000 元起」 or 「面议」."""
        if self.monthly_pay is None:
            return "面议"
        if self.monthly_pay_to is None:
            return f"{self.monthly_pay:,} 元起"
        if self.monthly_pay_to == self.monthly_pay:
            return f"{self.monthly_pay:,} 元"
        return f"{self.monthly_pay:,}–{self.monthly_pay_to:,} 元"

    @property
    def education(self) -> str:
        """「本科及以上」, or 「不限」."""
        return education.at_least(self.education_level)
