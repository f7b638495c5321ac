"""What leaves with a graduate: the personal file, and for cohorts to 2022 the registration certificate (manual H6)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import RowsOfGraduates

# From 2023 on nobody gets a 报到证 any more (教学厅〔2023〕5号).
LAST_YEAR_OF_CERTIFICATES = 2022


class FileTransfer(models.Model):
    """档案信息: where the personal file of one graduate goes, under which numbers, and when it was sent."""

    graduate = models.OneToOneField(Graduate, on_delete=models.PROTECT, related_name="file_transfer")
    receiver = models.CharField("档案接收单位", max_length=100)
    address = models.CharField("接收单位地址", max_length=200, blank=True)
    postcode = models.CharField("接收单位邮编", max_length=6, blank=True)
    transfer_number = models.CharField("转递编号", max_length=40, blank=True)
    tracking_number = models.CharField("快递单号", max_length=40, blank=True)
    sent_on = models.DateField("寄出日期", null=True, blank=True)
    changed_at = models.DateTimeField("更新时间", auto_now=True)

    objects = RowsOfGraduates.as_manager()

    class Meta:
        app_label = "destinations"
        ordering = ["graduate__student_number", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(receiver=""), name="a_file_goes_somewhere"),
            models.CheckConstraint(
                condition=Q(tracking_number="") | Q(sent_on__isnull=False),
                name="what_is_tracked_was_sent",
                violation_error_message="有快递单号的，请填写寄出日期。",
            ),
        ]
        indexes = [models.Index(fields=["sent_on", "graduate"], name="file_transfers_by_day")]


class RegistrationCertificate(models.Model):
    """报到证信息 of one graduate of a cohort to 2022. `number` is empty where none was issued."""

    class Kind(models.TextChoices):
        AT_WORK = "1", "去就业地报到"
        AT_HOME = "2", "回生源地报到"
        AT_AN_AGENCY = "3", "去代理/托管地报到"
        NONE = "6", "未签发报到证"

    graduate = models.OneToOneField(
        Graduate, on_delete=models.PROTECT, related_name="registration_certificate"
    )
    cohort_year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("签发类别", max_length=1, choices=Kind.choices)
    receiver = models.CharField("签往单位名称", max_length=100, blank=True)
    place = models.CharField("签往单位所在地", max_length=100, blank=True)
    number = models.CharField("报到证编号", max_length=40, blank=True)
    report_from = models.DateField("报到起始时间", null=True, blank=True)
    changed_at = models.DateTimeField("更新时间", auto_now=True)

    objects = RowsOfGraduates.as_manager()

    class Meta:
        app_label = "destinations"
        ordering = ["graduate__student_number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cohort_year__lte=LAST_YEAR_OF_CERTIFICATES), name="no_certificates_from_2023_on"
            ),
            models.CheckConstraint(
                condition=Q(kind="6", receiver="", place="", number="", report_from__isnull=True)
                | (Q(kind__in=["1", "2", "3"]) & ~Q(receiver="")),
                name="a_certificate_is_made_out_to_somebody",
            ),
        ]


class FinalConfirmation(models.Model):
    """最终信息确认: the graduate read where he or she goes and where the file goes, and said that it is right.

    `facts` is what was read, `shown_sha256` its hash. When one of it changes the row is voided, never deleted.
    """

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="final_confirmations")
    facts: models.JSONField[Any, Any] = models.JSONField(default=list)
    shown_sha256 = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField("确认时间")
    voided_at = models.DateTimeField("失效时间", null=True, blank=True)

    objects = RowsOfGraduates.as_manager()

    class Meta:
        app_label = "destinations"
        ordering = ["-confirmed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate"],
                condition=Q(voided_at__isnull=True),
                name="one_final_confirmation_stands",
                violation_error_message="您已确认过最终信息。",
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | Q(voided_at__gte=models.F("confirmed_at")),
                name="a_confirmation_is_voided_afterwards",
            ),
        ]
