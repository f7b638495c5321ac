"""A request for an end, and what was handed in with it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements.models.agreement import Agreement
from sanfang.agreements.queries import MaterialQuerySet, TerminationQuerySet
from sanfang.agreements.termination_states import UNDECIDED, Reply, TerminationState
from sanfang.agreements.termination_workflow import REVIEW_BEGINS, states_decided_by
from sanfang.institutions.policies import Steps
from sanfang.people.models import User
from sanfang.uploads.models import StoredFile

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
