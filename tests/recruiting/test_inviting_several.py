"""Inviting several at once: every one of them, or nobody, and a refusal says whom or what it is about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.recruiting.actions import applying
from sanfang.recruiting.actions.interviewing import invite_all
from sanfang.recruiting.errors import (
    EmployerMayNotReach,
    LinkNotSecure,
    OneStopsAll,
    SomeNotFound,
    TimeIsPast,
    WhereMissing,
)
from sanfang.recruiting.models import Interview
from tests.recruiting.route import an_invitation


@pytest.fixture
def several(route) -> list[int]:
    return [route.applied(who).pk for who in ("zhang", "li", "wang")]


def test_all_are_invited(several, cast):
    invite_all(several, an_invitation(), actor=cast.actor("mo"))

    assert set(Interview.objects.values_list("application_id", flat=True)) == set(several)


def test_one_that_cannot_be_invited_is_named_and_nobody_is(several, cast, route):
    applying.withdraw(route.applied("li"), actor=cast.actor("li"))

    with pytest.raises(OneStopsAll, match=r"不能邀请李晓，本次一份邀请也没有发出。.*已撤回"):
        invite_all(several, an_invitation(), actor=cast.actor("mo"))

    assert not Interview.objects.exists()


def test_those_of_another_employer_are_not_found(several, cast, route):
    foreign = route.applied("zhang", to="ann")

    with pytest.raises(SomeNotFound, match="1 份"):
        invite_all([*several, foreign.pk], an_invitation(), actor=cast.actor("mo"))

    assert not Interview.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"starts_at": timezone.now() - timedelta(minutes=1)}, TimeIsPast),
        ({"place": ""}, WhereMissing),
        ({"link": "http://meeting.example.com/1"}, LinkNotSecure),
        ({"link": "javascript:alert(1)"}, LinkNotSecure),
    ],
)
def test_what_is_wrong_with_the_invitation_is_nobodys_fault(several, cast, changes, refusal):
    with pytest.raises(refusal):
        invite_all(several, an_invitation(**changes), actor=cast.actor("mo"))

    assert not Interview.objects.exists()


def test_D08_an_employer_that_is_not_verified_reads_that_and_no_name(several, cast):
    Employer.objects.filter(pk=cast.employers["mo"].pk).update(standing=Standing.FROZEN)

    with pytest.raises(EmployerMayNotReach):
        invite_all(several, an_invitation(), actor=cast.actor("mo"))
