"""The first page: what waits for this person today, and the latest notices."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanfang.actors import Actor
from sanfang.institutions.models import Department, SchoolClass
from sanfang.notices.models import Notice
from sanfang.portals.school import waiting

LATEST = 5


def _covered(actor: Actor) -> list[str]:
    """The names of the departments and of the classes in this person's scope."""
    departments = Department.objects.filter(pk__in=actor.department_ids or ()).order_by("name")
    names = list(departments.values_list("name", flat=True))
    if actor.class_ids:
        classes = SchoolClass.objects.filter(pk__in=actor.class_ids).order_by("name")
        names += classes.values_list("name", flat=True)
    return names


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What to do first, what else waits, what happened lately; staff see only their scope."""
    actor = request.actor
    tasks = waiting.tasks_of(actor)
    context = {
        "tasks": tasks,
        "first": next((task for task in tasks if task.count), None),
        "notices": Notice.objects.visible_to(actor)[:LATEST],
        "covers": _covered(actor),
        "sees_all": actor.sees_all_departments(),
        "role": actor.role.label,
    }
    return render(request, "school/home.html", context)
