"""What the two desks' pages of figures share: what is asked for, and the figures as a page draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest

from sanfang import calendar
from sanfang.statistics.cells import ALL, SIGNED, Cell, Unit
from sanfang.statistics.counting import ReviewTime
from sanfang.statistics.figures import Figure, Line
from sanfang.statistics.formulas import SETTLED, Formula, formula_of
from sanfang.statistics.outside import HELD_BACK
from sanfang.statistics.scope import Scope
from sanfang.statistics.signing_share import cohort_years
from sanfang.ui.charts import Chart, Series
from sanfang.ui.forms import DeskForm

# More bars than this cannot be read; the table below has every line.
MOST_BARS = 12
# Figure and line → where a number leads; "" where it leads nowhere. The last is the scope it was counted in.
Opening = Callable[[str, str, Scope], str]


class FiguresForm(DeskForm):
    """Which cohort, and as of which day. Neither names anybody, so both stay in the address."""

    year = forms.ChoiceField(label="年度", required=False)
    day = forms.DateField(label="截至", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    kept: ClassVar[tuple[str, ...]] = ("year", "day")

    def __init__(self, request: HttpRequest) -> None:
        self.actor = request.actor
        self.years = cohort_years(request.actor)
        asked = request.GET.dict()
        known = [str(year) for year in self.years]
        asked["year"] = next((year for year in known if year == asked.get("year")), next(iter(known), ""))
        super().__init__(asked, auto_id="filter-%s")
        self.fields["year"].choices = [(year, f"{year} 届") for year in known]
        self.offer()
        self.is_valid()

    def offer(self) -> None:
        """Room for the choices of one desk."""

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day and day > calendar.today():
            raise forms.ValidationError("这一天还没有到，请选择今天或更早的日期。")
        return day

    @property
    def scope(self) -> Scope:
        return Scope(self.actor, int(self.data["year"] or 0), self.cleaned_data.get("day"))

    @property
    def formula(self) -> Formula:
        return formula_of(self.scope.year)

    @property
    def query(self) -> str:
        """What was asked for, as the end of an address."""
        return urlencode({name: self.data[name] for name in self.kept if self.data.get(name)})


@dataclass(frozen=True)
class Number:
    """A cell as it is read: the count or the mark of what is held back, its share, and where it leads."""

    text: str
    percent: str
    url: str = ""

    @classmethod
    def of(cls, cell: Cell | None, url: str = "") -> Number:
        if cell is None:
            return cls("—", "—")
        if cell.count is None:
            return cls(HELD_BACK, HELD_BACK)
        percent = "—" if cell.percent is None else f"{cell.percent}%"
        return cls(str(cell.count), percent, url if cell.count else "")


@dataclass(frozen=True)
class Row:
    label: str
    is_sum: bool
    numbers: Sequence[Number]


@dataclass(frozen=True)
class Drawn:
    """One figure as the page shows it."""

    figure: Figure
    chart: Chart | None
    rows: Sequence[Row]
    is_cut: bool


def draw(figures: Iterable[Figure], now: Scope, before: Scope | None, opening: Opening) -> list[Drawn]:
    """Every figure with its chart, its rows, and where each number leads."""
    return [_drawn(figure, now, before, opening) for figure in figures]


def _drawn(figure: Figure, now: Scope, before: Scope | None, opening: Opening) -> Drawn:
    rows = [_row(figure.key, line, now, before, opening) for line in figure.lines]
    bars = _bars(figure)
    return Drawn(figure, _chart(bars[:MOST_BARS], now, before), rows, len(bars) > MOST_BARS)


def _row(key: str, line: Line, now: Scope, before: Scope | None, opening: Opening) -> Row:
    numbers = [Number.of(line.now, opening(key, line.key, now))]
    if before is not None:
        numbers.append(Number.of(line.before, opening(key, line.key, before)))
    return Row(line.label, line.is_sum, numbers)


def _bars(figure: Figure) -> list[Line]:
    """What can be drawn: no sums, nothing held back. Where there are too many, the longest bars stay."""
    cells = [(line, [cell for cell in (line.now, line.before) if cell]) for line in figure.lines]
    bars = [line for line, both in cells if not line.is_sum and all(cell.count is not None for cell in both)]
    if len(bars) <= MOST_BARS:
        return bars
    longest = sorted(bars, key=lambda line: line.now.count or 0, reverse=True)
    return [line for line in bars if line in longest[:MOST_BARS]] + longest[MOST_BARS:]


def _chart(bars: Sequence[Line], now: Scope, before: Scope | None) -> Chart | None:
    if not any(cell.count for line in bars for cell in (line.now, line.before) if cell):
        return None
    series = [Series(f"{now.year} 届", [float(line.now.count or 0) for line in bars])]
    if before is not None:
        theirs = [float(line.before.count or 0) if line.before else 0.0 for line in bars]
        series.append(Series(f"{before.year} 届", theirs))
    return Chart([line.label.partition("（")[0] for line in bars], series, unit=" 人")


@dataclass(frozen=True)
class ReviewRow:
    """The review time of one cohort, None where it is held back, and where its three numbers lead, "" for nowhere."""

    year: int
    review: ReviewTime | None
    all_url: str = ""
    median_url: str = ""
    p90_url: str = ""


def review_chart(reviews: Iterable[ReviewRow]) -> Chart | None:
    """Median and p90 in days, a colour for each cohort; nothing for one without an answer, or held back."""
    times = [(row.year, row.review) for row in reviews]
    answered = [(year, one.median, one.p90) for year, one in times if one and one.median and one.p90]
    series = [
        Series(f"{year} 届", [round(wait / calendar.A_DAY, 1) for wait in (median, p90)])
        for year, median, p90 in answered
    ]
    return Chart(["中位数", "九成位数"], series, unit=" 天") if series else None


@dataclass(frozen=True)
class UnitRow:
    unit: Unit
    url: str
    numbers: Sequence[Number]


def unit_rows(units: Iterable[Unit], formula: Formula, url: Callable[[Unit], str]) -> list[UnitRow]:
    """Schools, departments or classes beside each other, in the order given: never by their rates."""
    keys = (ALL, SIGNED, SETTLED, *formula.settled)
    return [UnitRow(unit, url(unit), [Number.of(unit.cells[key]) for key in keys]) for unit in units]


def unit_headings(formula: Formula) -> list[str]:
    """Above the numbers of `unit_rows`."""
    return ["毕业生总数", "有效网签", "毕业去向落实", *(part.label for part in formula.parts)]


def context_of(form: FiguresForm, formula: Formula, now: Scope, before: Scope | None) -> dict[str, Any]:
    """What every page of figures says of what was asked for."""
    since = now.since()
    return {
        "form": form,
        "formula": formula,
        "now": now,
        "before": before,
        "since": since,
        "is_too_early": bool(now.day and since and now.day < since),
        "query": form.query,
    }
