"""What the tests of samples share: two schools with something to draw, and the acts of both sides."""

from datetime import date

import pytest

from sanfang.checks.models import Sample, SampleItem
from sanfang.checks.sampling import actions, drawing
from sanfang.graduates.models import Graduate
from tests.checks.sampling.samples import terms
from tests.destinations.byhand import record


@pytest.fixture
def today(monkeypatch):
    """The day it is, to be moved on."""

    def it_is(day: date) -> None:
        monkeypatch.setattr("sanfang.calendar.today", lambda: day)

    it_is(date(2026, 6, 1))
    return it_is


@pytest.fixture
def four_destinations(cast, today) -> list[Graduate]:
    """Zhang's, li's and wang's by hand, and zhou's at the other school."""
    for name, teacher in (
        ("zhang", "teacher"),
        ("li", "teacher"),
        ("wang", "teacher_of_another_department"),
        ("zhou", "administrator_of_another_school"),
    ):
        record(cast, graduate=cast.graduates[name], by=teacher)
    return [cast.graduates[name] for name in ("zhang", "li", "wang", "zhou")]


@pytest.fixture
def drawn(cast, four_destinations):
    """Draw, with other terms than the usual ones: two of each school, or as many as it has."""

    def draw(**values) -> Sample:
        return drawing.draw(terms(**values), actor=cast.actor("officer"))

    return draw


@pytest.fixture
def item(drawn, cast) -> SampleItem:
    """Zhang's, of a sample that holds everybody."""
    drawn(share=100)
    return SampleItem.objects.get(graduate=cast.zhang)


@pytest.fixture
def answered(cast, item) -> SampleItem:
    actions.answer(item, words="已到岗，见工资条", files=[], actor=cast.actor("teacher"))
    return item
