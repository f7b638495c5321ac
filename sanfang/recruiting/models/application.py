"""An application (简历投递): one graduate asks one employer for one position."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from sanfang.employers.models import Employer, Position
from sanfang.graduates.models import Graduate
from sanfang.recruiting.queries import ApplicationQuerySet
from sanfang.recruiting.states import OPEN_APPLICATIONS, READABLE_APPLICATIONS, ApplicationState

if TYPE_CHECKING:
    from sanfang.recruiting.models.interview import Interview
    from sanfang.recruiting.models.offer import Offer


class Application(models.Model):
    """`note` is the employer's own and nobody else reads it; `reason` is what the graduate is told.

    `answered_at` is when the employer first said something: invited, or turned down.
    """

    kind: ClassVar[str] = "application"
    deadline: ClassVar[str] = ""

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="applications")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="applications")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(
        "状态", max_length=20, choices=ApplicationState.choices, default=ApplicationState.SUBMITTED
    )
    reason = models.CharField("原因", max_length=500, blank=True)
    note = models.CharField("备注", max_length=500, blank=True)
    applied_at = models.DateTimeField("投递时间", auto_now_add=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate", "position"],
                condition=Q(state__in=OPEN_APPLICATIONS),
                name="one_open_application_per_position",
                violation_error_message="您已投递过这个岗位，请等待用人单位处理。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values), name="application_state_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["employer", "state", "-applied_at"], name="applications_by_state"),
            models.Index(fields=["employer", "-applied_at"], name="applications_of_an_employer"),
            models.Index(fields=["position", "-applied_at"], name="applications_of_a_position"),
            models.Index(fields=["graduate", "-applied_at"], name="applications_of_a_graduate"),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_APPLICATIONS

    @property
    def is_readable(self) -> bool:
        """Whether the employer may still read the résumé behind it."""
        return self.state in READABLE_APPLICATIONS

    @property
    def open_interview(self) -> Interview | None:
        """The round that is under way. Costs nothing on rows of `with_turns`, a query otherwise; so does the next."""
        return next((interview for interview in self.interviews.all() if interview.is_open), None)

    @property
    def open_offer(self) -> Offer | None:
        return next((offer for offer in self.offers.all() if offer.is_open), None)

    @property
    def may_be_offered(self) -> bool:
        """The order of things: first an interview that was passed, then an offer (promises A03)."""
        return self.state == ApplicationState.INTERVIEWED

    @property
    def condition(self) -> ApplicationState:
        return ApplicationState(self.state)
