"""Every page of 「校招平台」 in Chromium: nothing for axe to say, nothing beyond the edge."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from sanfang import calendar
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Position
from sanfang.employers.states import Standing
from sanfang.graduates import actions as graduates
from sanfang.institutions.models import Policy
from tests.cast import a_position
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/employer"


@pytest.fixture
def mo(desk, live_server, cast):
    """The desk of the recruiter whose company signs."""
    sign_in(desk, live_server.url, cast.users["mo"])
    return desk


def test_registering(desk, origin, cast):
    look_at(desk, f"{origin}/register/", "employer/register")
    desk.get_by_label("E-mail").fill("1011.com")
    desk.get_by_role("button", name="注册").click()
    look_here(desk, "employer/register-refused")


def test_before_verification(mo, origin, company, set_standing, picture):
    set_standing(Standing.WAITING)
    Position.objects.all().delete()

    look_at(mo, f"{origin}/", "employer/home-waiting")
    look_at(mo, f"{origin}/documents/", "employer/documents-empty")
    mo.get_by_label("文件").set_input_files(
        {"name": "营业执照.png", "mimeType": "image/png", "buffer": picture}
    )
    mo.get_by_role("button", name="上传").click()
    look_here(mo, "employer/documents")
    look_at(mo, f"{origin}/sign/", "employer/sign-not-yet")
    look_at(mo, f"{origin}/positions/", "employer/positions-empty")
    look_at(mo, f"{origin}/agreements/", "employer/agreements-empty")
    look_at(mo, f"{origin}/notices/", "employer/notices-empty")
    set_standing(Standing.REFUSED, "营业执照看不清，请重新拍照上传。")
    look_at(mo, f"{origin}/", "employer/home-refused")


def test_preparing(mo, origin, company):
    look_at(mo, f"{origin}/profile/", "employer/profile")
    look_at(mo, f"{origin}/profile/edit/", "employer/profile-edit")
    look_at(mo, f"{origin}/positions/add/", "employer/position-add")
    mo.get_by_label("岗位名称").fill("测试工程师")
    mo.get_by_role("button", name="发布").click()
    look_here(mo, "employer/position-refused")
    look_at(mo, f"{origin}/positions/", "employer/positions")


def test_positions(mo, origin, company):
    mo.goto(f"{origin}/positions/add/")
    mo.get_by_label("岗位名称").fill("测试工程师")
    mo.get_by_label("职位类别").select_option(label="工程技术人员")
    mo.get_by_label("工作地点").fill("安徽省合肥市")
    mo.get_by_label("月薪（元）").fill("9000")
    mo.get_by_label("月薪上限（元）").fill("8000")
    mo.get_by_label("申请截止日期").fill("2099-06-30")
    mo.get_by_role("button", name="保存草稿").click()
    look_here(mo, "employer/position-pay-refused")
    mo.get_by_label("月薪上限（元）").fill("12000")
    mo.get_by_role("button", name="发布", exact=True).click()
    look_here(mo, "employer/position-date-refused")
    assert mo.get_by_label("申请截止日期").input_value() == "2099-06-30"
    mo.get_by_label("申请截止日期").fill(f"{calendar.today() + timedelta(days=30)}")
    mo.get_by_role("button", name="保存草稿").click()
    look_here(mo, "employer/positions-with-draft")
    mo.get_by_role("link", name="测试工程师").click()
    look_here(mo, "employer/position-draft")

    for number in range(26):
        days = timedelta(days=number - 10)
        a_position(company, title=f"岗位 {number}", apply_by=calendar.today() + days, monthly_pay_to=12000)
    mo.goto(f"{origin}/positions/")
    mo.get_by_role("button", name="停止招聘 岗位 25", exact=True).click()
    look_here(mo, "employer/positions-many")
    mo.get_by_label("状态").select_option(label="已停止")
    mo.get_by_role("button", name="查询").click()
    look_here(mo, "employer/positions-closed")
    mo.get_by_role("link", name="岗位 25").click()
    look_here(mo, "employer/position-closed")


def test_signing(mo, origin, cast):
    look_at(mo, f"{origin}/sign/", "employer/sign")
    mo.get_by_label("岗位名称").select_option(index=1)
    mo.get_by_label("院校名称").select_option(label="安徽工程大学（10363）")
    mo.get_by_label("毕业生姓名").fill("张䶮")
    mo.get_by_label("学号").fill("000")
    mo.get_by_label("第二条约定").fill("试用期三个月，工资不低于转正工资的百分之八十。")
    mo.get_by_role("button", name="下一步").click()
    look_here(mo, "employer/sign-no-match")
    mo.get_by_label("学号").fill(cast.zhang.student_number)
    mo.get_by_role("button", name="下一步").click()
    look_here(mo, "employer/sign-check")
    mo.get_by_role("button", name="确认签约").click()
    look_here(mo, "employer/agreement-signed")


def test_signing_with_who_has_left_the_list_meanwhile(mo, origin, cast):
    mo.goto(f"{origin}/sign/")
    mo.get_by_label("岗位名称").select_option(index=1)
    mo.get_by_label("院校名称").select_option(label="安徽工程大学（10363）")
    mo.get_by_label("毕业生姓名").fill(cast.zhang.name)
    mo.get_by_label("学号").fill(cast.zhang.student_number)
    mo.get_by_role("button", name="下一步").click()
    graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")

    mo.get_by_role("button", name="确认签约").click()

    look_here(mo, "employer/sign-off-the-list")
    expect(mo.get_by_text("该毕业生现在不能签约")).to_be_visible()


def test_records(mo, origin, cast):
    for number in range(28):
        agreement = cast.sign()
        if number < 27:
            actions.reject(
                agreement, actor=cast.actor("teacher"), reason="岗位与专业不符，请核对后重新签约。"
            )
    cast.approve(agreement)
    cast.sign(cast.li)
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    proposed = cast.sign(cast.wang)

    look_at(mo, f"{origin}/", "employer/home")
    look_at(mo, f"{origin}/agreements/", "employer/agreements")
    look_at(mo, f"{origin}/agreements/{agreement.pk}/", "employer/agreement-in-force")
    look_at(mo, f"{origin}/agreements/{proposed.pk}/", "employer/agreement-proposed")
    rejected = Agreement.objects.filter(state="rejected").latest("pk")
    look_at(mo, f"{origin}/agreements/{rejected.pk}/", "employer/agreement-rejected")
    look_at(mo, f"{origin}/notices/", "employer/notices")
