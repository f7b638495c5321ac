"""The agreement and what belongs to its life: number series, signing card, termination request."""

from __future__ import annotations

import json
import secrets

from django.db import models
from django.db.models import Q

from sanfang.agreements.details import Details
from sanfang.agreements.queries import AgreementQuerySet, CardQuerySet, TerminationQuerySet
from sanfang.agreements.states import LIVE_STATES, PRINTABLE_STATES, WAITING_FOR_THE_GRADUATE, State
from sanfang.employers.models import Employer
from sanfang.graduates.models import Binding, Graduate
from sanfang.institutions.models import Department, School
from sanfang.privacy.fields import EncryptedTextField
from sanfang.uploads.models import StoredFile


class Route(models.TextChoices):
    """The three ways to sign (manual B, C, D)."""

    PLATFORM = "1", "平台应聘签约"
    REGISTERED = "2", "注册单位直接签约"
    CARD = "3", "扫码签约"


def new_token() -> str:
    """256 random bits for the anti-counterfeit QR; the number is no secret, this is."""
    return secrets.token_urlsafe(32)


class Agreement(models.Model):
    """One tripartite agreement. `details_text` is what was signed, never changed afterwards.

    School and department are those of the day of signing. Columns of the employer repeat what the
    details say, because lists filter and sort by them.
    """

    number = models.CharField("编号", max_length=18, unique=True)
    verification_token = models.CharField(max_length=64, unique=True, default=new_token)
    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="agreements")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="agreements")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="agreements")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, null=True, related_name="agreements")
    cohort_year = models.PositiveSmallIntegerField("年度")
    route = models.CharField("签约方式", max_length=1, choices=Route.choices)
    state = models.CharField("签约状态", max_length=24, choices=State.choices)

    employer_name = models.CharField("单位名称", max_length=100)
    employer_uscc = models.CharField("机构代码", max_length=18)
    employer_nature = models.CharField("单位性质", max_length=3)
    employer_industry = models.CharField("单位行业", max_length=3)
    employer_place = models.CharField("单位所在地", max_length=100)
    employer_phone_index = models.CharField(max_length=64)
    position_title = models.CharField("岗位名称", max_length=50)

    details_text = EncryptedTextField("协议内容")
    details_sha256 = models.CharField(max_length=64)

    signed_at = models.DateTimeField("申请时间")
    confirm_by = models.DateTimeField("确认期限", null=True, blank=True)
    confirmed_at = models.DateTimeField("毕业生确认时间", null=True, blank=True)
    decided_at = models.DateTimeField("审核时间", null=True, blank=True)
    reason = models.CharField("原因", max_length=500, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-signed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate"],
                condition=Q(state__in=LIVE_STATES),
                name="one_live_agreement_per_graduate",
                violation_error_message="该毕业生已有一份生效或待审核的就业协议。",
            ),
            models.UniqueConstraint(
                fields=["graduate", "employer_uscc"],
                condition=Q(state=State.PROPOSED),
                name="one_proposal_per_employer_and_graduate",
                violation_error_message="该单位已向这位毕业生提出签约，正待确认。",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="agreement_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=State.REJECTED) | ~Q(reason=""), name="a_rejection_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WAITING_FOR_THE_GRADUATE) | Q(confirm_by__isnull=False),
                name="what_waits_for_the_graduate_has_a_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "state", "-signed_at"], name="agreements_of_a_school"),
            models.Index(fields=["department", "state", "-signed_at"], name="agreements_of_a_department"),
            models.Index(fields=["employer", "-signed_at"], name="agreements_of_an_employer"),
            models.Index(fields=["cohort_year", "school", "state"], name="agreements_of_a_cohort"),
            models.Index(
                fields=["confirm_by"],
                condition=Q(state__in=WAITING_FOR_THE_GRADUATE),
                name="agreements_by_deadline",
            ),
        ]

    @property
    def details(self) -> Details:
        """What was signed, as a dictionary; see `details.compose` for its shape."""
        content: Details = json.loads(self.details_text)
        return content

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_STATES

    @property
    def is_printable(self) -> bool:
        return self.state in PRINTABLE_STATES


class NumberSeries(models.Model):
    """The last serial given out for one school, year and education level."""

    school = models.ForeignKey(School, on_delete=models.PROTECT)
    cohort_year = models.PositiveSmallIntegerField()
    education_level = models.CharField(max_length=2)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "cohort_year", "education_level"],
                name="one_series_per_school_year_and_level",
            )
        ]


class SigningCard(models.Model):
    """二维码名片: lets one unregistered employer sign with this graduate, once, for a while (manual D5)."""

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="cards")
    # The phone that showed it: the card dies when that phone is released.
    binding = models.ForeignKey(Binding, on_delete=models.PROTECT, null=True, related_name="signing_cards")
    token = EncryptedTextField()
    token_index = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_card_per_graduate",
            )
        ]


class TerminationRequest(models.Model):
    """解约申请: the graduate asks, with material; the school decides (manual G1–G3)."""

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        AGREED = "agreed", "已同意解约"
        REFUSED = "refused", "不同意解约"
        WITHDRAWN = "withdrawn", "毕业生已撤回"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="termination_requests")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    reason_code = models.CharField("解约原因", max_length=2)
    reason = models.CharField("解约说明", max_length=500)
    answer = models.CharField("不同意原因", max_length=500, blank=True)
    applied_at = models.DateTimeField("申请时间", auto_now_add=True)
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = TerminationQuerySet.as_manager()

    class Meta:
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(state="open"),
                name="one_open_termination_per_agreement",
                violation_error_message="这份协议已经提交过解约申请。",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""), name="a_refused_termination_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "-applied_at"], name="terminations_by_state")]

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class TerminationMaterial(models.Model):
    """One file of a termination request."""

    request = models.ForeignKey(TerminationRequest, on_delete=models.PROTECT, related_name="materials")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="termination_material")

    class Meta:
        ordering = ["pk"]
