"""What the parties are told: a notice to read here, and the same sent outside by a channel."""

from django.db import models
from django.db.models import Q

from sanfang.actors import Party
from sanfang.notices.queries import NoticeQuerySet, OutgoingQuerySet


class Notice(models.Model):
    """One notice in one mailbox. `mailbox_id` is the graduate, employer, school or province of `party`."""

    party = models.CharField(max_length=20, choices=Party.choices)
    mailbox_id = models.BigIntegerField()
    department_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    # The event and the mailbox: what makes two tellings of one event a single notice.
    event_key = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["party", "mailbox_id", "-created_at"], name="notices_of_a_mailbox"),
            models.Index(
                fields=["party", "mailbox_id"],
                condition=Q(read_at__isnull=True),
                name="unread_notices_of_a_mailbox",
            ),
        ]


class Outgoing(models.Model):
    """The outbox: one notice on its way through one channel. Written with the notice, sent by the worker."""

    class State(models.TextChoices):
        WAITING = "waiting", "待发送"
        SENDING = "sending", "发送中"
        SENT = "sent", "已发送"
        GIVEN_UP = "given_up", "已放弃"

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="outgoing")
    channel = models.CharField(max_length=20)
    destination = models.CharField(max_length=128)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="one_outgoing_per_notice_and_channel"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state="waiting"), name="outgoing_waiting_by_due_time"
            ),
        ]
