"""Positions: written as drafts, published, closed; what they say can be believed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from sanfang import calendar
from sanfang.audit.models import Entry
from sanfang.employers import actions
from sanfang.employers.errors import (
    ApplyByPassed,
    ApplyByTooFar,
    NotYours,
    PayOutOfOrder,
    PayWithoutBeginning,
    PositionStateUnchanged,
)
from sanfang.employers.models import Position
from sanfang.employers.states import PositionState
from tests.cast import a_position

TODAY = date(2026, 3, 10)
DRAFT, PUBLISHED, CLOSED = PositionState
VERBS = {PUBLISHED: actions.publish, CLOSED: actions.close}


@pytest.fixture(autouse=True)
def _frozen():
    # A quarter to nine in the morning in China.
    with time_machine.travel("2026-03-10T08:45:00+08:00", tick=False):
        yield


@pytest.fixture
def mo(cast):
    return cast.actor("mo")


@pytest.fixture
def draft(cast, mo) -> Position:
    return actions.save_position(written(cast), actor=mo)


def written(cast, **values) -> Position:
    facts = {"title": "测试工程师", "job_category": "13", "place": "安徽省合肥市蜀山区"}
    return Position(employer=cast.employers["mo"], **(facts | values))


def acts() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("act", flat=True))


def test_a_new_position_is_a_draft_whatever_its_writer_says(cast, mo):
    position = actions.save_position(written(cast, state=PUBLISHED), actor=mo)

    position.refresh_from_db()
    assert (position.state, position.published_at, position.is_open) == (DRAFT, None, False)
    assert acts() == ["position.add"]


def test_the_city_follows_the_place(draft, mo):
    assert draft.city == "合肥市"

    draft.place = "上海市浦东新区"
    actions.save_position(draft, actor=mo)

    draft.refresh_from_db()
    assert draft.city == "上海市"


def test_publishing_and_closing_leave_their_rows_in_the_trail(draft, mo):
    actions.publish(draft, actor=mo)
    actions.close(draft, actor=mo)
    actions.publish(draft, actor=mo)

    assert acts() == ["position.add", "position.publish", "position.close", "position.publish"]
    last = Entry.objects.latest("pk")
    assert (last.old, last.new, last.facts["title"]) == (CLOSED, PUBLISHED, "测试工程师")


def test_published_again_is_published_that_day(draft, mo):
    actions.publish(draft, actor=mo)
    actions.close(draft, actor=mo)
    with time_machine.travel("2026-04-01T10:00:00+08:00", tick=False):
        actions.publish(draft, actor=mo)

    assert (draft.is_open, calendar.day_of(draft.published_at)) == (True, date(2026, 4, 1))


@pytest.mark.parametrize("target", [PUBLISHED, CLOSED])
@pytest.mark.parametrize("state", list(PositionState))
def test_every_state_and_verb(cast, mo, state, target):
    position = a_position(cast.employers["mo"], state=state)
    allowed = (state, target) in {(DRAFT, PUBLISHED), (CLOSED, PUBLISHED), (PUBLISHED, CLOSED)}

    if allowed:
        VERBS[target](position, actor=mo)
    else:
        with pytest.raises(PositionStateUnchanged):
            VERBS[target](position, actor=mo)

    position.refresh_from_db()
    assert position.state == (target if allowed else state)


def test_what_is_saved_from_an_old_page_does_not_undo_a_closing(cast, mo):
    old_page = Position.objects.select_related("employer").get(pk=cast.position.pk)
    actions.close(cast.position, actor=mo)

    old_page.title = "高级软件工程师"
    actions.save_position(old_page, actor=mo)

    cast.position.refresh_from_db()
    assert (cast.position.state, cast.position.title) == (CLOSED, "高级软件工程师")


@pytest.mark.parametrize("verb", [actions.save_position, actions.offer, actions.publish, actions.close])
@pytest.mark.parametrize("outsider", ["ann", "teacher", "officer", "zhang"])
def test_nobody_else_writes_publishes_or_closes(cast, draft, verb, outsider):
    with pytest.raises(NotYours):
        verb(draft, actor=cast.actor(outsider))


def test_the_last_day_may_be_today_and_not_yesterday(cast, mo):
    actions.save_position(written(cast, apply_by=TODAY), actor=mo)

    with pytest.raises(ApplyByPassed):
        actions.save_position(written(cast, apply_by=TODAY - timedelta(days=1)), actor=mo)


def test_the_last_day_lies_within_two_years(cast, mo):
    actions.save_position(written(cast, apply_by=TODAY + timedelta(days=730)), actor=mo)

    with pytest.raises(ApplyByTooFar):
        actions.save_position(written(cast, apply_by=TODAY + timedelta(days=731)), actor=mo)


def test_nothing_is_published_after_its_last_day(cast, mo):
    position = actions.save_position(written(cast, apply_by=TODAY), actor=mo)

    # Midnight in China, when it is still the day before in Greenwich.
    with time_machine.travel("2026-03-11T00:00:00+08:00", tick=False), pytest.raises(ApplyByPassed):
        actions.publish(position, actor=mo)

    position.refresh_from_db()
    assert position.state == DRAFT


def test_a_last_day_that_has_passed_since_stands_while_something_else_is_mended(cast, mo):
    position = actions.offer(written(cast, apply_by=TODAY), actor=mo)

    with time_machine.travel("2026-03-20T09:00:00+08:00", tick=False):
        position.description = "负责测试。"
        actions.save_position(position, actor=mo)

    assert position.is_open


def test_what_cannot_be_published_is_not_saved_by_trying(cast, mo):
    with pytest.raises(ApplyByPassed):
        actions.offer(written(cast, apply_by=TODAY - timedelta(days=1)), actor=mo)

    assert Position.objects.count() == 2


@pytest.mark.parametrize(
    ("pay", "to", "words"),
    [
        (None, None, "面议"),
        (8000, None, "8,000 元起"),
        (8000, 12000, "8,000–12,000 元"),
        (8000, 8000, "8,000 元"),
    ],
)
def test_pay_in_words(cast, mo, pay, to, words):
    assert actions.save_position(written(cast, monthly_pay=pay, monthly_pay_to=to), actor=mo).pay == words


@pytest.mark.parametrize(
    ("pay", "to", "refusal"), [(9000, 8999, PayOutOfOrder), (None, 9000, PayWithoutBeginning)]
)
def test_pay_runs_upwards_from_its_lower_end(cast, mo, pay, to, refusal):
    with pytest.raises(refusal):
        actions.save_position(written(cast, monthly_pay=pay, monthly_pay_to=to), actor=mo)


@pytest.mark.parametrize(
    "values",
    [
        {"state": "open"},
        {"state": "published", "published_at": None},
        {"state": "closed", "published_at": None},
        {"monthly_pay": 9000, "monthly_pay_to": 8999},
        {"monthly_pay": None, "monthly_pay_to": 9000},
    ],
)
def test_the_database_insists(cast, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.filter(pk=cast.position.pk).update(**values)
