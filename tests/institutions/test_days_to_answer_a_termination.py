"""How long the other side may take to answer a request for termination: the province says, a school shortens."""

import pytest
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.institutions import actions
from sanfang.institutions.errors import AnswerDaysOutOfBounds
from sanfang.institutions.models import Policy


def say(cast, owner, by, days):
    actions.set_policy(
        owner, confirmation="", acceptance_days=None, termination_answer_days=days, actor=cast.actor(by)
    )


def days_at(school) -> int:
    return Policy.objects.rules_of(school).termination_answer_days


def test_without_any_policy_it_is_a_week(cast):
    assert days_at(cast.school) == 7


def test_the_province_says_it_for_every_school(cast):
    say(cast, cast.province, "officer", 30)

    assert days_at(cast.school) == days_at(cast.other_school) == 30


@pytest.mark.parametrize("days", [3, 10])
def test_a_school_shortens_it_for_itself_down_to_three_days(cast, days):
    say(cast, cast.province, "officer", 10)

    say(cast, cast.school, "administrator", days)

    assert (days_at(cast.school), days_at(cast.other_school)) == (days, 10)


@pytest.mark.parametrize("days", [2, 11])
def test_a_school_gives_neither_more_nor_too_little(cast, days):
    say(cast, cast.province, "officer", 10)

    with pytest.raises(AnswerDaysOutOfBounds, match="3 到 10 天"):
        say(cast, cast.school, "administrator", days)

    assert days_at(cast.school) == 10


def test_what_the_province_shortens_later_holds_for_every_school(cast):
    say(cast, cast.school, "administrator", 6)

    say(cast, cast.province, "officer", 4)

    assert days_at(cast.school) == 4


@pytest.mark.parametrize("days", [2, 31])
def test_the_database_keeps_no_other_number(cast, days):
    with pytest.raises(IntegrityError), transaction.atomic():
        Policy.objects.create(province=cast.province, termination_answer_days=days)


def test_a_change_is_remembered(cast):
    say(cast, cast.province, "officer", 10)

    assert Entry.objects.get(act="policy.set").new == "- - termination_answer_days:10"
