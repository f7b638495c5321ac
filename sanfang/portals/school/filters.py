"""The filters above the school's lists (manual E2, G2). They name nobody, so they stay in the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest

from sanfang.actors import Actor, Role
from sanfang.agreements.correction_states import CorrectionState
from sanfang.agreements.models import SIDES, Route, TerminationRequest
from sanfang.agreements.queries import AgreementQuerySet, TerminationQuerySet
from sanfang.agreements.states import State
from sanfang.agreements.workflow import REVIEWERS, TERMINATION_DECIDERS
from sanfang.codes.lists import code_list
from sanfang.documents.paper_states import Delivery, PaperState
from sanfang.employers.states import Standing
from sanfang.institutions.models import Department, DispatchPlan, Major, SchoolClass
from sanfang.portals.gate.filters import EVERYTHING, Filters

Choices = list[tuple[str, Any]]


class SchoolFilters(Filters):
    """What several lists of the school offer to choose from; staff choose within their scope."""

    @property
    def asked(self) -> dict[str, str]:
        """What is asked for, in the order of the form: what a saved filter and a file are made from."""
        return {name: self.chosen(name) for name in self.fields if self.chosen(name)}

    @property
    def in_words(self) -> list[str]:
        """「院系：机械工程学院」, one for each that narrows."""
        return [f"{self.fields[name].label}：{self._label(name)}" for name in self.asked]

    def _label(self, name: str) -> str:
        flat = dict(choice for entry in self.fields[name].choices for choice in _flat(entry))
        return str(flat[self.chosen(name)])

    @property
    def show_what_waits(self) -> bool:
        """Whether the list is a queue now, as by itself: every row waits for the school."""
        return self.chosen("state") == self.defaults.get("state")

    def offer_year(self, actor: Actor) -> Choices:
        years = DispatchPlan.objects.order_by("-cohort_year").values_list("cohort_year", flat=True).distinct()
        return [(str(year), f"{year} 届") for year in years]

    def offer_department(self, actor: Actor) -> Choices:
        return [(str(department.pk), department.name) for department in departments_of(actor)]

    def offer_plan(self, actor: Actor) -> Choices:
        names = DispatchPlan.objects.order_by("name").values_list("name", flat=True).distinct()
        return [(name, name) for name in names]


class GroupedFilters(SchoolFilters):
    """With 「班级和专业」: a choice of its `group` is a major or a class, `major-3`, `class-7`."""

    group_columns: ClassVar[dict[str, str]]

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        kind, _, pk = self.chosen("group").partition("-")
        return rows.filter(Q((self.group_columns[kind], pk))) if kind else rows

    def offer_group(self, actor: Actor) -> Choices:
        classes = Prefetch("classes", classes_of(actor).order_by("name"))
        majors = majors_of(actor).order_by("department__name", "name")
        return [(major.name, _choices_of(major)) for major in majors.prefetch_related(classes)]


# What waits for this person; for who only reads, what waits for the school.
WAITING = ("waiting", "等待办理")


class QueueFilters(SchoolFilters):
    """A list that by itself shows what waits for whoever looks."""

    defaults = {"state": WAITING[0]}
    deciders: ClassVar[tuple[Role, ...]]

    def __init__(self, request: HttpRequest) -> None:
        self.actor = request.actor
        super().__init__(request)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows, state = super().narrow(rows), self.chosen("state")
        if state == WAITING[0] and isinstance(rows, AgreementQuerySet | TerminationQuerySet):
            decides = self.actor.role in self.deciders
            return rows.waiting_for(self.actor) if decides else rows.waiting_for_school()
        return rows.filter(state=state) if state else rows


class AgreementFilters(QueueFilters):
    """「网络签约管理」."""

    year = forms.ChoiceField(label="年度")
    department = forms.ChoiceField(label="院系")
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, WAITING, *State.choices])
    route = forms.ChoiceField(label="签约方式", choices=[EVERYTHING, *Route.choices])

    columns = {"year": "cohort_year", "department": "department", "route": "route"}
    deciders = REVIEWERS


class PrintFilters(GroupedFilters):
    """「协议书打印管理」."""

    year = forms.ChoiceField(label="年度")
    department = forms.ChoiceField(label="院系")
    group = forms.ChoiceField(label="班级和专业")
    printed = forms.ChoiceField(
        label="打印情况", choices=[EVERYTHING, ("no", "没有打印过"), ("yes", "打印过")]
    )

    columns = {"year": "cohort_year", "department": "department"}
    group_columns = {"major": "graduate__school_class__major", "class": "graduate__school_class"}

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows, printed = super().narrow(rows), Q(print_record__count__gt=0)
        wanted = self.chosen("printed")
        return rows.filter(printed if wanted == "yes" else ~printed) if wanted else rows


class TerminationFilters(GroupedFilters, QueueFilters):
    """「解约申请登记表」 with the manual's filters, 年度 · 方案 · 学历 · 院系 · 班级和专业 (manual G2)."""

    year = forms.ChoiceField(label="年度")
    plan = forms.ChoiceField(label="方案")
    level = forms.ChoiceField(label="学历", choices=[EVERYTHING, *code_list("education_level").choices])
    department = forms.ChoiceField(label="院系")
    group = forms.ChoiceField(label="班级和专业")
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, WAITING, *TerminationRequest.State.choices])

    columns = {
        "year": "agreement__cohort_year",
        "plan": "agreement__graduate__plan__name",
        "level": "agreement__graduate__education_level",
        "department": "agreement__department",
    }
    group_columns = {
        "major": "agreement__graduate__school_class__major",
        "class": "agreement__graduate__school_class",
    }

    deciders = TERMINATION_DECIDERS


