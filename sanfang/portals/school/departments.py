"""「院系」: the departments of the school, added and renamed by the administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.institutions import actions
from sanfang.institutions.models import Department, School
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.fields import line_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.printing import refuse_unprintable
from sanfang.portals.school.filters import departments_of
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class DepartmentForm(DeskForm):
    name = line_field("院系名称", 100, help_text="与名单中「所在院系」一列的写法完全一致。")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def departments(request: HttpRequest) -> HttpResponse:
    """Every department with how many graduates it has; a POST adds one."""
    form, status = DepartmentForm(request.POST or None), OK
    if form.is_valid():
        school = School.objects.get(pk=request.actor.school_id)
        try:
            added = actions.add_department(school, form.cleaned_data["name"], actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "name")
        else:
            messages.success(request, f"已添加「{added.name}」。")
            return redirect("school:departments")
    page = page_of(_counted(request), request)
    return render(request, "school/departments.html", {"page": page, "form": form}, status=status)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def department(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename one; agreements signed before keep the name they were signed under."""
    found = get_object_or_404(departments_of(request.actor), pk=pk)
    old = found.name
    form, status = DepartmentForm(request.POST or None, initial={"name": old}), OK
    if form.is_valid():
        try:
            actions.rename_department(found, form.cleaned_data["name"], actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "name")
        else:
            messages.success(request, f"「{old}」已更名为「{found.name}」。")
            return redirect("school:departments")
    context = {"name": old, "form": form, "back": (reverse("school:departments"), "院系")}
    return render(request, "school/department.html", context, status=status)


def _counted(request: HttpRequest) -> QuerySet[Department, Any]:
    return departments_of(request.actor).annotate(graduate_count=Count("graduates"))
