"""The filters of 「毕业生派遣」: 档案信息, 报到证信息, 最终信息确认 (manual H6)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.school.destination_filters import ClassFilters

MISSING, NOTED, SENT = "missing", "noted", "sent"
CONFIRMED = "confirmed"


class FileFilters(ClassFilters):
    state = forms.ChoiceField(
        label="状态", choices=[EVERYTHING, (MISSING, "未登记"), (NOTED, "未寄出"), (SENT, "已寄出")]
    )

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        narrower = super().narrow(rows)
        asked = {
            MISSING: {"file_transfer__isnull": True},
            NOTED: {"file_transfer__isnull": False, "file_transfer__sent_on__isnull": True},
            SENT: {"file_transfer__sent_on__isnull": False},
        }
        return narrower.filter(**asked.get(self.chosen("state"), {}))


class CertificateFilters(ClassFilters):
    pass


class FinalFilters(ClassFilters):
    """By itself it shows who is missing."""

    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, (MISSING, "未确认"), (CONFIRMED, "已确认")])

    defaults = {"state": MISSING}

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        narrower, state = super().narrow(rows), self.chosen("state")
        return narrower.filter(is_final=state == CONFIRMED) if state else narrower
