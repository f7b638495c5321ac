"""The figures of a scope, each counted again in Python from what was written."""

import math
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from statistics import median

import pytest
from django.utils import timezone

from sanfang import calendar
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.audit.models import Chain, Entry
from sanfang.codes.places import city_of, province_of
from sanfang.destinations.models import Destination
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan, SchoolClass
from sanfang.statistics import counting
from sanfang.statistics.cells import count, exact
from sanfang.statistics.figures import figures, label_of
from sanfang.statistics.formulas import FORMULAS, OF_2024
from sanfang.statistics.scope import Scope
from tests.cast import COHORT, a_graduate
from tests.statistics.many import a_cohort


@pytest.fixture
def scope(cast):
    return Scope(cast.actor("administrator"), COHORT)


@pytest.fixture
def people(cast):
    """Two hundred more of both departments; the cast itself has signed nothing."""
    return a_cohort([cast.computing, cast.mechanics], cast.plan, 200)


def in_force(people):
    return [one.agreement for one in people if one.agreement and one.agreement.state == State.IN_FORCE]


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_rate_counted_again(scope, people, formula):
    cells = exact(count(scope, formula), formula).cells["destinations"]
    total = len(people) + 3

    for part in formula.parts:
        number = sum(one.code.startswith(part.heads) for one in people)
        assert cells[part.key].count == number
        assert abs(cells[part.key].percent - Decimal(100 * number) / total) <= Decimal("0.05")
    settled = sum(one.code not in {"70", "71", "72"} for one in people)
    assert (cells["settled"].count, cells["all"].count) == (settled, total)
    assert cells["waiting"].count == sum(one.code == "70" for one in people) + 3


def test_what_the_agreements_say_counted_again(scope, people):
    counted = count(scope, OF_2024)

    signed = in_force(people)
    assert counted.signed == len(signed)
    assert counted.columns["routes"] == Counter(one.route for one in signed)
    assert counted.columns["natures"] == Counter(one.employer_nature for one in signed)
    assert counted.columns["industries"] == Counter(one.employer_industry for one in signed)
    assert counted.columns["provinces"] == Counter(province_of(one.employer_place) for one in signed)
    cities = Counter()
    for one in signed:
        province, city = province_of(one.employer_place), city_of(one.employer_place)
        cities[city if city == province else f"{province} {city}"] += 1
    assert counted.columns["cities"] == cities


def test_the_review_time_counted_again(scope, people):
    waits = sorted(
        one.agreement.decided_at - one.agreement.signed_at
        for one in people
        if one.agreement and one.agreement.decided_at
    )

    found = counting.review_time(scope)

    assert (found.decided, found.median) == (len(waits), median(waits))
    assert found.p90 == waits[math.ceil(0.9 * len(waits)) - 1]


def test_the_review_begins_when_the_graduate_has_confirmed(cast, scope):
    agreement = cast.approve(cast.sign())
    decided = agreement.decided_at or Agreement.objects.get(pk=agreement.pk).decided_at
    Agreement.objects.update(signed_at=decided - timedelta(days=9), confirmed_at=decided - timedelta(days=2))

    assert counting.review_time(scope).median == timedelta(days=2)


def test_without_an_answer_there_is_no_review_time(scope):
    found = counting.review_time(scope)

    assert (found.decided, found.median_in_words, found.p90_in_words) == (0, "—", "—")


def test_every_number_opens_as_many_graduates(scope, people):
    shown = exact(count(scope, OF_2024), OF_2024)

    for figure in figures(shown, None, OF_2024, COHORT):
        for line in figure.lines:
            behind = counting.graduates_behind(scope, OF_2024, figure.key, line.key)
            assert (figure.key, line.key, behind.count()) == (figure.key, line.key, line.now.count)


@pytest.mark.parametrize(
    ("figure", "key"), [("signing", "nobody"), ("destinations", "nobody"), ("nothing", "1"), ("", "")]
)
def test_a_number_that_is_not_there_opens_nothing(scope, figure, key):
    assert counting.graduates_behind(scope, OF_2024, figure, key) is None


def test_a_code_that_no_list_knows_is_among_the_others(cast, scope):
    Destination.objects.filter(graduate=cast.zhang).update(code="99", source="hand")

    behind = counting.graduates_behind(scope, OF_2024, "destinations", "others")

    assert [one.name for one in behind] == ["张䶮"]
    assert counting.by_destination(scope, OF_2024) == {"waiting": 2, "others": 1}


@pytest.mark.parametrize(
    ("who", "total"),
    [
        ("administrator", 3),
        ("teacher", 2),
        ("counsellor", 2),
        ("teacher_of_another_department", 1),
        ("officer", 4),
        ("mo", 0),
    ],
)
def test_everybody_counts_within_the_own_scope(cast, who, total):
    assert count(Scope(cast.actor(who), COHORT), OF_2024).graduates == total


def test_a_scope_is_narrowed_to_a_department_and_to_a_class(cast, scope):
    other = SchoolClass.objects.create(major=cast.zhang.school_class.major, name="计算机222")
    newcomer = a_graduate(cast.computing, cast.plan, "新来")
    Graduate.objects.filter(pk=newcomer.pk).update(school_class=other)

    narrow = replace(scope, department=cast.computing.pk)
    assert count(narrow, OF_2024).graduates == 3
    assert count(replace(narrow, school_class=other.pk), OF_2024).graduates == 1


