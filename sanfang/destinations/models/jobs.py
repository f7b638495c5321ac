"""What a member of staff asked the worker to do for one school and cohort, within the scope of that moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party, scope_from
from sanfang.institutions.models import School

# Whoever took a job up and was killed keeps it this long; then it is taken up again (promises X08).
TAKEN_LASTS = timedelta(minutes=5)
# Not the empty word: somebody without any department covers nothing.
WHOLE_SCHOOL = "all"


class JobQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> JobQuerySet:
        """The own account's, as long as it is of that school and covers what was asked for (promises E04)."""
        if actor.party != Party.SCHOOL or actor.user_id is None:
            return self.none()
        own = self.filter(by_user_id=actor.user_id, school_id=actor.school_id)
        return own if actor.sees_all_departments() else own.filter(scope=scope_of(actor))

    def waiting(self, now: datetime) -> JobQuerySet:
        """What there is to do: nobody has taken it up, or whoever did is gone."""
        free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKEN_LASTS)
        return self.filter(free, ended_at__isnull=True)


class Job(models.Model):
    """`scope` holds what was asked for, as `Actor.scope_key` writes it; `WHOLE_SCHOOL` for all of it."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    cohort_year = models.PositiveSmallIntegerField("年度")
    scope = models.CharField(max_length=500, blank=True)
    by = models.CharField("操作人", max_length=150)
    by_user_id = models.BigIntegerField()
    by_address = models.CharField(max_length=64, blank=True)
    row_count = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField("时间", auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_of_the_whole_school(self) -> bool:
        return self.scope == WHOLE_SCHOOL

    @property
    def is_waiting(self) -> bool:
        return self.ended_at is None

    @property
    def asked_by(self) -> Actor:
        """Who asked, with the scope of then: what the worker does is bounded by it."""
        departments, classes = scope_from(self.scope)
        return Actor(
            Party.SCHOOL,
            self.by,
            self.by_user_id,
            self.by_address,
            school_id=self.school_id,
            department_ids=None if self.is_of_the_whole_school else departments,
            class_ids=classes,
        )


class FinalReminder(Job):
    """Reminding everybody of a scope who has not confirmed the final information; one notice per graduate and day."""

    class Meta:
        app_label = "destinations"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["by_user_id", "cohort_year"],
                condition=Q(ended_at__isnull=True),
                name="one_reminder_at_a_time_per_account_and_year",
            )
        ]
        indexes = [
            models.Index(
                fields=["created_at"], condition=Q(ended_at__isnull=True), name="reminders_to_be_done"
            )
        ]


def scope_of(actor: Actor) -> str:
    """What an actor covers, as a job keeps it."""
    return WHOLE_SCHOOL if actor.sees_all_departments() else actor.scope_key
