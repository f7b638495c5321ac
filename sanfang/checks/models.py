"""What the checks have read of records and signings, and the cases that people open on what was found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanfang.agreements.models import Agreement
from sanfang.checks.queries import CaseQuerySet
from sanfang.checks.registry.models import RegistryComparison, RegistryRow
from sanfang.checks.sampling.models import Sample, SampleEvidence, SampleItem, SamplePart, SampleStep
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, Province, School

__all__ = [
    "Case",
    "RecordTraits",
    "RegistryComparison",
    "RegistryRow",
    "Sample",
    "SampleEvidence",
    "SampleItem",
    "SamplePart",
    "SampleStep",
    "SigningTraits",
]


class RecordTraits(models.Model):
    """What no database can ask of a record, as its fields are encrypted or need the fonts of the paper.

    Written by the worker only. `read_of` is the record's `updated_at` that was read: when the record has
    moved on, it is read again. `phone_index` is empty without a phone; `name_faults` names characters.
    `origin_fault` is what is wrong with how the place of origin is written; `origin_differs` says that its
    province is not that of the ID number, where both name one.
    """

    class OriginFault(models.TextChoices):
        UNLISTED = "unlisted", "不在代码表中"
        BARE = "bare", "没有市、县"

    graduate = models.OneToOneField(Graduate, on_delete=models.CASCADE, related_name="record_traits")
    read_of = models.DateTimeField()
    birth_date_differs = models.BooleanField()
    sex_differs = models.BooleanField()
    phone_index = models.CharField(max_length=64, blank=True)
    name_faults = models.CharField(max_length=200, blank=True)
    origin_fault = models.CharField(
        max_length=10, choices=OriginFault.choices, blank=True, default="", db_default=""
    )
    origin_differs = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["phone_index"], name="traits_by_phone"),
            models.Index(
                fields=["graduate"], condition=Q(birth_date_differs=True), name="traits_birth_date_differs"
            ),
            models.Index(fields=["graduate"], condition=Q(sex_differs=True), name="traits_sex_differs"),
            models.Index(fields=["graduate"], condition=~Q(name_faults=""), name="traits_name_faults"),
            models.Index(
                fields=["origin_fault", "graduate"],
                condition=~Q(origin_fault=""),
                name="traits_origin_faults",
            ),
            models.Index(fields=["graduate"], condition=Q(origin_differs=True), name="traits_origin_differs"),
        ]


class SigningTraits(models.Model):
    """What is read of the employer's side of one agreement, once: what was signed never changes.

    `plain_name` and `loose_name` are for comparing; the contact is kept as blind indexes and masked.
    """

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="signing_traits")
    uscc = models.CharField(max_length=18)
    uscc_is_wrong = models.BooleanField()
    plain_name = models.CharField(max_length=100)
    loose_name = models.CharField(max_length=100)
    phone_index = models.CharField(max_length=64, blank=True)
    phone_masked = models.CharField(max_length=40, blank=True)
    email_index = models.CharField(max_length=64, blank=True)
    email_masked = models.CharField(max_length=260, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["uscc", "plain_name"], name="signings_by_uscc"),
            models.Index(fields=["plain_name", "uscc"], name="signings_by_plain_name"),
            models.Index(fields=["loose_name", "plain_name"], name="signings_by_loose_name"),
            models.Index(fields=["phone_index", "uscc"], name="signings_by_phone"),
            models.Index(fields=["email_index", "uscc"], name="signings_by_email"),
            models.Index(fields=["agreement"], condition=Q(uscc_is_wrong=True), name="signings_wrong_uscc"),
        ]


class Case(models.Model):
    """核查: somebody looks into one row of one rule, until it is closed with a finding.

    `facts` is what was seen when it was opened, masked and never changed. A case about a graduate is the
    graduate's school's; another one is the school's whose staff opened it, or nobody's but the province's.
    `department` is empty where a case is no matter of one department.
    """

    class Kind(models.TextChoices):
        GRADUATE = "graduate", "毕业生"
        EMPLOYER = "employer", "用人单位"
        CONTACT = "contact", "联系方式"
        FILE = "file", "材料"

    class State(models.TextChoices):
        OPEN = "open", "核查中"
        CLOSED = "closed", "已办结"

    class Finding(models.TextChoices):
        TRUE = "true", "属实"
        UNTRUE = "untrue", "不属实"
        CORRECTED = "corrected", "已更正"

    rule = models.PositiveSmallIntegerField("核查规则")
    subject_kind = models.CharField("对象类别", max_length=10, choices=Kind.choices)
    subject_key = models.CharField(max_length=64)
    subject_words = models.CharField("核查对象", max_length=200)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="cases")
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, related_name="cases")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="cases")
    facts = models.JSONField("立案时的情况")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField("立案时间", auto_now_add=True)
    opened_by = models.CharField("立案人", max_length=150)
    # Whose it is to look into: who opened it, or who took over from that person.
    opened_by_user_id = models.BigIntegerField(null=True)
    finding = models.CharField("核查结论", max_length=10, choices=Finding.choices, blank=True)
    finding_words = models.CharField("情况说明", max_length=500, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    closed_by = models.CharField("办结人", max_length=150, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "rule", "subject_kind", "subject_key"],
                condition=Q(state="open"),
                name="one_open_case_per_school_rule_and_subject",
            ),
            models.UniqueConstraint(
                fields=["province", "rule", "subject_kind", "subject_key"],
                condition=Q(state="open", school__isnull=True),
                name="one_open_case_of_the_province_per_rule_and_subject",
            ),
            models.CheckConstraint(condition=Q(state__in=["open", "closed"]), name="case_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="open", finding="", closed_at__isnull=True)
                | Q(
                    ~Q(finding_words=""),
                    state="closed",
                    finding__in=["true", "untrue", "corrected"],
                    closed_at__isnull=False,
                ),
                name="a_case_is_closed_with_a_finding",
            ),
            models.CheckConstraint(
                condition=Q(department__isnull=True) | Q(school__isnull=False),
                name="a_case_of_a_department_is_its_school_s",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "state", "-opened_at"], name="cases_of_a_school"),
            models.Index(fields=["province", "state", "-opened_at"], name="cases_of_a_province"),
            models.Index(fields=["rule", "subject_key", "-opened_at"], name="cases_about_a_subject"),
        ]

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
