"""The positions of the demo, played through the verbs that an employer's taps would call."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from demo.loading import employers, openings
from demo.loading.happening import play
from demo.loading.papers import papers_in
from sanfang import calendar
from sanfang.employers.models import Position
from sanfang.institutions.models import Province
from tests.demo.conftest import TODAY

AFTERNOON = datetime(TODAY.year, TODAY.month, TODAY.day, 15, tzinfo=calendar.CHINA)
LONG_AGO = AFTERNOON - timedelta(days=500)


@pytest.fixture
def offered(db: None, folder: Path) -> list[openings.Opening]:
    """Everything begun long ago by employers that are verified by now, and gone on with until today."""
    province = Province.objects.create(code="340000", name="安徽省")
    found = openings.read(folder, TODAY)
    with time_machine.travel(LONG_AGO, tick=False), papers_in(folder) as papers:
        employers.load(papers, province)
        for opening in found:
            opening.begin()
    employers.judge_all(folder)
    for happening in sorted(openings.happenings(found), key=lambda one: one.at):
        play(happening)
    return found


def test_each_ends_in_the_state_that_the_workbook_tells_and_graduates_find_them(
    offered: list[openings.Opening],
) -> None:
    states = Counter(Position.objects.order_by("pk").values_list("state", flat=True))
    with time_machine.travel(AFTERNOON, tick=False):
        found = list(Position.objects.on_offer().latest_first())

    assert states == Counter(opening.state for opening in offered)
    assert states == {"published": 54, "closed": 4, "draft": 3}
    # Those of four employers that are not verified reach nobody.
    assert len(found) == 50
    ages = {(TODAY - calendar.day_of(position.published_at)).days for position in found}
    assert ages <= set(range(1, 41))
    assert len({position.city for position in found}) > 10