def test_a_department_out_of_scope_is_nobody(cast):
    stranger = Scope(cast.actor("teacher"), COHORT, department=cast.mechanics.pk)

    assert count(stranger, OF_2024).graduates == 0


def test_who_left_the_list_counts_no_more(cast, scope):
    graduates.leave_list(cast.li, actor=cast.actor("administrator"), reason="延期毕业")

    assert count(scope, OF_2024).graduates == 2


def test_the_cohort_before_is_counted_a_year_earlier_to_the_day(cast, scope):
    plan = DispatchPlan.objects.create(cohort_year=COHORT - 1, name="秋季")
    a_graduate(cast.computing, plan, "早一年")
    day = calendar.today().replace(month=2, day=28).replace(year=2024) + timedelta(days=1)

    assert count(scope.before, OF_2024).graduates == 1
    assert (scope.before.year, scope.before.day) == (COHORT - 1, None)
    assert str(replace(scope, day=day).before.day) == "2023-02-28"
    assert replace(scope, school_class=1).before is None


@pytest.fixture
def told(monkeypatch):
    """Says when the next acts happen: `told(10)` is ten days ago, for the trail and the agreements."""
    now = timezone.now()

    def days_ago(days):
        monkeypatch.setattr(timezone, "now", lambda: now - timedelta(days=days))

    return days_ago


def as_of(scope, days):
    """The figures at the end of the day so many days ago."""
    return count(replace(scope, day=calendar.today() - timedelta(days=days)), OF_2024)


def test_a_past_day_is_asked_for(cast, scope, told):
    """Signed and approved twenty days ago, ended ten days ago, another one since five days."""
    Graduate.objects.update(created_at=timezone.now() - timedelta(days=30))
    told(20)
    cast.approve(cast.sign(cast.zhang))
    told(10)
    actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位违约")
    told(5)
    actions.approve(cast.sign(cast.wang), actor=cast.actor("administrator"))
    told(0)

    days = {days: as_of(scope, days) for days in (21, 20, 11, 10, 6, 5, 0)}

    assert {day: one.signed for day, one in days.items()} == {21: 0, 20: 1, 11: 1, 10: 0, 6: 0, 5: 1, 0: 1}
    employed = {day: one.destinations.get("employed", 0) for day, one in days.items()}
    assert employed == {21: 0, 20: 1, 11: 1, 10: 0, 6: 0, 5: 1, 0: 1}
    assert {day: one.review.decided for day, one in days.items()} == {
        21: 0, 20: 1, 11: 1, 10: 1, 6: 1, 5: 2, 0: 2,
    }  # fmt: skip


def test_before_the_list_was_there_nobody_is_counted(cast, scope):
    assert as_of(scope, 1).graduates == 0
    assert as_of(scope, 0).graduates == 3
    assert scope.since() == calendar.today()


def test_who_left_later_is_still_counted_on_an_earlier_day(cast, scope, told):
    Graduate.objects.update(created_at=timezone.now() - timedelta(days=30))
    told(10)
    graduates.leave_list(cast.li, actor=cast.actor("administrator"), reason="延期毕业")
    told(0)

    assert [as_of(scope, days).graduates for days in (11, 10, 0)] == [3, 2, 2]


def test_a_destination_that_the_trail_does_not_know_is_awaited_on_a_past_day(cast, scope):
    """Nothing is made up: what was written beside the trail is there today, and not to be asked back."""
    Destination.objects.filter(graduate=cast.zhang).update(code="11", source="hand")

    assert count(scope, OF_2024).destinations == {"employed": 1, "waiting": 2}
    assert as_of(scope, 0).destinations == {"waiting": 3}
    assert not Entry.objects.filter(act="destination.set").exists()
    assert Chain.objects.count() == 0


def test_lines_follow_the_code_list_and_never_the_count(scope, people):
    drawn = {one.key: one for one in figures(exact(count(scope, OF_2024), OF_2024), None, OF_2024, COHORT)}

    assert [line.key for line in drawn["destinations"].lines] == [
        "all", "settled", "employed", "founded", "free", "study", "waiting", "others",
    ]  # fmt: skip
    natures = [line.key for line in drawn["natures"].lines]
    assert natures == sorted(natures)
    assert drawn["provinces"].lines[0].label == "上海市"


def test_a_line_has_its_words():
    assert label_of("destinations", "employed", OF_2024, COHORT) == "毕业去向：单位就业（单位就业率）"
    assert label_of("industries", "42", OF_2024, COHORT) == "单位行业：教育"


@pytest.mark.parametrize("number", [3, 50])
@pytest.mark.parametrize("days", [None, 0])
def test_the_figures_cost_seven_queries_at_any_size(cast, scope, number, days, django_assert_num_queries):
    a_cohort([cast.computing, cast.mechanics], cast.plan, number)
    asked = replace(scope, day=calendar.today() if days == 0 else None)

    with django_assert_num_queries(7):
        count(asked, OF_2024)
