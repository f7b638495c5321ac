"""The filters of 「毕业生派遣」: 档案信息, 报到证信息, 最终信息确认 (manual H6)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from sanfang.institutions.models import DispatchPlan
from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.school.destination_filters import ClassFilters
from sanfang.portals.school.filters import SchoolFilters

MISSING, NOTED, SENT = "missing", "noted", "sent"
CONFIRMED = "confirmed"


def latest_year() -> int:
    """The cohort that is worked on; zero before there is a plan."""
    latest = DispatchPlan.objects.order_by("-cohort_year").values_list("cohort_year", flat=True).first()
    return latest or 0


class YearFilter(SchoolFilters):
    """One cohort; by itself the latest."""

    year = forms.ChoiceField(label="年度")

    def __init__(self, request: HttpRequest) -> None:
        self.defaults = {"year": str(latest_year())}
        super().__init__(request)
        self.fields["year"].choices = self.fields["year"].choices[1:]

    @property
    def cohort_year(self) -> int:
        return int(self.chosen("year") or self.defaults["year"])


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
    """By itself it shows who is missing of the latest cohort, the one that is reminded."""

    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, (MISSING, "未确认"), (CONFIRMED, "已确认")])

    def __init__(self, request: HttpRequest) -> None:
        self.defaults = {"state": MISSING, "year": str(latest_year())}
        super().__init__(request)

    @property
    def cohort_year(self) -> int:
        return int(self.chosen("year") or self.defaults["year"])

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        narrower, state = super().narrow(rows), self.chosen("state")
        return narrower.filter(is_final=state == CONFIRMED) if state else narrower
