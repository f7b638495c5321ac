"""The agreement itself."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import F, Q

from sanfang.actors import Actor
from sanfang.agreements.details import Details
from sanfang.agreements.queries import AgreementQuerySet
from sanfang.agreements.states import LIVE_STATES, PRINTABLE_STATES, WAITING_FOR_THE_GRADUATE, State
from sanfang.agreements.workflow import states_reviewed_by
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, School
from sanfang.institutions.policies import Steps
from sanfang.people.models import User
from sanfang.privacy.fields import EncryptedTextField


class Route(models.TextChoices):
    """The three ways to sign (manual B, C, D)."""

    PLATFORM = "1", "平台应聘签约"
    REGISTERED = "2", "注册单位直接签约"
    CARD = "3", "扫码签约"


class Agreement(models.Model):
    """One tripartite agreement. `details_text` is what was signed; a correction that all agreed to replaces it, and
    what stood there is kept as a `Revision`.

    School and department are those of the day of signing. Columns of the employer repeat what the
    details say, because lists filter and sort by them.
    """

    number = models.CharField("编号", max_length=18, unique=True)
    revision = models.PositiveSmallIntegerField("版次", default=1, db_default=1)
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
    # As the school's rules said when it was signed: what waits goes on as it began (decision 0026).
    review_steps = models.PositiveSmallIntegerField(
        "审核级数", choices=Steps.choices, default=Steps.ONE, db_default=Steps.ONE
    )
    passed_on_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    passed_on_at = models.DateTimeField("初审时间", null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
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
                condition=Q(passed_on_by__isnull=True)
                | Q(decided_by__isnull=True)
                | ~Q(passed_on_by=F("decided_by")),
                name="two_steps_are_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.AWAITING_FINAL) | Q(passed_on_at__isnull=False),
                name="what_awaits_the_last_step_had_the_first",
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
            models.Index(fields=["employer_uscc", "school"], name="agreements_of_a_code"),
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

    def waits_for(self, actor: Actor) -> bool:
        """Whether this person can decide it now, as `waiting_for` asks it of many."""
        was_first = self.state == State.AWAITING_FINAL and self.passed_on_by_id == actor.user_id
        return self.state in states_reviewed_by(actor.role) and not was_first

    @property
    def is_printable(self) -> bool:
        return self.state in PRINTABLE_STATES
