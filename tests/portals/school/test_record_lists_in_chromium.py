"""The list of records as a clerk arranges it: filters, columns, saved filters, its file, reminders."""

import pytest
from playwright.sync_api import expect

from sanfang.exports.actions import run_waiting
from sanfang.exports.models import Job
from sanfang.graduates.actions import arranging
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
    """Some pages of graduates, some of whom have not confirmed."""
    for number in range(30):
        confirmed = {} if number % 3 else {"confirmed_at": None}
        name = f"{'单欧解查盖仇'[number % 6]}{'晓静宁强明'[number % 5]}"
        a_graduate(cast.computing, cast.plan, name, hardship=str(number % 3), **confirmed)
    return cast


def test_a_clerk_filters_saves_and_comes_back_by_keyboard(at_the_desk_of, school, many):
    desk = at_the_desk_of("administrator")
    desk.goto(f"{school}/records/")
    desk.get_by_label("确认状态").select_option(label="未确认")
    desk.get_by_text("更多条件").press("Enter")
    desk.get_by_label("困难生").select_option(label="各类困难生")
    desk.get_by_role("search", name="筛选").get_by_role("button", name="查询").press("Enter")
    expect(desk.get_by_text("没有符合条件的记录")).to_be_visible()
    look_here(desk, "school/records-nothing-found")

    desk.get_by_label("困难生").select_option(label="非困难生")
    desk.get_by_label("困难生").press("Enter")
    desk.get_by_role("search", name="筛选").get_by_role("button", name="查询").click()
    desk.get_by_label("常用筛选的名称").fill("未确认，非困难")
    desk.get_by_label("常用筛选的名称").press("Enter")

    expect(desk.get_by_role("status")).to_contain_text("已保存")
    look_here(desk, "school/records-filtered")
    desk.goto(f"{school}/records/")
    desk.get_by_role("link", name="未确认，非困难").press("Enter")
    expect(desk.get_by_label("确认状态")).to_have_value("no")
    desk.get_by_role("link", name="单晓").first.click()
    desk.get_by_role("link", name="生源信息").last.click()
    expect(desk.get_by_label("确认状态")).to_have_value("no")


def test_a_name_is_found_by_its_initials(at_the_desk_of, school, many):
    desk = at_the_desk_of("teacher")
    desk.goto(f"{school}/records/")

    desk.get_by_label("姓名、拼音、学号或身份证号").fill("zhaning")
    desk.get_by_label("姓名、拼音、学号或身份证号").press("Enter")

    expect(desk.locator("tbody tr")).to_have_count(1)
    look_here(desk, "school/records-by-pinyin")


def test_columns_are_chosen(at_the_desk_of, school, many):
    desk = at_the_desk_of("teacher")
    desk.goto(f"{school}/records/?year=2026")
    desk.get_by_role("link", name="选择显示的列").press("Enter")
    look_here(desk, "school/record-columns")
    for label in ("手机号码", "身份证号", "生源所在地", "性别代码", "性别", "民族", "方案", "院校名称"):
        desk.get_by_label(label, exact=True).check()
    desk.get_by_role("button", name="保存").click()

    expect(desk.get_by_role("status")).to_contain_text("显示的列已保存")
    expect(desk.get_by_label("年度")).to_have_value("2026")
    look_here(desk, "school/records-many-columns")


def test_saved_filters_are_managed(at_the_desk_of, school, cast):
    desk = at_the_desk_of("teacher")
    look_at(desk, f"{school}/records/filters/", "school/saved-filters-empty")
    arranging.save_filter("未确认", {"confirmed": "no"}, actor=cast.actor("teacher"))
    arranging.save_filter("本科生", {"level": "31"}, actor=cast.actor("teacher"))

    look_at(desk, f"{school}/records/filters/?level=31", "school/saved-filters")
    desk.get_by_role("link", name="改名：本科生").click()
    desk.get_by_label("名称").fill("未确认")
    desk.get_by_role("button", name="保存").click()
    look_here(desk, "school/saved-filter-refused")
    desk.get_by_label("名称").fill("全部本科生")
    desk.get_by_role("button", name="保存").click()
    desk.get_by_role("button", name="删除：未确认").press("Enter")

    expect(desk.get_by_role("status")).to_contain_text("已删除「未确认」")
    expect(desk.get_by_role("link", name="全部本科生", exact=True)).to_be_visible()