class TextCorrectionFilters(SchoolFilters):
    """「协议更正」: by itself it shows what waits for the school."""

    year = forms.ChoiceField(label="年度")
    department = forms.ChoiceField(label="院系")
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *CorrectionState.choices])

    columns = {"year": "agreement__cohort_year", "department": "agreement__department", "state": "state"}
    defaults = {"state": CorrectionState.AWAITING_SCHOOL.value}


class PaperFilters(SchoolFilters):
    """「打印申请登记表」: by itself what waits to be printed."""

    year = forms.ChoiceField(label="年度")
    department = forms.ChoiceField(label="院系")
    asked_by = forms.ChoiceField(label="申请方", choices=[EVERYTHING, *SIDES])
    delivery = forms.ChoiceField(label="领取方式", choices=[EVERYTHING, *Delivery.choices])
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *PaperState.choices])

    columns = {
        "year": "agreement__cohort_year",
        "department": "agreement__department",
        "asked_by": "asked_by",
        "delivery": "delivery",
        "state": "state",
    }
    defaults = {"state": PaperState.WAITING.value}


class EmployerFilters(SchoolFilters):
    """「用人单位」."""

    standing = forms.ChoiceField(label="认证状态", choices=[EVERYTHING, *Standing.choices])

    columns = {"standing": "standing"}


def departments_of(actor: Actor) -> QuerySet[Department]:
    """The departments this person covers, whole or in part: the whole school's for an administrator."""
    departments = Department.objects.filter(school_id=actor.school_id or 0).order_by("name")
    if actor.department_ids is None:
        return departments
    of_classes = SchoolClass.objects.filter(pk__in=actor.class_ids).values("major__department")
    return departments.filter(Q(pk__in=actor.department_ids) | Q(pk__in=of_classes))


def classes_of(actor: Actor) -> QuerySet[SchoolClass]:
    """The classes within this person's scope."""
    of_school = SchoolClass.objects.filter(major__department__school_id=actor.school_id or 0)
    return of_school.filter(actor.covers("major__department", "pk"))


def majors_of(actor: Actor) -> QuerySet[Major]:
    """The majors that are within this person's scope, or have a class that is."""
    majors = Major.objects.filter(department__in=departments_of(actor))
    return majors.filter(pk__in=classes_of(actor).values("major")) if actor.class_ids else majors


def _flat(entry: tuple[str, Any]) -> list[tuple[str, Any]]:
    return entry[1] if isinstance(entry[1], list) else [entry]


def _choices_of(major: Major) -> Choices:
    classes: Iterable[SchoolClass] = major.classes.all()
    return [
        (f"major-{major.pk}", f"{major.name}（全部班级）"),
        *((f"class-{one.pk}", one.name) for one in classes),
    ]
