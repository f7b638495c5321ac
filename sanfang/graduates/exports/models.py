"""One workbook that somebody asked for: of which graduates, with which columns, and how far it is."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q

from sanfang.actors import Actor, Party, Role, scope_from
from sanfang.institutions.models import School
from sanfang.people.models import User
from sanfang.privacy.fields import EncryptedTextField

# Whoever took one up and was killed keeps it this long; then it is taken up again.
TAKEN_LASTS = timedelta(minutes=5)
# The file holds many people's data: it is kept for a day.
KEPT_FOR = timedelta(days=1)
# Up to so many graduates the file is there within the second, and nobody has to wait for the worker.
SMALL = 1000


def random_path(export: RecordExport, given_name: str) -> str:
    """Where the sealed workbook lies: nothing of what is in it."""
    return f"exports/{uuid.uuid4().hex}"


def scope_of(actor: Actor) -> str:
    """What somebody covers, in one word to compare; nothing for the whole school."""
    return "" if actor.sees_all_departments() else actor.scope_key or "none"


class State(models.TextChoices):
    WAITING = "waiting", "正在生成"
    DONE = "done", "已生成"
    REFUSED = "refused", "没有生成"
    GONE = "gone", "已过期删除"


class RecordExportQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """One's own, and only at the post and in the scope at which it was asked for (promises E04, P25)."""
        if actor.party != Party.SCHOOL or actor.user_id is None:
            return self.none()
        own = self.filter(user_id=actor.user_id, school_id=actor.school_id)
        return own.filter(role=actor.role, scope=scope_of(actor))

    def waiting(self, now: datetime) -> Self:
        """What there is to do: nobody has taken it up, or whoever did is gone."""
        free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKEN_LASTS)
        return self.filter(free, state=State.WAITING)


class RecordExport(models.Model):
    """`asked` are the filters by name, `asked_words` the same for people; `searched` may name somebody, so it is
    encrypted. `role` and `scope` are those of the account when it asked. `workbook` is encrypted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="record_exports")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="record_exports")
    role = models.CharField(max_length=20)
    scope = models.CharField(max_length=1000, blank=True)
    by = models.CharField("导出人", max_length=150)
    by_address = models.CharField(max_length=64, blank=True)
    asked: models.JSONField[Any, Any] = models.JSONField(default=dict)
    asked_words = models.CharField("条件", max_length=1000, blank=True)
    searched = EncryptedTextField("搜索", blank=True)
    columns: models.JSONField[Any, Any] = models.JSONField(default=list)
    in_clear = models.BooleanField("完整内容", default=False)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    row_count = models.PositiveIntegerField("人数", default=0)
    rows_done = models.PositiveIntegerField(default=0)
    workbook = models.FileField(upload_to=random_path, blank=True)
    created_at = models.DateTimeField("导出时间", auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RecordExportQuerySet.as_manager()

    class Meta:
        app_label = "graduates"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state=State.WAITING), name="one_export_at_a_time_per_account"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="export_state_is_known"),
        ]
        indexes = [
            models.Index(
                fields=["created_at"], condition=Q(state=State.WAITING), name="record_exports_to_be_done"
            ),
            models.Index(
                fields=["created_at"], condition=Q(state=State.DONE), name="record_exports_to_be_deleted"
            ),
        ]

    @property
    def is_small(self) -> bool:
        return self.row_count <= SMALL

    @property
    def is_waiting(self) -> bool:
        return self.state == State.WAITING

    @property
    def is_there(self) -> bool:
        return self.state == State.DONE

    @property
    def asked_by(self) -> Actor:
        """Who asked, with the rights of that moment."""
        departments, classes = scope_from(self.scope)
        return Actor(
            Party.SCHOOL,
            self.by,
            self.user_id,
            self.by_address,
            school_id=self.school_id,
            role=Role(self.role),
            department_ids=departments if self.scope else None,
            class_ids=classes,
        )
