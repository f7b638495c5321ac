"""The review of an agreement that came by the platform: the offer, its cautions, the employer's facts."""

import pytest

from sanfang.institutions.models import Policy
from sanfang.recruiting.models import Offer
from sanfang.recruiting.terms import day_in_words
from sanfang.statistics.employer_facts import HELD_BACK
from tests.recruiting.route import Route


@pytest.fixture
def route(cast) -> Route:
    return Route(cast)


def read(client, agreement) -> str:
    return client.get(f"/school/agreements/{agreement.pk}/").content.decode()


def test_it_says_how_the_two_came_together_and_what_was_offered(as_, route):
    agreement = route.signed()

    page = read(as_("teacher"), agreement)

    last_day = day_in_words(Offer.objects.get().last_day)
    for words in ("平台应聘签约", "接受了单位的签约通知", last_day, "8,000 元", "3,000 元", "提供单人宿舍。"):
        assert words in page


def test_terms_that_deserve_a_second_look_stand_there_as_facts(cast, as_, route):
    Policy.objects.create(province=cast.province, penalty_ceiling=2000)
    agreement = route.accept(route.offered(contract_months=12, probation_months=6))

    page = read(as_("teacher"), agreement)

    assert "试用期 6 个月超过了法律的上限" in page
    assert "超过了省里规定的上限 2000 元" in page
    assert "有需要再看一眼的" in page


def test_once_reviewed_the_cautions_stay_and_the_hint_goes(cast, as_, route):
    agreement = cast.approve(route.accept(route.offered(contract_months=12, probation_months=6)))

    page = read(as_("teacher"), agreement)

    assert "试用期 6 个月超过了法律的上限" in page
    assert "有需要再看一眼的" not in page


def test_without_cautions_nothing_is_said_to_be_fine(as_, route):
    assert "上限" not in read(as_("teacher"), route.signed())


def test_the_employers_facts_stand_there_for_every_registered_employer(as_, route, cast):
    assert read(as_("teacher"), route.signed()).count(HELD_BACK) == 4
    assert read(as_("teacher"), cast.sign(cast.li)).count(HELD_BACK) == 4


def test_the_other_routes_have_no_offer(as_, signed):
    assert "签约通知的条件" not in read(as_("teacher"), signed)


def test_a_card_agreement_of_an_unregistered_employer_has_no_facts(as_, signed):
    type(signed).objects.filter(pk=signed.pk).update(employer=None, route="3")

    assert HELD_BACK not in read(as_("teacher"), signed)


def test_it_costs_three_queries_more_than_another_route(as_, route, django_assert_num_queries):
    client, agreement = as_("teacher"), route.signed()

    with django_assert_num_queries(24):
        read(client, agreement)
