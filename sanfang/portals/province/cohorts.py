"""Which cohort a page of figures is about."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from sanfang.statistics.signing_share import cohort_years
from sanfang.ui.forms import DeskForm


class CohortForm(DeskForm):
    """The choice of 年度 above figures; without one, the latest cohort there is."""

    year = forms.ChoiceField(label="年度", required=False)

    def __init__(self, request: HttpRequest) -> None:
        self.years = cohort_years(request.actor)
        asked = request.GET.get("year", "")
        self.chosen = next((year for year in self.years if str(year) == asked), None) or max(
            self.years, default=0
        )
        super().__init__({"year": str(self.chosen)})
        self.fields["year"].choices = [(str(year), f"{year} 届") for year in self.years]
