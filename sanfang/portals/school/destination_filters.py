"""The filters of 「就业信息」: 年度 · 院系 · 班级 · 毕业去向 · 来源 · 证明材料 (manual H4)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet

from sanfang.actors import Actor
from sanfang.codes.lists import code_list
from sanfang.destinations.lists import NOT_SAID, WITH, WITHOUT, bound_for, evidenced, known_from
from sanfang.destinations.models import Source
from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.school.filters import Choices, SchoolFilters, classes_of

# Codes of every year: a list may hold several cohorts.
CODES = {**code_list("destination", year=0).labels, **code_list("destination").labels}
SOURCES = [
    (Source.ONLINE.value, "网上签约"),
    (Source.BY_HAND.value, "学校登记"),
    (NOT_SAID, "未登记"),
]


class ClassFilters(SchoolFilters):
    """What every list of graduates' whereabouts can be narrowed by."""

    year = forms.ChoiceField(label="年度")
    department = forms.ChoiceField(label="院系")
    group = forms.ChoiceField(label="班级")

    columns = {"year": "cohort_year", "department": "department", "group": "school_class"}

    def offer_group(self, actor: Actor) -> Choices:
        """The classes of the scope, under their majors."""
        rows = classes_of(actor).order_by("major__name", "major_id", "name").select_related("major")
        return [
            (major, [(str(one.pk), one.name) for one in members])
            for major, members in groupby(rows, key=lambda one: one.major.name)
        ]


class DestinationFilters(ClassFilters):
    """「就业信息」."""

    destination = forms.ChoiceField(label="毕业去向", choices=[EVERYTHING, *sorted(CODES.items())])
    source = forms.ChoiceField(label="来源", choices=[EVERYTHING, *SOURCES])
    evidence = forms.ChoiceField(
        label="证明材料", choices=[EVERYTHING, (WITH, "已上传"), (WITHOUT, "登记了但没有材料")]
    )

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        narrower: Any = bound_for(super().narrow(rows), self.chosen("destination"))  # type: ignore[arg-type]
        return evidenced(known_from(narrower, self.chosen("source")), self.chosen("evidence"))
