"""A signing offer (签约通知): terms, and a day until which they can be accepted (manual B5)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sanfang import calendar
from sanfang.agreements.details import LONGEST_REMARKS, Details, EmployerSide, canonical, compose, fingerprint
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.recruiting.models.application import Application
from sanfang.recruiting.queries import OfferQuerySet
from sanfang.recruiting.states import OfferState
from sanfang.recruiting.terms import OfferTerms


class Offer(models.Model):
    """One offer of one employer to one graduate. The columns of the terms are those of `OfferTerms`.

    `clock` counts how often the time to answer has begun anew: sent, changed, revived.
    """

    kind: ClassVar[str] = "offer"
    deadline: ClassVar[str] = "answer_by"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="offers")
    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="offers")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="offers")
    state = models.CharField("状态", max_length=12, choices=OfferState.choices, default=OfferState.OPEN)

    position_title = models.CharField("岗位名称", max_length=50)
    job_category = models.CharField("职位类别", max_length=3)
    place = models.CharField("工作地点", max_length=100)
    starts_on = models.DateField("报到日期")
    contract_months = models.PositiveSmallIntegerField("合同期限（月）")
    probation_months = models.PositiveSmallIntegerField("试用期（月）")
    monthly_pay = models.PositiveIntegerField("月薪（元）")
    penalty = models.PositiveIntegerField("违约金（元）", null=True, blank=True)
    other_terms = models.CharField("其他约定", max_length=500, blank=True)
    remarks = models.CharField("备注", max_length=LONGEST_REMARKS, blank=True, default="", db_default="")
    contact_person = models.CharField("联系人", max_length=50)
    phone = models.CharField("联系电话", max_length=30)

    answer_by = models.DateTimeField("接受邀请截止日期")
    clock = models.PositiveSmallIntegerField(default=1)
    next_reminder_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField("发出时间", auto_now_add=True)
    read_at = models.DateTimeField("查看时间", null=True, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    reason = models.CharField("原因", max_length=500, blank=True)
    agreement = models.OneToOneField(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="offer"
    )

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate", "employer"],
                condition=Q(state=OfferState.OPEN),
                name="one_open_offer_per_graduate_and_employer",
                violation_error_message="发给这位毕业生的签约通知还没有答复。",
            ),
            models.CheckConstraint(condition=Q(state__in=OfferState.values), name="offer_state_is_known"),
            models.CheckConstraint(condition=Q(monthly_pay__gt=0), name="an_offer_pays"),
            models.CheckConstraint(
                condition=Q(contract_months=0) | Q(probation_months__lte=F("contract_months")),
                name="probation_is_within_the_contract",
            ),
        ]
        indexes = [
            models.Index(fields=["graduate", "-sent_at"], name="offers_of_a_graduate"),
            models.Index(fields=["employer", "state", "-sent_at"], name="offers_of_an_employer_by_state"),
            models.Index(fields=["employer", "-sent_at"], name="offers_of_an_employer"),
            models.Index(fields=["answer_by"], condition=Q(state=OfferState.OPEN), name="offers_by_deadline"),
            models.Index(
                fields=["next_reminder_at"],
                condition=Q(state=OfferState.OPEN, next_reminder_at__isnull=False),
                name="offers_by_reminder",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state == OfferState.OPEN

    @property
    def condition(self) -> OfferState:
        return OfferState(self.state)

    @property
    def terms(self) -> OfferTerms:
        return OfferTerms(**{name: getattr(self, name) for name in OfferTerms.names()})

    @property
    def last_day(self) -> date:
        """接受邀请截止日期: the day whose end is the deadline."""
        return calendar.last_day_before(self.answer_by)

    def is_overdue(self, now: datetime) -> bool:
        """Past its deadline, whether or not the platform has written that down yet."""
        return self.state == OfferState.OPEN and self.answer_by <= now

    def condition_at(self, now: datetime) -> OfferState:
        """The state by the clock: what is overdue has run out, whether or not that is written down yet."""
        return OfferState.EXPIRED if self.is_overdue(now) else self.condition

    def details(self) -> Details:
        """The agreement as it would be signed now, of both parties' details as they are now."""
        terms = self.terms
        return compose(self.graduate, EmployerSide.of(self.employer), terms.position, terms.articles)

    def shown_sha256(self) -> str:
        """The hash that an acceptance names: of all that would be signed (promises P15)."""
        return fingerprint(canonical(self.details()))
