"""Whose turn it is, for a list: the same answers as for one row, and no query for each."""

import pytest
from django.utils import timezone

from sanfang.recruiting.actions import answering, interviewing
from sanfang.recruiting.models import Application, Interview
from sanfang.turns import turn_of
from tests.recruiting.route import an_invitation


@pytest.fixture
def rows(route, cast) -> list[Application]:
    """One that was invited, one with an offer, one that was just sent."""
    route.invited("zhang")
    route.offered("li")
    route.applied("wang")
    return list(Application.objects.visible_to(cast.actor("mo")).for_lists().with_turns())


def test_turns_cost_no_query(rows, django_assert_num_queries):
    with django_assert_num_queries(0):
        acts = [turn_of(application).act for application in rows]

    assert acts == ["read_resume", "answer_offer", "answer_interview"]


def test_they_are_those_of_single_rows(rows):
    for application in rows:
        alone = turn_of(Application.objects.get(pk=application.pk))
        assert (turn_of(application).act, turn_of(application).until) == (alone.act, alone.until)


def test_what_is_over_is_nobodys_turn_any_more(route, cast):
    """A round that was declined and an offer that was declined are no longer open."""
    interviewing.decline(route.invited("zhang"), actor=cast.actor("zhang"))
    answering.decline(route.offered("li"), actor=cast.actor("li"))

    rows = Application.objects.for_lists().with_turns()

    assert [turn_of(application).act for application in rows] == ["decide_application"] * 2
    assert [(one.open_interview, one.open_offer) for one in rows] == [(None, None)] * 2


def test_a_second_round_holds_the_turn(route, cast):
    application = route.interviewed()
    second = interviewing.invite(application, an_invitation(), actor=cast.actor("mo"))

    (row,) = Application.objects.for_lists().with_turns()

    assert row.open_interview == second
    assert turn_of(row).act == "answer_interview"


def test_interviews_without_a_result_are_those_that_were_accepted_and_have_begun(route, cast):
    for who in ("zhang", "li", "wang"):
        route.invited(who)
    began = timezone.now()
    accepted = Interview.objects.filter(graduate__in=[cast.zhang, cast.li])
    accepted.update(state="accepted")
    Interview.objects.exclude(graduate=cast.li).update(starts_at=began)

    found = Interview.objects.without_result(began)

    assert [interview.graduate for interview in found] == [cast.zhang]
