"""「面试和签约通知」 and what it leads to, in Chromium: the letter as the manual shows it, at 375 and 320 pixels."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sanfang import calendar
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import interviewing, offering
from sanfang.recruiting.models import Application, Interview, Offer
from tests.portals.graduate.many_letters import with_letters
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.recruiting.route import TERMS, an_invitation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/m/notices/"
HARD = {"probation_months": 6, "contract_months": 12, "penalty": 20_000, "monthly_pay": 1500}


@pytest.fixture
def origin(live_server) -> str:
    return live_server.url


@pytest.fixture
def zhang(phone, origin, cast):
    """The phone in zhang's hand."""
    sign_in(phone, origin, cast.users["zhang"])
    return phone


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_without_letters(zhang, origin):
    look_at(zhang, f"{origin}{LIST}", "graduate/letters-none")
    zhang.get_by_role("link", name="全部消息").click()
    look_here(zhang, "graduate/messages-none")


def test_an_interview_from_the_invitation_to_the_day(zhang, origin, cast, route):
    interview = route.invited(
        link="https://meeting.example.com/j/8812345678", message="请带成绩单。\n大门登记后上三楼。"
    )
    look_at(zhang, f"{origin}/m/", "graduate/home-interview")
    look_at(zhang, f"{origin}{LIST}", "graduate/letters-one")
    zhang.locator(".sf-notice").click()
    look_here(zhang, "graduate/interview")
    assert Interview.objects.get().read_at is not None

    press(zhang, "接受")
    look_here(zhang, "graduate/interview-accepted")
    zhang.get_by_role("link", name="谢绝面试").click()
    look_here(zhang, "graduate/interview-decline")
    zhang.get_by_label("谢绝原因").fill("当天有考试")
    press(zhang, "谢绝")
    look_here(zhang, "graduate/interview-declined")

    again = interviewing.invite(
        Application.objects.get(pk=interview.application_id), an_invitation(), actor=cast.mo
    )
    zhang.goto(f"{origin}/m/interviews/{again.pk}/")
    Interview.objects.filter(pk=again.pk).update(starts_at=timezone.now())
    press(zhang, "接受")
    look_here(zhang, "graduate/interview-too-late")


def test_a_link_from_wechat_leads_to_the_letter_and_that_is_noted(zhang, origin, cast, route):
    offer = route.offered()

    with zhang.expect_response(lambda answer: answer.url.endswith(f"/m/offers/{offer.pk}/read/")) as noted:
        zhang.goto(f"{origin}/m/offers/{offer.pk}/")

    assert noted.value.status == 204
    assert Offer.objects.get().read_at is not None
    assert not Notice.objects.visible_to(cast.actor("zhang")).unread().filter(kind="offer").exists()


def test_a_letter_is_accepted(zhang, origin, cast, route):
    offer = route.offered()
    look_at(zhang, f"{origin}/m/", "graduate/home-offer")
    zhang.get_by_role("link", name="查看并答复").click()
    look_here(zhang, "graduate/offer")
    zhang.get_by_role("link", name="查看协议样稿").click()
    look_here(zhang, "graduate/offer-agreement")
    zhang.get_by_role("link", name="返回签约通知").click()
    press(zhang, "接受")
    look_here(zhang, "graduate/agreement-by-offer")
    zhang.get_by_role("link", name="非本人签约").click()
    look_here(zhang, "graduate/disown-by-offer")
    look_at(zhang, f"{origin}/m/offers/{offer.pk}/", "graduate/offer-accepted")


def test_both_answers_are_in_reach_of_a_thumb(zhang, origin, route):
    offer = route.offered()
    zhang.goto(f"{origin}/m/offers/{offer.pk}/")

    for role, name in (("button", "接受"), ("link", "谢绝")):
        expect(zhang.get_by_role(role, name=name, exact=True)).to_be_in_viewport(ratio=1)
    tabs = zhang.locator(".sf-tabs").bounding_box()
    bar = zhang.locator(".sf-action").bounding_box()
    assert bar["y"] + bar["height"] <= tabs["y"] + 1


def test_a_letter_is_declined(zhang, origin, route):
    offer = route.offered()
    zhang.goto(f"{origin}/m/offers/{offer.pk}/")
    zhang.get_by_role("link", name="谢绝").click()
    look_here(zhang, "graduate/offer-decline")
    zhang.get_by_label("谢绝原因").fill("长" * 501)
    press(zhang, "谢绝")
    look_here(zhang, "graduate/offer-decline-refused")
    zhang.get_by_label("谢绝原因").fill("已有安排")
    press(zhang, "谢绝")
    look_here(zhang, "graduate/offer-declined")


def test_a_letter_that_changed_meanwhile(zhang, origin, cast, route):
    offer = route.offered()
    zhang.goto(f"{origin}/m/offers/{offer.pk}/")
    offering.change(
        offer,
        replace(TERMS, monthly_pay=7000, other_terms="不提供宿舍。"),
        last_day=calendar.today() + timedelta(days=10),
        actor=cast.mo,
    )
    Employer.objects.filter(pk=cast.employers["mo"].pk).update(contact_person="莫旧")

    press(zhang, "接受")

    look_here(zhang, "graduate/offer-changed")
    assert not Agreement.objects.exists()
    press(zhang, "接受")
    expect(zhang.get_by_text("等待学校审核").first).to_be_visible()
    assert Agreement.objects.get().details["employer"]["contact_person"] == "莫旧"


def test_terms_that_deserve_a_second_look(zhang, origin, cast, route):
    Policy.objects.create(province=cast.province, penalty_ceiling=5000)
    offer = route.offered(**HARD, other_terms="三个月内没有落户，协议自动解除。")

    look_at(zhang, f"{origin}/m/offers/{offer.pk}/", "graduate/offer-cautions")


def test_letters_that_cannot_be_answered(zhang, origin, cast, route):
    first, second = route.offered(by="mo"), route.offered(by="ann")
    zhang.goto(f"{origin}/m/offers/{second.pk}/")
    route.accept(first)
    press(zhang, "接受")
    look_here(zhang, "graduate/offer-taken-meanwhile")
    look_at(zhang, f"{origin}/m/offers/{second.pk}/", "graduate/offer-view-only")

    Offer.objects.filter(pk=second.pk).update(answer_by=timezone.now())
    look_at(zhang, f"{origin}/m/offers/{second.pk}/", "graduate/offer-overdue")
    offering.expire_overdue()
    look_at(zhang, f"{origin}/m/offers/{second.pk}/", "graduate/offer-expired")


def test_a_letter_that_was_withdrawn(zhang, origin, cast, route):
    offer = route.offered()
    offering.withdraw(offer, actor=cast.mo, reason="岗位取消")

    look_at(zhang, f"{origin}/m/offers/{offer.pk}/", "graduate/offer-withdrawn")


def test_many_letters(zhang, origin, route):
    with_letters(route, 12)

    look_at(zhang, f"{origin}{LIST}", "graduate/letters-many")
    zhang.get_by_role("link", name="全部消息").click()
    look_here(zhang, "graduate/messages-many")
