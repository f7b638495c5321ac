"""「上报文件」 and 「毕业生派遣」 in a real browser: no data, one row, many, a refusal; readable for everybody."""

import pytest
from playwright.sync_api import expect

from sanfang.destinations import actions
from sanfang.destinations.actions import Transfer
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan
from tests.cast import a_graduate
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_the_desk_of(desk, live_server, cast):
    def sit_down(name):
        sign_in(desk, live_server.url, cast.users[name])
        return desk

    return sit_down


@pytest.fixture
def school(live_server) -> str:
    return f"{live_server.url}/school"


@pytest.fixture
def many(cast):
    for number in range(28):
        a_graduate(cast.computing, cast.plan, f"欧阳静{'怡' * (number % 3 + 1)}")
    transfer = Transfer("芜湖市人才服务中心", "安徽省芜湖市赭山中路 1 号", "241000", "皖2026-0001")
    actions.send_file(cast.zhang, transfer, actor=cast.actor("teacher"))


def test_no_graduate_yet(at_the_desk_of, school, cast):
    Graduate.objects.filter(pk=cast.zhou.pk).update(school=cast.school, department=cast.computing)
    desk = at_the_desk_of("administrator_of_another_school")

    for name in ("national", "files", "certificates", "final"):
        look_at(desk, f"{school}/{name}/", f"school/{name}-empty")


def test_one_graduate(at_the_desk_of, school, cast):
    desk = at_the_desk_of("teacher_of_another_department")

    for name in ("national", "files", "final"):
        look_at(desk, f"{school}/{name}/", f"school/{name}-one")


def test_the_file_is_checked_made_and_fetched(at_the_desk_of, school, cast, many):
    desk = at_the_desk_of("administrator")
    look_at(desk, f"{school}/national/", "school/national-many")
    look_at(desk, f"{school}/national/?show=file_missing", "school/national-rows")
    desk.get_by_role("button", name="导出全国格式").click()

    expect(desk.get_by_role("heading", level=1)).to_have_text("毕业生就业信息：已生成")
    look_here(desk, "school/national-export")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="下载").click()
    assert download.value.suggested_filename.startswith("毕业生就业信息-")


def test_nothing_to_export_is_refused(at_the_desk_of, school, cast):
    DispatchPlan.objects.create(cohort_year=2025, name="秋季")
    desk = at_the_desk_of("teacher")
    desk.goto(f"{school}/national/?year=2025")
    desk.get_by_role("button", name="导出全国格式").click()

    expect(desk.get_by_role("alert")).to_contain_text("没有可以导出的内容")
    look_here(desk, "school/national-refused")


def test_files_certificates_and_the_final_word(at_the_desk_of, school, cast, many):
    Graduate.objects.filter(pk=cast.wang.pk).update(cohort_year=2022)
    desk = at_the_desk_of("administrator")

    for path, name in (
        ("/files/", "files-many"),
        (f"/files/{cast.zhang.pk}/", "file"),
        ("/certificates/", "certificates-one"),
        ("/certificates/?year=2026", "certificates-over"),
        (f"/certificates/{cast.wang.pk}/", "certificate"),
        (f"/certificates/{cast.zhang.pk}/", "certificate-over"),
        ("/final/", "final-closed"),
        ("/final/closing-day/", "closing-day"),
        ("/policy/", "policy"),
    ):
        look_at(desk, f"{school}{path}", f"school/{name}")


def test_everybody_missing_is_reminded(at_the_desk_of, school, cast, many):
    desk = at_the_desk_of("administrator")
    desk.goto(f"{school}/final/closing-day/")
    desk.get_by_label("月").fill("12")
    desk.get_by_label("日").fill("31")
    desk.get_by_role("button", name="保存").click()
    look_here(desk, "school/final-many")
    desk.get_by_role("button", name="提醒未确认的").click()

    expect(desk.get_by_role("status")).to_contain_text("已提醒 31 人")


def test_a_tracked_parcel_without_a_day_is_refused(at_the_desk_of, school, cast):
    desk = at_the_desk_of("teacher")
    desk.goto(f"{school}/files/{cast.zhang.pk}/")
    desk.get_by_label("档案接收单位").fill("芜湖市人才服务中心")
    desk.get_by_label("接收单位地址").fill("安徽省芜湖市赭山中路 1 号")
    desk.get_by_label("接收单位邮编").fill("241000")
    desk.get_by_label("快递单号").fill("EMS0012")
    desk.get_by_role("button", name="保存").click()

    expect(desk.get_by_text("请填写寄出日期")).to_be_visible()
    look_here(desk, "school/file-refused")
