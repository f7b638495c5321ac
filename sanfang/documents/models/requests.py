"""Who asks for an agreement on paper."""

from django.db import models
from django.db.models import Q

from sanfang.actors import Party
from sanfang.agreements.models import SIDES, Agreement
from sanfang.documents.paper_states import MOST_COPIES, UNFINISHED, Delivery, Occasion, PaperState
from sanfang.documents.queries import PaperQuerySet
from sanfang.privacy.fields import EncryptedTextField


class PaperRequest(models.Model):
    """打印申请 (manual F6): a side of an agreement in force asks for copies on paper, the school ticks it off.

    `why` is the asker's, `reason` why the school refused. Where it goes is personal, so it is encrypted; that
    it is there when it goes by post is the action's to see to, as the database cannot look into it.
    """

    State = PaperState

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="paper_requests")
    asked_by = models.CharField("申请方", max_length=10, choices=SIDES)
    occasion = models.CharField("申请内容", max_length=10, choices=Occasion.choices)
    copies = models.PositiveSmallIntegerField("份数", default=1)
    why = models.CharField("申请原因", max_length=500, blank=True)
    delivery = models.CharField("领取方式", max_length=10, choices=Delivery.choices)
    recipient = EncryptedTextField("收件人", blank=True)
    recipient_phone = EncryptedTextField("收件电话", blank=True)
    address = EncryptedTextField("收件地址", blank=True)
    state = models.CharField("状态", max_length=12, choices=PaperState.choices, default=PaperState.WAITING)
    reason = models.CharField("不予打印的原因", max_length=500, blank=True)
    tracking_number = models.CharField("快递单号", max_length=40, blank=True)
    asked_at = models.DateTimeField("申请时间", auto_now_add=True)
    printed_at = models.DateTimeField("打印时间", null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "asked_by"],
                condition=Q(state__in=UNFINISHED),
                name="one_open_paper_request_per_side",
                violation_error_message="这份协议已经提交过打印申请。",
            ),
            models.CheckConstraint(
                condition=Q(asked_by__in=[Party.GRADUATE, Party.EMPLOYER]), name="a_side_asks_for_paper"
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=Occasion.values), name="occasion_of_paper_is_known"
            ),
            models.CheckConstraint(
                condition=Q(delivery__in=Delivery.values), name="delivery_of_paper_is_known"
            ),
            models.CheckConstraint(condition=Q(state__in=PaperState.values), name="state_of_paper_is_known"),
            models.CheckConstraint(
                condition=Q(copies__range=(1, MOST_COPIES)), name="copies_are_one_to_five"
            ),
            models.CheckConstraint(
                condition=~Q(occasion=Occasion.REPRINT) | ~Q(why=""), name="a_reprint_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=PaperState.REFUSED) | ~Q(reason=""), name="refused_paper_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(tracking_number="") | Q(delivery=Delivery.POST, state=PaperState.HANDED_OVER),
                name="only_what_was_posted_is_tracked",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNFINISHED, ended_at__isnull=True)
                | (~Q(state__in=UNFINISHED) & Q(ended_at__isnull=False)),
                name="a_paper_request_ends_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="paper_requests_by_state")]

    @property
    def is_open(self) -> bool:
        """Whether nobody has had the last word yet."""
        return self.state in UNFINISHED

    @property
    def goes_by_post(self) -> bool:
        return self.delivery == Delivery.POST
