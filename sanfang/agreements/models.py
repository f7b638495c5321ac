"""The agreement and what belongs to its life: number series, signing card, termination request."""

from __future__ import annotations

import json
import secrets
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements import correction_models  # noqa: F401 — Django finds this room's tables from here
from sanfang.agreements.details import Details
from sanfang.agreements.queries import (
    AgreementQuerySet,
    CardQuerySet,
    MaterialQuerySet,
    TerminationQuerySet,
)
from sanfang.agreements.states import LIVE_STATES, PRINTABLE_STATES, WAITING_FOR_THE_GRADUATE, State
from sanfang.agreements.termination_states import UNDECIDED, Reply, TerminationState
from sanfang.agreements.termination_workflow import REVIEW_BEGINS, states_decided_by
from sanfang.agreements.workflow import states_reviewed_by
from sanfang.employers.models import Employer
from sanfang.graduates.models import Binding, Graduate
from sanfang.institutions.models import Department, School
from sanfang.institutions.policies import Steps
from sanfang.people.models import User
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
    """One tripartite agreement. `details_text` is what was signed; a correction that all agreed to replaces it, and
    what stood there is kept as a `Revision`. The token is that of this revision's papers.

    School and department are those of the day of signing. Columns of the employer repeat what the
    details say, because lists filter and sort by them.
    """

    number = models.CharField("编号", max_length=18, unique=True)
    revision = models.PositiveSmallIntegerField("版次", default=1, db_default=1)
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


SIDES = [(Party.GRADUATE.value, Party.GRADUATE.label), (Party.EMPLOYER.value, Party.EMPLOYER.label)]
GIVERS = [*SIDES, (Party.SCHOOL.value, Party.SCHOOL.label)]


class TerminationRequest(models.Model):
    """解约申请: one side asks, with material; the other may answer; the school decides (manual G1–G3).

    Each side speaks twice: to the school alone (`reason`, `reply_reason`), and to the other side (`words`,
    `reply_words`). `answer` is why the school refused.
    """

    State = TerminationState

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="termination_requests")
    asked_by = models.CharField("申请方", max_length=10, choices=SIDES)
    state = models.CharField(
        "状态", max_length=10, choices=TerminationState.choices, default=TerminationState.OPEN
    )
    reason_code = models.CharField("解约原因", max_length=2)
    reason = models.CharField("给学校的说明", max_length=500)
    words = models.CharField("给对方的说明", max_length=500, blank=True)
    answer_by = models.DateTimeField("答复期限", null=True, blank=True)
    reply = models.CharField("对方的答复", max_length=10, choices=Reply.choices, blank=True)
    reply_reason = models.CharField("对方给学校的说明", max_length=500, blank=True)
    reply_words = models.CharField("对方给申请方的说明", max_length=500, blank=True)
    replied_at = models.DateTimeField("答复时间", null=True, blank=True)
    answer = models.CharField("不同意原因", max_length=500, blank=True)
    applied_at = models.DateTimeField("申请时间", auto_now_add=True)
    review_steps = models.PositiveSmallIntegerField(
        "审核级数", choices=Steps.choices, default=Steps.ONE, db_default=Steps.ONE
    )
    passed_on_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    passed_on_at = models.DateTimeField("初审时间", null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = TerminationQuerySet.as_manager()

    class Meta:
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(state__in=UNDECIDED),
                name="one_open_termination_per_agreement",
                violation_error_message="这份协议已经提交过解约申请。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=TerminationState.values), name="termination_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(asked_by__in=[Party.GRADUATE, Party.EMPLOYER]), name="a_side_asks_for_termination"
            ),
            models.CheckConstraint(
                condition=Q(reply__in=["", *Reply.values]), name="termination_reply_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""), name="a_refused_termination_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(reply="objects") | ~Q(reply_reason=""), name="an_objection_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(answer_by__isnull=False, reply=""),
                name="what_waits_for_an_answer_has_a_deadline_and_none",
            ),
            models.CheckConstraint(
                condition=Q(passed_on_by__isnull=True)
                | Q(decided_by__isnull=True)
                | ~Q(passed_on_by=F("decided_by")),
                name="two_steps_of_a_termination_are_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state="final") | Q(passed_on_at__isnull=False),
                name="a_termination_s_last_step_had_a_first",
            ),
            models.CheckConstraint(
                condition=~Q(reply="silent") | Q(answer_by__isnull=False),
                name="nobody_is_silent_who_was_not_asked",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-applied_at"], name="terminations_by_state"),
            models.Index(fields=["answer_by"], condition=Q(state="asked"), name="terminations_by_deadline"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet, neither the school nor whoever asked, by taking it back."""
        return self.state in UNDECIDED

    @property
    def other_side(self) -> Party:
        """Whom it was asked of."""
        return Party.EMPLOYER if self.asked_by == Party.GRADUATE else Party.GRADUATE

    def stands_in(self, now: datetime) -> TerminationState:
        """The state, swept or not: once the other side's days are over it is where the school begins."""
        if self.state == TerminationState.ASKED and not self.awaits_answer(now):
            return REVIEW_BEGINS[Steps(self.review_steps)]
        return TerminationState(self.state)

    def waits_for(self, actor: Actor) -> bool:
        """Whether this person of a school can decide it now."""
        state = self.stands_in(timezone.now())
        was_first = state == TerminationState.FINAL and self.passed_on_by_id == actor.user_id
        return state in states_decided_by(actor.role) and not was_first

    def awaits_answer(self, now: datetime) -> bool:
        """Whether the other side's days still run; when they are over it is the school's turn, swept or not."""
        return self.state == TerminationState.ASKED and self.answer_by is not None and now < self.answer_by


class TerminationMaterial(models.Model):
    """One file about a termination request, and who gave it."""

    request = models.ForeignKey(TerminationRequest, on_delete=models.PROTECT, related_name="materials")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="termination_material")
    given_by = models.CharField("提交方", max_length=10, choices=GIVERS)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_by__in=[Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL]),
                name="termination_material_has_a_giver",
            )
        ]
