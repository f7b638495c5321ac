"""A complaint about a position: from a graduate, to the school and the province."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanfang.codes.lists import code_list
from sanfang.employers.models import Employer, Position
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import School
from sanfang.recruiting.queries import ComplaintQuerySet

# Says nothing by itself: whoever chooses it explains in the note.
OTHER_REASON = "99"


class Complaint(models.Model):
    """What a graduate says of a position. The employer never learns of it, least of all from whom."""

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        CLOSED = "closed", "已处理"

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="complaints")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="complaints")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="complaints")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="complaints")
    reason_code = models.CharField("投诉原因", max_length=2)
    note = models.CharField("情况说明", max_length=500, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.CharField("处理结果", max_length=500, blank=True)
    filed_at = models.DateTimeField("投诉时间", auto_now_add=True)
    closed_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["-filed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate", "position"],
                condition=Q(state="open"),
                name="one_open_complaint_per_position",
                violation_error_message="您已投诉过这个岗位，请等待处理。",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(answer=""), name="a_closed_complaint_has_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "closed"]), name="complaint_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(reason_code=OTHER_REASON) | ~Q(note=""), name="another_reason_is_explained"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-filed_at"], name="complaints_by_state"),
            models.Index(fields=["reason_code", "-filed_at"], name="complaints_by_reason"),
            models.Index(fields=["school", "state", "-filed_at"], name="complaints_of_a_school"),
            models.Index(fields=["employer", "-filed_at"], name="complaints_about_an_employer"),
        ]

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def reason(self) -> str:
        """投诉原因 in the words of the list."""
        return code_list("complaint_reason").label(self.reason_code)
