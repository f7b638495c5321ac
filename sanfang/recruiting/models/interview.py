"""An interview (面试邀请): when, where or by which link, and with whom."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.recruiting.models.application import Application
from sanfang.recruiting.queries import InterviewQuerySet
from sanfang.recruiting.states import OPEN_INTERVIEWS, InterviewState


class Interview(models.Model):
    """One invitation and what became of it. Whoever has not answered when it begins has let it lapse."""

    kind: ClassVar[str] = "interview"
    deadline: ClassVar[str] = "starts_at"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="interviews")
    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="interviews")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="interviews")
    state = models.CharField(
        "状态", max_length=12, choices=InterviewState.choices, default=InterviewState.INVITED
    )
    starts_at = models.DateTimeField("面试时间")
    place = models.CharField("面试地点", max_length=200, blank=True)
    link = models.URLField("线上面试链接", max_length=300, blank=True)
    contact_person = models.CharField("联系人", max_length=50)
    phone = models.CharField("联系电话", max_length=30)
    message = models.CharField("说明", max_length=500, blank=True)
    reason = models.CharField("原因", max_length=500, blank=True)
    invited_at = models.DateTimeField("邀请时间", auto_now_add=True)
    read_at = models.DateTimeField("查看时间", null=True, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=OPEN_INTERVIEWS),
                name="one_open_interview_per_application",
                violation_error_message="这位毕业生已有一份进行中的面试邀请。",
            ),
            models.CheckConstraint(condition=~Q(place="") | ~Q(link=""), name="an_interview_is_somewhere"),
            models.CheckConstraint(
                condition=Q(state__in=InterviewState.values), name="interview_state_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["graduate", "-invited_at"], name="interviews_of_a_graduate"),
            models.Index(fields=["employer", "-starts_at"], name="interviews_of_an_employer"),
            models.Index(fields=["employer", "state", "starts_at"], name="interviews_by_state"),
            models.Index(
                fields=["starts_at"],
                condition=Q(state=InterviewState.INVITED),
                name="unanswered_interviews",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_INTERVIEWS

    @property
    def condition(self) -> InterviewState:
        return InterviewState(self.state)

    def is_overdue(self, now: datetime) -> bool:
        """It began without an answer, whether or not the platform has written that down yet."""
        return self.state == InterviewState.INVITED and self.starts_at <= now
