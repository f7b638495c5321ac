"""What the parties are told: a notice to read here, and the same message on its way to a person's phone."""

from django.db import models
from django.db.models import Q

from sanfang.actors import Party
from sanfang.notices.queries import NoticeQuerySet, OutgoingQuerySet
from sanfang.privacy.fields import EncryptedTextField
from sanfang.wechat.templates import Template


class Notice(models.Model):
    """One notice in one mailbox. `mailbox_id` is the graduate, employer, school or province of `party`."""

    party = models.CharField(max_length=20, choices=Party.choices)
    mailbox_id = models.BigIntegerField()
    department_id = models.BigIntegerField(null=True)
    class_id = models.BigIntegerField(null=True)
    # Whom alone it is for, of all who read this mailbox.
    user_id = models.BigIntegerField(null=True)
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


class Channel(models.TextChoices):
    WECHAT = "wechat", "微信订阅消息"
    SMS = "sms", "短信"


class Outgoing(models.Model):
    """One message to one phone: by WeChat where the person agreed to it, or else by SMS.

    Written with the notice, sent by the worker. It travels by one channel at a time, so it is seen once.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待发送"
        SENDING = "sending", "发送中"
        # It went out and no answer came back: whether it arrived has to be found out before anything is done.
        IN_DOUBT = "in_doubt", "待核实"
        SENT = "sent", "已发送"
        # Nobody can say whether it arrived. Not sent again: the notice in the app is there in any case.
        UNKNOWN = "unknown", "无法核实"
        GIVEN_UP = "given_up", "已放弃"

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="outgoing")
    template = models.CharField(max_length=20, choices=Template.choices)
    channel = models.CharField(max_length=20, choices=Channel.choices)
    # The openid, for WeChat. Empty for a person without a bound phone.
    destination = models.CharField(max_length=128, blank=True)
    phone = EncryptedTextField(blank=True)
    # The moment it is about: of the interview, of the deadline, or of the telling.
    about = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # When to send it; while it is on its way, when to ask what became of it.
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    # The channel's own number of the message.
    receipt = models.CharField(max_length=64, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice"], name="one_outgoing_per_notice"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "in_doubt", "sent", "unknown", "given_up"]),
                name="outgoing_state_is_known",
            ),
            # What WeChat reports names the phone and the template only: with two on the way nobody could say
            # which of them arrived.
            models.UniqueConstraint(
                fields=["destination", "template"],
                condition=Q(channel="wechat", state__in=["sending", "in_doubt"]),
                name="one_message_on_the_way_per_phone_and_template",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["waiting", "sending", "in_doubt"]),
                name="outgoing_by_due_time",
            ),
            models.Index(fields=["receipt"], condition=~Q(receipt=""), name="outgoing_by_receipt"),
        ]


class Consent(models.Model):
    """How many messages of one template a person still lets through to one phone."""

    openid = models.CharField(max_length=128)
    template = models.CharField(max_length=20, choices=Template.choices)
    remaining = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["openid", "template"]
        constraints = [
            models.UniqueConstraint(fields=["openid", "template"], name="one_ledger_per_phone_and_template"),
        ]


class Report(models.Model):
    """What WeChat reported of a message it carried: its number, to whom, of which template, with which end."""

    message_id = models.CharField(max_length=64, unique=True)
    openid = models.CharField(max_length=128)
    template_id = models.CharField(max_length=64)
    has_arrived = models.BooleanField()
    reported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["openid", "template_id", "reported_at"], name="reports_of_a_phone"),
            models.Index(fields=["reported_at"], name="reports_by_age"),
            models.Index(
                fields=["message_id"], condition=Q(has_arrived=False), name="reports_of_lost_messages"
            ),
        ]
