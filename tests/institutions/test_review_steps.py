"""How many people look before a school decides: the province says at least, a school may say more."""

import pytest
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.institutions import actions
from sanfang.institutions.errors import FewerReviewers
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import ReviewSteps


def say(cast, owner, by, signing, termination):
    steps = ReviewSteps(signing, termination)
    actions.set_policy(owner, confirmation="", acceptance_days=None, review=steps, actor=cast.actor(by))


def steps_at(school) -> tuple[int, int]:
    rules = Policy.objects.rules_of(school)
    return rules.review_steps, rules.termination_steps


def test_without_any_policy_one_person_decides(cast):
    assert steps_at(cast.school) == (1, 1)


def test_a_school_asks_for_two_steps_of_each_act_by_itself(cast):
    say(cast, cast.school, "administrator", 2, 1)

    assert (steps_at(cast.school), steps_at(cast.other_school)) == ((2, 1), (1, 1))


def test_what_the_province_asks_for_holds_for_every_school(cast):
    say(cast, cast.school, "administrator", 1, 2)

    say(cast, cast.province, "officer", 2, 1)

    assert (steps_at(cast.school), steps_at(cast.other_school)) == ((2, 2), (2, 1))


@pytest.mark.parametrize(("signing", "termination"), [(1, 2), (2, 1)])
def test_a_school_never_asks_for_fewer(cast, signing, termination):
    say(cast, cast.province, "officer", 2, 2)

    with pytest.raises(FewerReviewers):
        say(cast, cast.school, "administrator", signing, termination)


def test_the_trail_says_what_was_set(cast):
    say(cast, cast.school, "administrator", 2, 2)

    assert Entry.objects.get(act="policy.set").new == "- - review_steps:2 termination_steps:2"


@pytest.mark.parametrize("column", ["review_steps", "termination_steps"])
def test_the_database_knows_one_step_or_two(cast, column):
    with pytest.raises(IntegrityError), transaction.atomic():
        Policy.objects.create(school=cast.school, **{column: 3})