def test_the_list_is_exported_as_it_stands(at_the_desk_of, school, many):
    desk = at_the_desk_of("teacher")
    desk.goto(f"{school}/records/?confirmed=no")
    desk.get_by_role("link", name="导出 Excel").press("Enter")
    expect(desk.get_by_role("heading", name="将导出 10 人")).to_be_visible()
    look_here(desk, "school/record-exports")
    desk.get_by_label("导出完整的").check()
    desk.get_by_role("button", name="导出").press("Enter")

    expect(desk.get_by_role("heading", level=1)).to_have_text("生源信息：已生成")
    look_here(desk, "school/record-export")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="下载 10 人的表格").press("Enter")
    assert download.value.suggested_filename.startswith("生源信息-")
    look_at(desk, f"{school}/records/exports/", "school/record-exports-latest")
    look_at(desk, f"{school}/records/exports/?level=11", "school/record-exports-nobody")


def test_a_large_export_shows_how_far_it_is_and_then_its_file(at_the_desk_of, school, cast, monkeypatch):
    monkeypatch.setattr("sanfang.exports.models.SMALL", 0)
    desk = at_the_desk_of("teacher")
    desk.goto(f"{school}/records/exports/")
    desk.get_by_role("button", name="导出").click()
    Job.objects.update(row_count=10_000, rows_done=4_500)
    expect(desk.get_by_text("4500 / 10000")).to_be_visible()
    look_here(desk, "school/record-export-progress")

    run_waiting()

    expect(desk.get_by_role("button", name="下载 2 人的表格")).to_be_visible()


def test_the_classes_are_looked_through_and_reminded_by_keyboard(at_the_desk_of, school, many):
    desk = at_the_desk_of("administrator")
    look_at(desk, f"{school}/confirmation/", "school/confirmation")

    desk.get_by_role("button", name="提醒所选班级").press("Enter")
    expect(desk.get_by_text("请先勾选要提醒的班级。")).to_be_visible()
    look_here(desk, "school/confirmation-nothing-ticked")
    desk.get_by_label("提醒计算机与信息学院221").press("Space")
    desk.get_by_role("button", name="提醒所选班级").press("Enter")

    expect(desk.get_by_role("status")).to_contain_text("已提醒 10 人")
    look_here(desk, "school/confirmation-reminded")
    desk.get_by_role("link", name="10").click()
    expect(desk.get_by_label("确认状态")).to_have_value("no")


def test_confirmation_without_a_list_and_changes_by_day(at_the_desk_of, school, cast):
    type(cast.zhou).objects.filter(pk=cast.zhou.pk).update(school=cast.school, department=cast.computing)
    desk = at_the_desk_of("administrator_of_another_school")

    look_at(desk, f"{school}/confirmation/", "school/confirmation-empty")
    look_at(desk, f"{school}/changes/?since=2026-03-05&field=phone", "school/changes-by-day")


def test_contacts_are_shown_one_at_a_time_by_keyboard_and_exported(at_the_desk_of, school, many):
    desk = at_the_desk_of("counsellor")
    look_at(desk, f"{school}/exports/", "school/exports-empty")
    look_at(desk, f"{school}/contacts/", "school/contacts-many")
    desk.get_by_role("button", name="显示李晓的联系方式").press("Enter")

    expect(desk.get_by_role("row", name="李晓").get_by_text("13800138000")).to_be_visible()
    look_here(desk, "school/contacts-shown")
    desk.get_by_label("姓名、拼音、学号或身份证号").fill("lixiao")
    desk.get_by_label("姓名、拼音、学号或身份证号").press("Enter")
    expect(desk.locator("tbody tr")).to_have_count(1)
    look_here(desk, "school/contacts-one")
    desk.get_by_role("link", name="导出 Excel").press("Enter")
    desk.get_by_role("button", name="导出").press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("毕业生联系方式：已生成")
    look_at(desk, f"{school}/exports/", "school/exports-one")
    look_at(desk, f"{school}/contacts/?level=11", "school/contacts-nobody")
