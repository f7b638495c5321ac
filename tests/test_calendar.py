"""Deadlines are the ends of days in China, whatever zone the server runs in (promises P18)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from sanfang import calendar

ZONES = ("UTC", "Asia/Shanghai", "America/New_York")


def test_a_day_ends_when_the_next_one_begins_in_china():
    assert calendar.end_of(date(2026, 3, 19)) == datetime(2026, 3, 19, 16, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_in_which_a_moment_is_told_changes_nothing(zone):
    moment = datetime(2026, 3, 19, 15, 59, 59, tzinfo=UTC).astimezone(ZoneInfo(zone))

    assert calendar.day_of(moment) == date(2026, 3, 19)
    assert calendar.day_of(moment + timedelta(seconds=1)) == date(2026, 3, 20)


@pytest.mark.parametrize("zone", ZONES)
def test_today_is_chinas_day_on_a_server_anywhere(zone):
    with (
        time_machine.travel(datetime(2026, 3, 20, 2, tzinfo=ZoneInfo("Asia/Shanghai"))) as _,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("TZ", zone)

        assert calendar.today() == date(2026, 3, 20)


def test_the_last_day_of_a_deadline_is_the_day_it_ends():
    day = date(2027, 2, 28)

    assert calendar.last_day_before(calendar.end_of(day)) == day


def test_the_days_of_chinas_summer_time_end_at_their_own_midnight():
    """1986 to 1991 the clocks went forward in spring (promises X07)."""
    assert calendar.end_of(date(1988, 7, 1)) == datetime(1988, 7, 1, 15, tzinfo=UTC)
