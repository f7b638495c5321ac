"""Where each graduate goes (毕业去向): how it stands now, and everything it ever was."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from sanfang.destinations.fields import FIELDS
from sanfang.destinations.queries import DestinationQuerySet
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import RowsOfGraduates
from sanfang.uploads.models import StoredFile

AWAITING_EMPLOYMENT = "70"
BY_AGREEMENT = "10"
# Not employed: whoever prepares for an examination or waits may still sign (manual A4).
LEAVES_FREE = (AWAITING_EMPLOYMENT, "71", "72")


class Source(models.TextChoices):
    """By which way the destination came: nobody said anything yet, an agreement took effect, or staff by hand."""

    NONE = "", "未登记"
    ONLINE = "online", "网上签约"
    BY_HAND = "hand", "学校登记"


def _nothing_said() -> Q:
    empty = {name: None if name == "monthly_pay" else "" for name in (one.name for one in FIELDS)}
    said = {name: value for name, value in empty.items() if value is not None}
    return Q(code=AWAITING_EMPLOYMENT, source=Source.NONE, evidence_count=0, monthly_pay__isnull=True, **said)


class Destination(models.Model):
    """The destination of one graduate now, by the code list of the cohort's year; `DestinationChange` keeps its past.

    The columns are those of `fields.FIELDS`; which of them a code needs is in `requirements`. `evidence_count` is
    how many files stand behind what was entered by hand.
    """

    graduate = models.OneToOneField(Graduate, on_delete=models.PROTECT, related_name="destination")
    code = models.CharField("毕业去向", max_length=4, default=AWAITING_EMPLOYMENT)
    source = models.CharField("来源", max_length=8, choices=Source.choices, blank=True, default="")
    project_name = models.CharField("项目名称", max_length=50, blank=True)
    employer_name = models.CharField("单位名称", max_length=100, blank=True)
    employer_uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    employer_nature = models.CharField("单位性质", max_length=3, blank=True)
    employer_industry = models.CharField("单位行业", max_length=3, blank=True)
    employer_place = models.CharField("单位所在地", max_length=100, blank=True)
    job_category = models.CharField("工作职位类别", max_length=3, blank=True)
    occupation = models.CharField("职业", max_length=50, blank=True)
    monthly_pay = models.PositiveIntegerField("月收入（元）", null=True, blank=True)
    study_major = models.CharField("录取专业", max_length=100, blank=True)
    country = models.CharField("国家或地区", max_length=50, blank=True)
    enlistment_number = models.CharField("入伍通知书编号", max_length=50, blank=True)
    web_address = models.CharField("网店网址", max_length=200, blank=True)
    contact_person = models.CharField("单位联系人", max_length=50, blank=True)
    contact_phone = models.CharField("联系电话", max_length=30, blank=True)
    contact_email = models.CharField("电子邮箱", max_length=254, blank=True)
    address = models.CharField("单位地址", max_length=200, blank=True)
    postcode = models.CharField("单位邮编", max_length=6, blank=True)
    evidence_count = models.PositiveSmallIntegerField("证明材料", default=0)
    changed_at = models.DateTimeField("更新时间", auto_now=True)

    objects = DestinationQuerySet.as_manager()

    class Meta:
        app_label = "destinations"
        ordering = ["graduate__student_number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_nothing_said() | ~Q(code=AWAITING_EMPLOYMENT),
                name="nobody_awaiting_employment_has_an_employer",
            ),
            models.CheckConstraint(
                condition=Q(code=AWAITING_EMPLOYMENT) | Q(source__in=[Source.ONLINE, Source.BY_HAND]),
                name="a_destination_says_where_it_came_from",
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.ONLINE) | (Q(code=BY_AGREEMENT) & ~Q(employer_name="")),
                name="an_online_destination_is_an_agreement_s",
            ),
        ]
        indexes = [
            models.Index(fields=["code", "graduate"], name="destinations_by_code"),
            models.Index(fields=["source", "graduate"], name="destinations_by_source"),
            models.Index(fields=["evidence_count", "graduate"], name="destinations_by_evidence"),
        ]

    @property
    def leaves_free(self) -> bool:
        """Whether no employment stands in the way of signing."""
        return self.code in LEAVES_FREE


class DestinationChange(models.Model):
    """One change of one destination: from what to what, by whom, when, why. Rows are added, never changed.

    `facts` is what was said then, as pairs of label and words, so that it reads the same in ten years.
    """

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="destination_changes")
    old_code = models.CharField("原去向", max_length=4)
    new_code = models.CharField("现去向", max_length=4)
    source = models.CharField("来源", max_length=8, choices=Source.choices, blank=True, default="")
    facts: models.JSONField[Any, Any] = models.JSONField(default=list)
    reason = models.CharField("原因", max_length=500, blank=True)
    by = models.CharField("操作人", max_length=150)
    at = models.DateTimeField("时间", auto_now_add=True)

    objects = RowsOfGraduates.as_manager()

    class Meta:
        app_label = "destinations"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="a_change_of_destination_has_an_author"),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="source_of_a_destination_is_known"
            ),
        ]
        indexes = [models.Index(fields=["graduate", "-at"], name="destination_changes_of_one")]


class Evidence(models.Model):
    """One file behind what was entered by hand. `kind` is a name of `requirements`, `label` its words then.

    A later change of the same destination that brings no new file refers to the file of before.
    """

    change = models.ForeignKey(DestinationChange, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField("材料类别", max_length=20)
    label = models.CharField("材料", max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="destination_evidence")

    class Meta:
        app_label = "destinations"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "file"], name="one_file_once_per_change"),
            models.CheckConstraint(condition=~Q(kind="") & ~Q(label=""), name="evidence_says_what_it_is"),
        ]
