"""「网签占比」 per school: the figures and their chart, small cells held back (manual H11, promises E05)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanfang.agreements.models import Route
from sanfang.institutions.models import School
from sanfang.portals.gate.figures import Number
from sanfang.portals.province.cohorts import CohortForm
from sanfang.statistics.outside import HELD_BACK, LEGEND
from sanfang.statistics.shares_outside import STATES, Told, ToldShare, told
from sanfang.ui.charts import Chart, Series


@dataclass(frozen=True)
class ShareRow:
    """One line of the two tables, as it is read."""

    code: str
    name: str
    graduates: int
    signed: Number
    routes: Sequence[str]
    states: Sequence[str]

    @classmethod
    def of(cls, share: ToldShare, school: School | None = None) -> ShareRow:
        """A school's line; without one, the province's."""
        return cls(
            school.code if school else "",
            school.name if school else "全省",
            share.graduates,
            Number.of(share.signed),
            [Number.of(cell).text for cell in share.routes],
            [HELD_BACK if number is None else str(number) for number in share.states],
        )


@require_GET
def share(request: HttpRequest) -> HttpResponse:
    """Every school's share for one cohort, by route and by state."""
    cohort = CohortForm(request)
    figures = told(request.actor, cohort.chosen)
    context = {
        "cohort": cohort,
        "rows": [ShareRow.of(one, school) for school, one in figures.schools],
        "whole": ShareRow.of(figures.whole),
        "chart": share_chart(figures),
        "routes": Route.labels,
        "states": [state.label for state in STATES],
        "legend": LEGEND,
    }
    return render(request, "province/share.html", context)


def share_chart(figures: Told) -> Chart | None:
    """A bar for every school whose share is told; None when there is none to draw."""
    drawn = [
        (school.name, one.signed.percent) for school, one in figures.schools if one.signed.percent is not None
    ]
    if not drawn:
        return None
    names, percents = zip(*drawn, strict=True)
    return Chart(list(names), [Series("网签占比", [float(percent) for percent in percents])], unit="%")
