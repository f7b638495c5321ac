"""The province, its schools, and what stands inside a school."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from sanfang.institutions.policies import Confirmation
from sanfang.institutions.queries import PolicyQuerySet, SchoolQuerySet


class Province(models.Model):
    """The province above all schools; one installation usually serves one."""

    code = models.CharField("行政区划代码", max_length=6, unique=True)
    name = models.CharField("名称", max_length=50)

    class Meta:
        ordering = ["code"]


class School(models.Model):
    """A school by its national five-digit code, with the contact block that stands on the agreement (manual F4)."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="schools")
    code = models.CharField(
        "院校代码",
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"\A[0-9]{5}\Z", "院校代码是 5 位数字。")],
    )
    name = models.CharField("院校名称", max_length=100, unique=True)
    contact_office = models.CharField("学校联系部门", max_length=100)
    contact_person = models.CharField("联系人", max_length=50)
    address = models.CharField("学校通讯地址", max_length=200)
    phone = models.CharField("联系电话", max_length=30)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering = ["code"]


class Department(models.Model):
    """院系."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="departments")
    name = models.CharField("院系名称", max_length=100)

    class Meta:
        ordering = ["school", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"],
                name="one_department_of_a_name_per_school",
                violation_error_message="本校已有同名院系。",
            )
        ]


class Major(models.Model):
    """专业, taught by a department."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="majors")
    name = models.CharField("专业名称", max_length=100)

    class Meta:
        ordering = ["department", "name"]
        constraints = [
            models.UniqueConstraint(fields=["department", "name"], name="one_major_of_a_name_per_department")
        ]


class SchoolClass(models.Model):
    """班级, of one major."""

    major = models.ForeignKey(Major, on_delete=models.PROTECT, related_name="classes")
    name = models.CharField("班级名称", max_length=100)

    class Meta:
        ordering = ["major", "name"]
        constraints = [
            models.UniqueConstraint(fields=["major", "name"], name="one_class_of_a_name_per_major")
        ]


class DispatchPlan(models.Model):
    """年度 and 方案, for example 2026 年 · 秋季 (manual H3)."""

    cohort_year = models.PositiveSmallIntegerField(
        "年度", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    name = models.CharField("方案", max_length=20)

    class Meta:
        ordering = ["-cohort_year", "name"]
        constraints = [
            models.UniqueConstraint(fields=["cohort_year", "name"], name="one_plan_of_a_name_per_year")
        ]


class Policy(models.Model):
    """The province's rules of signing, and a school's where it is stricter. An empty field means: as above it.

    `acceptance_days` is how long a graduate may take to confirm, in days (manual B5, C3).
    """

    province = models.OneToOneField(
        Province, on_delete=models.PROTECT, null=True, blank=True, related_name="policy"
    )
    school = models.OneToOneField(
        School, on_delete=models.PROTECT, null=True, blank=True, related_name="policy"
    )
    confirmation = models.CharField("毕业生确认", max_length=20, choices=Confirmation.choices, blank=True)
    acceptance_days = models.PositiveSmallIntegerField(
        "确认期限（天）", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    review_steps = models.PositiveSmallIntegerField("审核级数", choices=[(1, "一级审核")], default=1)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(province__isnull=False, school__isnull=True)
                | Q(province__isnull=True, school__isnull=False),
                name="policy_belongs_to_one_institution",
            ),
            models.CheckConstraint(
                condition=Q(confirmation__in=["", *Confirmation.values]), name="policy_confirmation_is_known"
            ),
            models.CheckConstraint(
                condition=Q(acceptance_days__isnull=True) | Q(acceptance_days__range=(1, 60)),
                name="policy_acceptance_window_is_bounded",
            ),
        ]
