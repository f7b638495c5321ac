"""How often an agreement was printed."""

from django.db import models

from sanfang.agreements.models import Agreement


class PrintRecord(models.Model):
    """打印次数 and 最后一次打印时间 of one agreement (manual F1, F2)."""

    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="print_record")
    count = models.PositiveIntegerField("打印次数", default=0)
    last_printed_at = models.DateTimeField("最后一次打印时间", null=True)

    class Meta:
        ordering = ["pk"]
