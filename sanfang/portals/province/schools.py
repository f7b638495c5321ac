"""「学校」: who takes part, how far each is, and the contact block that stands on its agreements."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.actors import Actor
from sanfang.institutions import actions
from sanfang.institutions.actions import Contact
from sanfang.institutions.errors import SchoolExists
from sanfang.institutions.models import Province, School
from sanfang.people.models import StaffMember
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.fields import line_field, organisation_field, person_field, phone_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.printing import refuse_unprintable
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.province.cohorts import CohortForm
from sanfang.portals.province.own import own_province
from sanfang.portals.province.share import ShareRow
from sanfang.portals.province.staff import AdministratorForm, appoint
from sanfang.refusal import Refusal
from sanfang.statistics.outside import LEGEND
from sanfang.statistics.shares_outside import told
from sanfang.ui.forms import DeskForm


class ContactForm(DeskForm):
    """What stands on every agreement of the school (manual F4)."""

    contact_office = line_field("学校联系部门", 100)
    contact_person = person_field("联系人")
    address = line_field("学校通讯地址", 200)
    phone = phone_field("联系电话")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned

    def contact(self) -> Contact:
        return Contact(**{name: self.cleaned_data[name] for name in Contact.__dataclass_fields__})


class SchoolForm(ContactForm, AdministratorForm):
    """A school with its contact block and its first administrator."""

    code = forms.RegexField(
        r"\A[0-9]{5}\Z",
        label="院校代码",
        help_text="教育部公布的 5 位代码。",
        error_messages={"invalid": "院校代码是 5 位数字，请核对。"},
    )
    name = organisation_field("院校名称")

    field_order = ("code", "name", *ContactForm.base_fields, *AdministratorForm.base_fields)


@searchable
@require_GET
def schools(request: HttpRequest) -> HttpResponse:
    """Every school with its figures of one cohort and how many staff accounts it has."""
    cohort = CohortForm(request)
    searched = search_text(request)
    page = page_of(School.objects.visible_to(request.actor).matching(searched), request)
    figures = told(request.actor, cohort.chosen)
    staff = _staff_counts(request.actor)
    context = {
        "cohort": cohort,
        "searched": searched,
        "page": page,
        "rows": [(one, ShareRow.of(figures.of(one), one), staff.get(one.pk, 0)) for one in page],
        "legend": LEGEND,
    }
    return render(request, "province/schools.html", context)


@require_GET
def school(request: HttpRequest, pk: int) -> HttpResponse:
    found = _school(request, pk)
    cohort = CohortForm(request)
    share = told(request.actor, cohort.chosen).of(found)
    context = {
        "school": found,
        "year": cohort.chosen,
        "figures": _figures(ShareRow.of(share, found)),
        "legend": "" if share.signed.count is not None else LEGEND,
        "facts": _contact_facts(found),
        "staff": _staff_counts(request.actor).get(found.pk, 0),
    }
    return render(request, "province/school.html", context)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = SchoolForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            added = _add(form, own_province(request), request.actor)
        except SchoolExists as refusal:
            status = refuse(form, refusal, "code")
        except Refusal as refusal:
            status = refuse(form, refusal, "username")
        else:
            messages.success(request, "学校已添加，请把管理员的用户名和初始密码告诉本人。")
            return redirect("province:school", pk=added.pk)
    return render(request, "province/school_add.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the contact block; what was signed before keeps the old one."""
    found = _school(request, pk)
    initial = {name: getattr(found, name) for name in Contact.__dataclass_fields__}
    form = ContactForm(request.POST or None, initial=initial)
    status = 200
    if form.is_valid():
        try:
            actions.set_contact(found, form.contact(), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "已保存，以后签的协议按新的联系信息填写。")
            return redirect("province:school", pk=pk)
    return render(request, "province/school_contact.html", {"form": form, "school": found}, status=status)


@transaction.atomic
def _add(form: SchoolForm, province: Province, actor: Actor) -> School:
    """The school and its administrator together, or neither."""
    typed = form.cleaned_data
    added = actions.add_school(
        province, code=typed["code"], name=typed["name"], contact=form.contact(), actor=actor
    )
    appoint(added, typed, actor)
    return added


def _school(request: HttpRequest, pk: int) -> School:
    found: School = get_object_or_404(School.objects.visible_to(request.actor), pk=pk)
    return found


def _staff_counts(actor: Actor) -> dict[int, int]:
    staff = StaffMember.objects.visible_to(actor).filter(user__is_active=True)
    return dict(staff.order_by("school").values_list("school").annotate(Count("pk")))


def _figures(row: ShareRow) -> list[tuple[str, object]]:
    return [
        ("毕业生总数", row.graduates),
        ("有效网签人数", row.signed.text),
        ("网签占比", row.signed.percent),
    ]


def _contact_facts(school: School) -> list[tuple[str, str]]:
    return [
        ("学校联系部门", school.contact_office),
        ("联系人", school.contact_person),
        ("学校通讯地址", school.address),
        ("联系电话", school.phone),
    ]
