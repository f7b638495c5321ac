"""Every page of 「签约通知」 in Chromium: nothing for axe to say, nothing beyond the edge."""

import pytest

from sanfang.employers.states import Standing
from sanfang.institutions.models import Policy
from sanfang.recruiting.actions import answering, offering, reading
from sanfang.recruiting.models import Offer
from tests.cast import a_graduate
from tests.portals.employer.offers import LIST, page_of, send_at
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.recruiting.route import in_days, let_run_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOUBTFUL = {"contract_months": 12, "probation_months": 6, "monthly_pay": 1000, "penalty": 8000}


@pytest.fixture
def origin(live_server) -> str:
    return live_server.url


@pytest.fixture
def mo(desk, origin, cast):
    """The desk of the recruiter whose company offers."""
    sign_in(desk, origin, cast.users["mo"])
    return desk


def fill_in(page) -> None:
    page.get_by_label("报到日期").fill("2027-03-01")
    page.get_by_label("合同期限").select_option(label="1 年")
    page.get_by_label("试用期").select_option(label="6 个月")
    page.get_by_label("其他约定").fill("提供单人宿舍，每月餐补 500 元。\n入职满一年未能落户，双方解除协议。")


def test_sending(mo, origin, cast, route):
    Policy.objects.create(province=cast.province, penalty_ceiling=5000)
    application = route.interviewed()
    look_at(mo, f"{origin}{LIST}", "employer/offers-empty")

    look_at(mo, f"{origin}{send_at(application)}", "employer/offer-send")
    mo.get_by_label("月薪（税前）").fill("-1")
    mo.get_by_label("接受邀请截止日期").fill("2099-06-30")
    mo.get_by_role("button", name="下一步：核对").click()
    look_here(mo, "employer/offer-send-refused")
    mo.get_by_label("月薪（税前）").fill("１，８００ 元")
    mo.get_by_label("违约金").fill("8,000")
    mo.get_by_label("接受邀请截止日期").fill("2099-06-30")
    fill_in(mo)
    mo.get_by_role("button", name="下一步：核对").click()
    look_here(mo, "employer/offer-send-deadline-refused")
    mo.get_by_label("接受邀请截止日期").fill(f"{in_days(10)}")
    mo.get_by_role("button", name="下一步：核对").click()
    look_here(mo, "employer/offer-check-with-cautions")

    mo.get_by_role("button", name="返回修改").click()
    assert mo.get_by_label("其他约定").input_value().count("\n") == 1
    assert mo.get_by_label("月薪（税前）").input_value() == "１，８００ 元"
    mo.get_by_role("button", name="下一步：核对").click()
    mo.get_by_role("button", name="发出签约通知").click()
    look_here(mo, "employer/offer-sent")
    look_at(mo, f"{origin}{LIST}", "employer/offers-one")
    look_at(mo, f"{origin}{send_at(application)}", "employer/offer-already-out")


def test_changing_and_withdrawing(mo, origin, cast, route):
    offer = route.offered()
    reading.mark_read(offer, actor=cast.actor("zhang"))

    look_at(mo, f"{origin}{page_of(offer)}", "employer/offer")
    mo.get_by_role("link", name="修改").click()
    look_here(mo, "employer/offer-change")
    mo.get_by_role("button", name="下一步：核对").click()
    look_here(mo, "employer/offer-change-nothing")
    mo.get_by_label("月薪（税前）").fill("9,000")
    mo.get_by_label("其他约定").fill("")
    mo.get_by_role("button", name="下一步：核对").click()
    look_here(mo, "employer/offer-change-check")
    mo.get_by_role("button", name="发出修改后的签约通知").click()
    look_here(mo, "employer/offer-changed")
    mo.get_by_role("link", name="撤回").click()
    look_here(mo, "employer/offer-withdraw")
    mo.get_by_label("原因").fill("岗位调整，以后再联系您。")
    mo.get_by_role("button", name="撤回").click()
    look_here(mo, "employer/offer-withdrawn")


def test_the_graduate_was_faster(mo, origin, route):
    offer = route.offered()
    mo.goto(f"{origin}{page_of(offer, 'change/')}")
    mo.get_by_label("月薪（税前）").fill("9,000")
    mo.get_by_role("button", name="下一步：核对").click()
    route.accept(offer)
    mo.get_by_role("button", name="发出修改后的签约通知").click()
    look_here(mo, "employer/offer-accepted-meanwhile")


def test_running_out_and_coming_back(mo, origin, route):
    offer = route.offered(**DOUBTFUL)
    let_run_out(offer)

    look_at(mo, f"{origin}{page_of(offer)}", "employer/offer-expired")
    mo.get_by_role("button", name="恢复").click()
    look_here(mo, "employer/offer-revived")


def test_standing_still(mo, origin, route, set_standing):
    offer = route.offered()
    route.signed(by="ann")

    look_at(mo, f"{origin}{page_of(offer)}", "employer/offer-view-only")
    set_standing(Standing.FROZEN)
    look_at(mo, f"{origin}{page_of(offer)}", "employer/offer-under-scrutiny")


def test_many(mo, origin, cast, route):
    answering.decline(route.offered(), actor=cast.actor("zhang"), reason="想去别的城市")
    offering.withdraw(route.offered("wang"), actor=cast.actor("mo"))
    let_run_out(route.offered("zhou", position_title="嵌入式软件开发工程师（芜湖）"))
    route.accept(route.offered("li"), "li")
    open_one = route.offered("zhang", by="mo")
    for number in range(26):
        graduate = a_graduate(cast.mechanics, cast.plan, f"陈{number}")
        open_one.pk, open_one.graduate = None, graduate
        open_one.save(force_insert=True)
    assert Offer.objects.count() == 31

    look_at(mo, f"{origin}{LIST}", "employer/offers-many")
    look_at(mo, f"{origin}{LIST}?page=2", "employer/offers-many-2")
    mo.get_by_label("状态").select_option(label="已谢绝")
    mo.get_by_role("search", name="筛选").get_by_role("button", name="查询").click()
    look_here(mo, "employer/offers-declined")
    mo.get_by_role("link", name="张䶮").click()
    look_here(mo, "employer/offer-declined")
    mo.goto(f"{origin}{LIST}")
    mo.get_by_label("毕业生姓名").fill("没有这个人")
    mo.get_by_label("毕业生姓名").press("Enter")
    look_here(mo, "employer/offers-nobody")
