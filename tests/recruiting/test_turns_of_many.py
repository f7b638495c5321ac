"""Whose turn it is with many applications at once: lists cost the same at any number of rows."""

import pytest

from sanfang.actors import Party
from sanfang.recruiting.actions import answering
from sanfang.recruiting.models import Application
from sanfang.recruiting.turns import with_letters
from sanfang.turns import turn_of


def titles(applications) -> dict[str, str]:
    return {one.employer.name: turn_of(one).for_reader(Party.GRADUATE).title for one in applications}


@pytest.fixture
def two(route) -> None:
    """An invitation by one employer, an offer by the other, which declined offers came before."""
    route.invited(to="mo")
    declined = route.offered(by="ann")
    answering.decline(declined, actor=route.cast.actor("zhang"))
    Application.objects.filter(pk=declined.application_id).update(state="withdrawn")
    route.offered(by="ann")


def test_the_interview_or_the_offer_that_is_open_has_the_turn(two):
    expected = {"芜湖云帆软件有限公司": "请答复面试邀请", "合肥安信科技有限公司": "请接受或谢绝"}

    rows = Application.objects.order_by("pk").exclude(state="withdrawn")

    assert titles(rows) == expected
    assert titles(with_letters(rows)) == expected


def test_it_costs_two_queries_for_all(two, django_assert_num_queries):
    rows = with_letters(Application.objects.order_by("pk").for_lists())

    with django_assert_num_queries(3):
        titles(rows)
