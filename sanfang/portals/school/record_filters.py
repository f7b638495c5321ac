"""The filters above the lists of records, corrections, changes and staff."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from sanfang import calendar
from sanfang.actors import Actor, Role
from sanfang.codes.lists import code_list
from sanfang.graduates.fields import REMEMBERED
from sanfang.graduates.models import Correction, RecordChange
from sanfang.graduates.narrowing import ANY_HARDSHIP, NO, YES, condition
from sanfang.people.queries import StaffQuerySet
from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.school.filters import Choices, SchoolFilters, classes_of, majors_of

NEVER = "never"


def day_field(label: str) -> forms.DateField:
    """A day in the browser's own calendar; nothing for no bound."""
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


class GraduateFilters(SchoolFilters):
    """What narrows a list of graduates, here and in its file: by the table of `graduates.narrowing`."""

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(condition(self.asked))

    def offer_major(self, actor: Actor) -> Choices:
        majors = majors_of(actor).select_related("department")
        return _grouped(majors.order_by("department__name", "name"), lambda major: major.department.name)

    def offer_group(self, actor: Actor) -> Choices:
        ordered = (
            classes_of(actor)
            .select_related("major")
            .order_by("major__department__name", "major__name", "name")
        )
        return _grouped(ordered, lambda one: one.major.name)


class RecordFilters(GraduateFilters):
    """「生源信息」: where the graduates sit, what they are, whether they have confirmed and are on the list."""

    year = forms.ChoiceField(label="年度")
    plan = forms.ChoiceField(label="方案")
    department = forms.ChoiceField(label="院系")
    major = forms.ChoiceField(label="专业")
    group = forms.ChoiceField(label="班级")
    level = forms.ChoiceField(label="学历", choices=[EVERYTHING, *code_list("education_level").choices])
    confirmed = forms.ChoiceField(label="确认状态", choices=[EVERYTHING, (YES, "已确认"), (NO, "未确认")])
    mode = forms.ChoiceField(label="培养方式", choices=[EVERYTHING, *code_list("training_mode").choices])
    hardship = forms.ChoiceField(
        label="困难生", choices=[EVERYTHING, (ANY_HARDSHIP, "各类困难生"), *code_list("hardship").choices]
    )
    origin = forms.ChoiceField(label="生源地", choices=[EVERYTHING, *code_list("province").choices])
    listed = forms.ChoiceField(label="名单", choices=[EVERYTHING, (YES, "在名单中"), (NO, "已移出")])

    further = ("mode", "hardship", "origin", "listed")


class ContactFilters(GraduateFilters):
    """「毕业生联系方式」: by itself whoever graduates with the cohort."""

    year = forms.ChoiceField(label="年度")
    department = forms.ChoiceField(label="院系")
    group = forms.ChoiceField(label="班级")
    level = forms.ChoiceField(label="学历", choices=[EVERYTHING, *code_list("education_level").choices])
    confirmed = forms.ChoiceField(label="确认状态", choices=[EVERYTHING, (YES, "已确认"), (NO, "未确认")])
    listed = forms.ChoiceField(label="名单", choices=[EVERYTHING, (YES, "在名单中"), (NO, "已移出")])

    defaults = {"listed": YES}


def _grouped(rows: Iterable[Any], title: Callable[[Any], str]) -> Choices:
    return [(words, [(str(row.pk), row.name) for row in group]) for words, group in groupby(rows, title)]


class CorrectionFilters(SchoolFilters):
    """「纠错管理」: by itself it shows what waits for a decision."""

    department = forms.ChoiceField(label="院系")
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *Correction.State.choices])

    columns = {"department": "graduate__department", "state": "state"}
    defaults = {"state": Correction.State.OPEN.value}


class ChangeFilters(SchoolFilters):
    """「最近修改」: by which way, which field, of which department, on which days (in China)."""

    way = forms.ChoiceField(label="方式", choices=[EVERYTHING, *RecordChange.Way.choices])
    field = forms.ChoiceField(
        label="字段", choices=[EVERYTHING, *((name, field.label) for name, field in REMEMBERED.items())]
    )
    department = forms.ChoiceField(label="院系")
    since = day_field("从")
    until = day_field("到")

    columns = {"way": "way", "field": "field", "department": "graduate__department"}

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since:
            rows = rows.filter(at__gte=calendar.at(since))
        return rows.filter(at__lt=calendar.end_of(until)) if until else rows


class ConfirmationFilters(SchoolFilters):
    """「确认进度」: by itself the latest cohort."""

    year = forms.ChoiceField(label="年度")
    department = forms.ChoiceField(label="院系")

    columns = {"department": "department"}

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        # One cohort at a time: two are never confirming together.
        self.fields["year"].choices = [choice for choice in self.fields["year"].choices if choice[0]]

    @property
    def cohort(self) -> int:
        """The cohort that is asked for, or the latest; 0 while there is none."""
        years = [year for year, _ in self.fields["year"].choices]
        return int(self.chosen("year") or next(iter(years), 0))


class StaffFilters(SchoolFilters):
    """「教职工账号」."""

    role = forms.ChoiceField(label="角色", choices=[EVERYTHING, *Role.choices])
    department = forms.ChoiceField(label="负责院系")
    active = forms.ChoiceField(label="状态", choices=[EVERYTHING, (YES, "启用"), (NO, "已停用")])
    used = forms.ChoiceField(
        label="最后登录",
        choices=[
            EVERYTHING,
            *((str(count), f"{count} 个月以前") for count in (3, 6, 12)),
            (NEVER, "从未登录"),
        ],
    )

    columns = {"role": "role"}

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        if department := self.chosen("department"):
            whole, in_part = Q(departments=department), Q(classes__major__department=department)
            rows = rows.filter(whole | in_part).distinct()
        if active := self.chosen("active"):
            rows = rows.filter(user__is_active=active == YES)
        used, narrower = self.chosen("used"), cast("StaffQuerySet", rows)
        if used == NEVER:
            return narrower.never_signed_in()
        return narrower.unused_for(int(used)) if used else rows
