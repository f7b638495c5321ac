"""Beside an agreement every other open offer is view-only, and comes back by itself when it ends (manual A4)."""

from datetime import timedelta

import pytest
import time_machine

from sanfang.agreements import actions as agreements
from sanfang.destinations import actions as destinations
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.notices.models import Notice
from sanfang.recruiting.errors import ViewOnly
from sanfang.recruiting.models import Offer
from sanfang.recruiting.standing import Obstacle, obstacle_to
from sanfang.recruiting.states import OfferState


@pytest.fixture
def offer(route) -> Offer:
    """Ann's offer to zhang."""
    return route.offered(by="ann")


def now_in_the_way() -> Obstacle | None:
    return obstacle_to(Offer.objects.for_lists().get(employer__name__startswith="合肥"))


def told_to(cast, who: str) -> list[str]:
    return [notice.title for notice in Notice.objects.visible_to(cast.actor(who))]


def test_a_free_graduate_may_accept(offer):
    assert now_in_the_way() is None


def test_an_agreement_by_route_2_stands_in_the_way(cast, offer):
    cast.sign()

    assert now_in_the_way() is Obstacle.TAKEN
    assert Offer.objects.get().state == OfferState.OPEN
    assert told_to(cast, "ann")[0] == "张䶮已有一份就业协议，您的签约通知暂不能接受"


def test_an_agreement_by_route_1_stands_in_the_way(cast, route, offer):
    route.signed(by="mo")

    assert now_in_the_way() is Obstacle.TAKEN


@pytest.mark.parametrize("ending", ["disown", "reject", "terminate", "unlock"])
def test_whatever_ends_the_agreement_brings_the_offer_back(cast, offer, ending):
    agreement = cast.sign()
    if ending == "disown":
        agreements.disown(agreement, actor=cast.actor("zhang"))
    elif ending == "reject":
        agreements.reject(agreement, actor=cast.actor("teacher"), reason="材料不全，请补充")
    else:
        cast.approve(agreement)
        assert now_in_the_way() is Obstacle.TAKEN
        agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位同意解除")

    assert now_in_the_way() is None
    assert told_to(cast, "ann")[0] == "张䶮又可以接受您的签约通知了"
    assert told_to(cast, "zhang").count("合肥安信科技有限公司的签约通知又可以接受了") == 1


def test_each_agreement_is_told_of_once(cast, offer):
    cast.approve(cast.sign())

    assert told_to(cast, "ann").count("张䶮已有一份就业协议，您的签约通知暂不能接受") == 1


def test_the_employer_of_the_agreement_is_not_told_of_itself(cast, route):
    route.offered(by="mo")
    cast.sign(by="mo")

    assert not any("暂不能接受" in title for title in told_to(cast, "mo"))


def test_what_ran_out_meanwhile_does_not_come_back(cast, offer):
    agreement = cast.sign()

    with time_machine.travel(offer.answer_by + timedelta(seconds=1)):
        agreements.disown(agreement, actor=cast.actor("zhang"))

    assert not any("又可以接受" in title for title in told_to(cast, "ann"))


def test_another_employment_stands_in_the_way_too(cast, offer):
    destinations.employed_by_agreement(cast.zhang, name="某单位", uscc="", actor=cast.actor("administrator"))

    assert now_in_the_way() is Obstacle.EMPLOYED


def test_a_record_that_is_not_confirmed_stands_in_the_way(offer):
    Graduate.objects.update(confirmed_at=None)

    assert now_in_the_way() is Obstacle.UNCONFIRMED


def test_A11_whoever_left_the_list_cannot_accept(cast, route, offer):
    graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")

    assert now_in_the_way() is Obstacle.LEFT
    with pytest.raises(ViewOnly, match="不在本届毕业生名单"):
        route.accept(offer)


def test_what_stands_in_the_way_costs_no_query_on_a_list(offer, django_assert_num_queries):
    offers = list(Offer.objects.for_lists())

    with django_assert_num_queries(0):
        assert [obstacle_to(one) for one in offers] == [None]
