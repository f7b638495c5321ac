"""The first page says what to do next."""

import pytest
from django.test import Client

from sanfang.agreements import actions as agreements
from sanfang.destinations.models import Destination
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.recruiting.actions import answering
from tests.permissions.stage import a_pdf


def home(as_, who="zhang") -> str:
    answer = as_(who).get("/m/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visitor_is_shown_how_to_come_in_through_wechat(db):
    answer = Client().get("/m/", follow=True)

    assert answer.redirect_chain == [("/open-in-wechat/", 302)]
    assert "请从微信进入" in answer.content.decode()


def test_everything_of_the_manual_has_its_line(as_):
    page = home(as_)

    for words in ("面试和签约通知", "我的签约", "生源信息维护", "解除就业协议申请", "二维码名片"):
        assert words in page


def test_an_unconfirmed_record_comes_first(cast, as_):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)

    page = home(as_)

    assert "请核对并确认生源信息" in page
    assert "去核对生源信息" in page
    assert "出示二维码名片" not in page


def test_a_confirmed_graduate_is_led_to_the_card(as_):
    assert "可以签约了" in home(as_)
    assert "出示二维码名片" in home(as_)


def test_a_signed_graduate_waits_for_the_school(as_, signed):
    page = home(as_)

    assert "等待学校审核" in page
    assert signed.employer_name in page


def test_an_employed_graduate_reads_the_two_ways_out(cast, as_):
    Destination.objects.filter(graduate=cast.zhang).update(code="10", source="hand", employer_name="某单位")

    page = home(as_)

    assert "解约申请" in page
    assert "解锁" in page


@pytest.mark.parametrize("path", ["/m/", "/m/dispatch/", "/m/me/"])
def test_the_tabs_show_where_one_is(as_, path):
    page = as_("zhang").get(path).content.decode()

    assert page.count('aria-current="page"') == 1


@pytest.mark.parametrize("who", ["teacher", "mo", "officer"])
def test_no_other_party_finds_the_phone_pages(as_, who):
    assert as_(who).get("/m/").status_code == 404


def test_me_shows_who_one_is_without_the_whole_id_number(cast, as_):
    page = as_("zhang").get("/m/me/").content.decode()

    assert "张䶮" in page
    assert cast.zhang.id_number not in page
    assert cast.zhang.id_number[-4:] in page
    assert "退出" not in page


def test_the_first_page_costs_the_same_however_many_agreements(cast, as_, django_assert_num_queries):
    client = as_("zhang")
    cast.sign()
    with django_assert_num_queries(7):
        client.get("/m/")


def test_an_offer_to_answer_is_the_first_thing(as_, route):
    offer = route.offered()

    page = home(as_)

    for words in ("轮到您了", "请接受或谢绝", "签约通知：软件工程师", "芜湖云帆软件有限公司", "查看并答复"):
        assert words in page
    assert f'href="/m/offers/{offer.pk}/">查看并答复</a>' in page
    assert "出示二维码名片" not in page


def test_an_interview_to_answer_is_the_first_thing(as_, route):
    interview = route.invited()

    page = home(as_)

    for words in ("请答复面试邀请", "面试邀请：软件工程师", "芜湖云帆软件有限公司"):
        assert words in page
    assert f'href="/m/interviews/{interview.pk}/">查看并答复</a>' in page


def test_what_was_answered_gives_way(as_, route):
    answering.decline(route.offered(), actor=route.cast.actor("zhang"))

    assert "出示二维码名片" in home(as_)


THINGS = {
    "record": lambda route: Graduate.objects.update(confirmed_at=None),
    "nothing": lambda route: None,
    "employed": lambda route: Destination.objects.update(code="10", source="hand"),
    "interview": lambda route: route.invited(),
    "offer": lambda route: route.offered(),
    "signed": lambda route: route.signed(),
    "in force": lambda route: route.cast.approve(route.signed()),
    "proposed": lambda route: strictly(route).sign(),
    "termination": lambda route: ask_to_end(route),  # noqa: PLW0108 — defined below
}


@pytest.mark.parametrize("name", THINGS)
def test_whatever_comes_first_its_button_leads_to_a_page(as_, route, name):
    THINGS[name](route)
    client = as_("zhang")

    step = client.get("/m/").context["step"]

    assert (step is None) == (name == "employed")
    assert step is None or client.get(step.url).status_code == 200


def strictly(route):
    Policy.objects.create(school=route.cast.school, confirmation="before_signing")
    return route.cast


def ask_to_end(route):
    agreements.apply_for_termination(
        route.cast.approve(route.signed()),
        actor=route.cast.actor("zhang"),
        reason_code="04",
        reason="另谋发展",
        files=[a_pdf("解约函.pdf")],
    )


def test_the_first_page_costs_the_same_however_many_letters(as_, route, django_assert_num_queries):
    route.invited(to="ann")
    route.offered(by="mo")
    client = as_("zhang")
    with django_assert_num_queries(11):
        client.get("/m/")
