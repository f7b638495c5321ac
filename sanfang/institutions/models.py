"""The province, its schools, and what stands inside a school."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from sanfang.institutions.closing import ClosingDay
from sanfang.institutions.policies import (
    LEAST_ANSWER_DAYS,
    MOST_ANSWER_DAYS,
    BindingProof,
    BindingRules,
    Confirmation,
    ReviewSteps,
    Rules,
    Steps,
)
from sanfang.institutions.queries import PolicyQuerySet, SchoolQuerySet

__all__ = [
    "ClosingDay",
    "Department",
    "DispatchPlan",
    "Major",
    "Policy",
    "Province",
    "School",
    "SchoolClass",
]

# The window that holds where a province names none, as the database reckons it.
WINDOW = Coalesce(F("acceptance_days"), Value(Rules().acceptance_days))
DAYS = [MinValueValidator(1), MaxValueValidator(60)]
# A week is the longest that a change of phones may keep somebody from signing.
MOST_HOLD_HOURS = 168


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

    `acceptance_days` is how long a graduate may take to confirm, in days (manual B5, C3). Within
    `offer_days_least` and `offer_days_most` an employer sets the deadline of a signing offer;
    `penalty_ceiling` is in yuan. These three only a province sets. `rebind_hold_hours` is for how long nobody
    signs with a graduate who has just bound another phone; zero means not at all (promises T11).
    `termination_answer_days` is how long the other side may take to answer a request for termination.
    `review_steps` and `termination_steps`: how many people of the school look before it decides; one means as above.
    """

    province = models.OneToOneField(
        Province, on_delete=models.PROTECT, null=True, blank=True, related_name="policy"
    )
    school = models.OneToOneField(
        School, on_delete=models.PROTECT, null=True, blank=True, related_name="policy"
    )
    confirmation = models.CharField("毕业生确认", max_length=20, choices=Confirmation.choices, blank=True)
    acceptance_days = models.PositiveSmallIntegerField(
        "确认期限（天）", null=True, blank=True, validators=DAYS
    )
    offer_days_least = models.PositiveSmallIntegerField(
        "签约通知最短期限（天）", null=True, blank=True, validators=DAYS
    )
    offer_days_most = models.PositiveSmallIntegerField(
        "签约通知最长期限（天）", null=True, blank=True, validators=DAYS
    )
    penalty_ceiling = models.PositiveIntegerField(
        "违约金上限（元）", null=True, blank=True, validators=[MaxValueValidator(1_000_000)]
    )
    binding_proof = models.CharField(
        "绑定方式", max_length=20, choices=BindingProof.choices, blank=True, default="", db_default=""
    )
    rebind_hold_hours = models.PositiveSmallIntegerField(
        "换绑后暂停签约（小时）", null=True, blank=True, validators=[MaxValueValidator(MOST_HOLD_HOURS)]
    )
    termination_answer_days = models.PositiveSmallIntegerField(
        "解约答复期限（天）",
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST_ANSWER_DAYS), MaxValueValidator(MOST_ANSWER_DAYS)],
    )
    review_steps = models.PositiveSmallIntegerField("签约审核", choices=Steps.choices, default=Steps.ONE)
    termination_steps = models.PositiveSmallIntegerField(
        "解约审核", choices=Steps.choices, default=Steps.ONE, db_default=Steps.ONE
    )

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
                condition=Q(binding_proof__in=["", *BindingProof.values]),
                name="policy_binding_proof_is_known",
            ),
            models.CheckConstraint(
                condition=Q(rebind_hold_hours__isnull=True)
                | Q(rebind_hold_hours__range=(0, MOST_HOLD_HOURS)),
                name="policy_rebind_hold_is_bounded",
            ),
            models.CheckConstraint(
                condition=Q(termination_answer_days__isnull=True)
                | Q(termination_answer_days__range=(LEAST_ANSWER_DAYS, MOST_ANSWER_DAYS)),
                name="policy_termination_answer_is_bounded",
            ),
            models.CheckConstraint(
                condition=Q(review_steps__in=Steps.values, termination_steps__in=Steps.values),
                name="policy_review_has_one_or_two_steps",
            ),
            models.CheckConstraint(
                condition=Q(acceptance_days__isnull=True) | Q(acceptance_days__range=(1, 60)),
                name="policy_acceptance_window_is_bounded",
            ),
            models.CheckConstraint(
                condition=(Q(offer_days_least__isnull=True) | Q(offer_days_least__range=(1, 60)))
                & (Q(offer_days_most__isnull=True) | Q(offer_days_most__range=(1, 60))),
                name="policy_offer_days_are_bounded",
            ),
            models.CheckConstraint(
                condition=(Q(offer_days_least__isnull=True) | Q(offer_days_least__lte=WINDOW))
                & (Q(offer_days_most__isnull=True) | Q(offer_days_most__gte=WINDOW)),
                name="policy_acceptance_window_within_offer_days",
            ),
            models.CheckConstraint(
                condition=Q(penalty_ceiling__isnull=True) | Q(penalty_ceiling__range=(0, 1_000_000)),
                name="policy_penalty_ceiling_is_bounded",
            ),
            models.CheckConstraint(
                condition=Q(province__isnull=False)
                | Q(
                    offer_days_least__isnull=True, offer_days_most__isnull=True, penalty_ceiling__isnull=True
                ),
                name="policy_of_offers_is_the_province_s",
            ),
        ]

    @property
    def rules(self) -> Rules:
        """What this row alone says, the defaults where it says nothing.

        Bounds left empty widen to the window, so that a province that only named a longer one keeps it.
        """
        defaults = Rules()
        window = self.acceptance_days or defaults.acceptance_days
        return Rules(
            confirmation=Confirmation(self.confirmation or defaults.confirmation),
            acceptance_days=window,
            offer_days_least=self.offer_days_least or min(defaults.offer_days_least, window),
            offer_days_most=self.offer_days_most or max(defaults.offer_days_most, window),
            penalty_ceiling=self.penalty_ceiling,
            binding_proof=BindingProof(self.binding_proof or defaults.binding_proof),
            review_steps=self.review_steps,
            termination_steps=self.termination_steps,
            rebind_hold_hours=(
                defaults.rebind_hold_hours if self.rebind_hold_hours is None else self.rebind_hold_hours
            ),
            termination_answer_days=self.termination_answer_days or defaults.termination_answer_days,
        )

    @property
    def on_review(self) -> ReviewSteps:
        """What this row says about how many people look."""
        return ReviewSteps(self.review_steps, self.termination_steps)

    @property
    def on_binding(self) -> BindingRules:
        """What this row says about binding a phone, nothing where it says nothing."""
        return BindingRules(self.binding_proof, self.rebind_hold_hours)
