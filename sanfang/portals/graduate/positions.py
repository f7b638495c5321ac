"""「找岗位」: what verified employers offer, and one of them in full (manual B1)."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from sanfang.actors import Actor
from sanfang.codes import education
from sanfang.codes.lists import code_list
from sanfang.employers.models import Position
from sanfang.portals.gate.fields import line_field
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.paging import page_of
from sanfang.portals.graduate.employers import facts_of
from sanfang.recruiting.models import Application
from sanfang.ui.forms import PhoneRenderer
from sanfang.ui.templatetags.ui import day

LEVELS = [(code, education.short_name(code)) for code in education.LEVELS]
PAYS = [(str(pay), f"{pay:,} 元以上") for pay in (4000, 6000, 8000, 10_000, 15_000)]


class PositionFilters(Filters):
    """A search, and what may be folded away below it. None of it names anybody."""

    default_renderer = PhoneRenderer

    words = line_field("岗位或单位名称", 50)
    city = forms.ChoiceField(label="城市")
    category = forms.ChoiceField(label="职位类别", choices=[EVERYTHING, *code_list("job_category").choices])
    level = forms.ChoiceField(label="我的学历", choices=[EVERYTHING, *LEVELS])
    nature = forms.ChoiceField(label="单位性质", choices=[EVERYTHING, *code_list("employer_nature").choices])
    pay = forms.ChoiceField(label="月薪", choices=[EVERYTHING, *PAYS])

    columns = {
        "city": "city",
        "category": "job_category",
        "nature": "employer__nature",
        "pay": "monthly_pay__gte",
    }

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows).matching(self.chosen("words"))
        return rows.open_to(self.chosen("level")) if self.chosen("level") else rows

    def offer_city(self, actor: Actor) -> list[tuple[str, str]]:
        """Where something is on offer, most of it first."""
        offered = Position.objects.visible_to(actor).values_list("city").annotate(Count("pk"))
        return [(city, city) for city, _ in offered.order_by("-pk__count", "city")]

    def folded(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "words"]

    def count_folded(self) -> int:
        """How many of them are chosen: the folded heading says so."""
        return sum(bool(self.chosen(field.name)) for field in self.folded())


@require_GET
def positions(request: HttpRequest) -> HttpResponse:
    """Everything on offer, the latest first."""
    filters = PositionFilters(request)
    found = filters.narrow(Position.objects.visible_to(request.actor))
    page = page_of(found.select_related("employer").latest_first(), request)
    return render(request, "graduate/positions.html", {"filters": filters, "page": page})


@require_GET
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """One position as long as it is on offer, and who offers it."""
    offered = Position.objects.visible_to(request.actor).select_related("employer")
    found: Position = get_object_or_404(offered, pk=pk)
    mine = Application.objects.visible_to(request.actor).standing().filter(position=found)
    context = {
        "position": found,
        "facts": _facts(found),
        "employer_facts": facts_of(found.employer),
        "sent": mine.first(),
    }
    return render(request, "graduate/position.html", context)


def _facts(position: Position) -> list[tuple[str, object]]:
    return [
        ("工作地点", position.place),
        ("职位类别", code_list("job_category").label(position.job_category)),
        ("学历要求", position.education),
        ("专业要求", position.majors or education.ANY),
        ("招聘人数", f"{position.headcount} 人"),
        ("申请截止", day(position.apply_by) or "长期招聘"),
    ]
