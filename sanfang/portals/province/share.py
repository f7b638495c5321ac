"""「网签占比」 per school: the figures and their chart (manual H11)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanfang.agreements.models import Route
from sanfang.agreements.states import State
from sanfang.portals.province.cohorts import CohortForm
from sanfang.statistics.signing_share import SchoolShare, shares_of, together
from sanfang.ui.charts import Chart, Series


@require_GET
def share(request: HttpRequest) -> HttpResponse:
    """Every school's share for one cohort, by route and by state."""
    cohort = CohortForm(request)
    rows = shares_of(request.actor, cohort.chosen)
    context = {
        "cohort": cohort,
        "rows": rows,
        "whole": together(rows),
        "chart": share_chart(rows),
        "routes": Route.labels,
        "states": State.labels,
    }
    return render(request, "province/share.html", context)


def share_chart(rows: list[SchoolShare]) -> Chart | None:
    """A bar for every school that has graduates; None when there is none to draw."""
    drawn = [(row.school.name, row.share.percent) for row in rows if row.share.percent is not None]
    if not drawn:
        return None
    names, percents = zip(*drawn, strict=True)
    return Chart(list(names), [Series("网签占比", [float(percent) for percent in percents])], unit="%")
