"""Accepting an offer: one agreement, of exactly what was shown (manual B6; promises A01, A02, A07–A11, P15)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement, Route
from sanfang.agreements.states import State
from sanfang.audit.models import Entry
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import answering
from sanfang.recruiting.errors import DeadlinePassed, NotNow, NotYours, TermsChanged, ViewOnly
from sanfang.recruiting.models import Offer
from sanfang.recruiting.states import ApplicationState, OfferState


def test_the_agreement_waits_for_the_school_at_once(route):
    offer = route.offered()

    agreement = route.accept(offer)

    offer.refresh_from_db()
    assert (agreement.route, agreement.state) == (Route.PLATFORM, State.AWAITING_SCHOOL)
    assert agreement.confirmed_at is not None
    assert (offer.state, offer.agreement) == (OfferState.ACCEPTED, agreement)
    assert offer.application.state == ApplicationState.SIGNED
    assert route.graduate().is_locked


@pytest.mark.parametrize("confirmation", ["before_approval", "before_signing"])
def test_the_graduates_own_word_is_what_the_strict_policies_ask_for(cast, route, confirmation):
    Policy.objects.create(school=cast.school, confirmation=confirmation)

    assert route.signed().state == State.AWAITING_SCHOOL


def test_the_terms_fill_the_second_and_the_fifth_article(route):
    terms = route.signed().details["terms"]

    assert terms["article_two"] == (
        "甲方于 2026 年 7 月 10 日前到乙方报到，在安徽省芜湖市从事软件工程师工作。\n"
        "劳动合同期限 3 年，其中试用期 3 个月。\n"
        "试用期满后月薪 8,000 元（税前）。\n"
        "提供单人宿舍。"
    )
    assert terms["article_five"] == "一方违约的，向另一方支付违约金 3,000 元。"


def test_the_agreement_is_the_text_that_was_shown(route):
    offer = route.offered()
    shown = offer.shown_sha256()

    assert route.accept(offer).details_sha256 == shown


def test_A01_A10_tapping_again_gives_the_same_agreement(route):
    offer = route.offered()
    shown = offer.shown_sha256()

    numbers = {
        answering.accept(offer, actor=route.cast.actor("zhang"), shown_sha256=shown).number for _ in range(5)
    }

    assert len(numbers) == 1
    assert Agreement.objects.count() == 1
    assert Entry.objects.filter(act="offer.accept").count() == 1


def test_A01_whoever_declined_cannot_accept_any_more(route):
    offer = route.offered()
    answering.decline(offer, actor=route.cast.actor("zhang"))

    with pytest.raises(NotNow, match="已谢绝"):
        route.accept(offer)
    assert not Agreement.objects.exists()


def test_A01_declining_twice_is_declining_once(route):
    offer = route.offered()
    for reason in ("已有安排", "再说一次"):
        answering.decline(offer, actor=route.cast.actor("zhang"), reason=reason)

    assert (offer.state, offer.reason) == (OfferState.DECLINED, "已有安排")
    assert Entry.objects.filter(act="offer.decline").count() == 1


def test_A02_the_second_of_two_offers_is_view_only_and_its_employer_is_told(cast, route):
    first, second = route.offered(by="mo"), route.offered(by="ann")
    route.accept(first)

    with pytest.raises(ViewOnly, match="只能查看"):
        route.accept(second)

    assert Offer.objects.get(pk=second.pk).state == OfferState.OPEN
    told = Notice.objects.visible_to(cast.actor("ann")).first()
    assert told.title == "张䶮已有一份就业协议，您的签约通知暂不能接受"
    assert "云帆" not in told.title + told.body


def test_it_comes_back_by_itself_when_the_agreement_ends(cast, route):
    first, second = route.offered(by="mo"), route.offered(by="ann")
    agreements.disown(route.accept(first), actor=cast.actor("zhang"))

    agreement = route.accept(Offer.objects.get(pk=second.pk))

    assert agreement.employer == cast.employers["ann"]
    titles = {notice.title for notice in Notice.objects.all()}
    assert "合肥安信科技有限公司的签约通知又可以接受了" in titles
    assert "张䶮又可以接受您的签约通知了" in titles


def test_offers_can_still_be_sent_to_somebody_who_has_signed(cast, route):
    route.signed(by="mo")

    offer = route.offered(by="ann")

    assert offer.state == OfferState.OPEN
    with pytest.raises(ViewOnly):
        route.accept(offer)


def test_A04_the_last_moment_is_the_end_of_the_last_day_in_china(route):
    offer = route.offered()

    with time_machine.travel(offer.answer_by, tick=False), pytest.raises(DeadlinePassed):
        route.accept(offer)
    with time_machine.travel(offer.answer_by - timedelta(seconds=1), tick=False):
        assert route.accept(offer).state == State.AWAITING_SCHOOL


@pytest.mark.parametrize("somebody", ["li", "wang", "zhou"])
def test_A07_nobody_elses_offer_is_there(route, somebody):
    offer = route.offered()

    with pytest.raises(NotYours):
        route.accept(offer, somebody)


@pytest.mark.parametrize("somebody", ["mo", "ann", "teacher", "administrator", "counsellor", "officer"])
def test_A08_nobody_accepts_for_the_graduate(route, somebody):
    offer = route.offered()

    with pytest.raises(NotYours):
        answering.accept(offer, actor=route.cast.actor(somebody), shown_sha256=offer.shown_sha256())
    assert not Agreement.objects.exists()


CHANGES = {
    "monthly_pay": 7999,
    "penalty": 5000,
    "probation_months": 6,
    "contract_months": 24,
    "place": "安徽省宣城市",
    "position_title": "测试工程师",
    "job_category": "19",
    "other_terms": "不提供宿舍。",
    "remarks": "面试车费由乙方承担。",
}


@pytest.mark.parametrize("name", CHANGES)
def test_P15_a_word_that_changed_meanwhile_is_not_accepted(route, name):
    offer = route.offered()
    shown = offer.shown_sha256()
    Offer.objects.filter(pk=offer.pk).update(**{name: CHANGES[name]})

    with pytest.raises(TermsChanged):
        answering.accept(offer, actor=route.cast.actor("zhang"), shown_sha256=shown)
    assert Offer.objects.get(pk=offer.pk).state == OfferState.OPEN
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        (Employer, "name", "芜湖云帆科技有限公司"),
        (Employer, "address", "安徽省芜湖市弋江区"),
        (Employer, "contact_person", "莫旧"),
        (Graduate, "name", "张龑"),
        (Graduate, "major_name", "物联网工程"),
        (Graduate, "phone", "13900139000"),
    ],
)
def test_P15_nor_a_detail_of_either_party(route, table, name, value):
    offer = route.offered()
    shown = offer.shown_sha256()
    table.objects.all().update(**{name: value})

    with pytest.raises(TermsChanged):
        answering.accept(offer, actor=route.cast.actor("zhang"), shown_sha256=shown)


def test_an_unconfirmed_record_stands_in_the_way(route):
    offer = route.offered()
    Graduate.objects.update(confirmed_at=None)

    with pytest.raises(ViewOnly, match="确认生源信息"):
        route.accept(offer)


@pytest.mark.parametrize("standing", ["frozen", "waiting", "refused"])
def test_an_employer_under_scrutiny_cannot_be_accepted(route, standing):
    offer = route.offered()
    Employer.objects.update(standing=standing)

    with pytest.raises(ViewOnly, match="资格正在核实"):
        route.accept(offer)


def test_the_deadline_counts_even_before_the_platform_has_written_it_down(route):
    offer = route.offered()
    Offer.objects.update(answer_by=timezone.now())

    with pytest.raises(DeadlinePassed):
        answering.decline(offer, actor=route.cast.actor("zhang"))
