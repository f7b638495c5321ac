"""Every page around records and the school itself, in a real browser: reachable, readable, for everybody."""

import pytest
from playwright.sync_api import expect

from sanfang.graduates import actions
from sanfang.graduates.actions import correcting, importing, running_imports
from sanfang.graduates.models import Graduate
from sanfang.people.models import StaffMember
from tests.cast import a_graduate
from tests.graduates.imports.books import a_person, a_workbook, an_id_number, uploaded
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
def busy_school(cast):
    """Some graduates more, one signed, corrections open, changes made."""
    for name in ("阿卜杜拉·买买提江", "欧阳静怡", "李晓"):
        a_graduate(cast.computing, cast.plan, name, confirmed_at=None)
    cast.approve(cast.sign())
    correcting.report(cast.li, actor=cast.actor("li"), field="name", proposed="李䶮", note="名单里的字写错了")
    correcting.report(
        cast.li, actor=cast.actor("li"), field="phone", proposed="13700137000", note="换了新号码"
    )
    changes = {"phone": "13600136000", "home_address": "安徽省合肥市蜀山区黄山路 10 号", "hardship": "1"}
    actions.change(cast.wang, changes, way="edit", actor=cast.actor("administrator"), reason="核对后更改")
    return cast


def choose(desk, *people):
    book = {"name": "2026届生源信息.xlsx", "mimeType": XLSX, "buffer": a_workbook(*people)}
    desk.get_by_label("名单文件").set_input_files(book)
    desk.get_by_label("年度 · 方案").select_option(label="2026 年 · 秋季")
    desk.get_by_role("button", name="上传并检查").click()


def test_every_page_of_the_administrator(at_the_desk_of, school, busy_school):
    desk, zhang = at_the_desk_of("administrator"), busy_school.zhang
    teacher = StaffMember.objects.get(user=busy_school.users["teacher"])

    for path, name in (
        ("/records/", "records"),
        (f"/records/{zhang.pk}/", "record"),
        (f"/records/{busy_school.wang.pk}/", "record-changed"),
        (f"/records/{zhang.pk}/release/", "release"),
        (f"/records/{zhang.pk}/unlock/", "unlock"),
        (f"/records/{busy_school.li.pk}/edit/", "record-edit"),
        ("/corrections/", "corrections"),
        ("/changes/", "changes"),
        ("/staff/", "staff"),
        ("/staff/hire/", "hire"),
        (f"/staff/{teacher.pk}/", "staff-member"),
        ("/departments/", "departments"),
        (f"/departments/{busy_school.computing.pk}/", "department"),
        ("/policy/", "policy"),
    ):
        look_at(desk, f"{school}{path}", f"school/{name}")


def test_a_graduate_is_taken_off_the_list_and_put_back(at_the_desk_of, school, busy_school):
    desk, wang = at_the_desk_of("administrator"), busy_school.wang
    desk.goto(f"{school}/records/{wang.pk}/")
    desk.get_by_role("link", name="移出名单").click()
    look_here(desk, "school/leave")
    desk.get_by_label("原因").fill("无")
    desk.get_by_role("button", name="移出名单").click()
    look_here(desk, "school/leave-without-reason")
    desk.get_by_label("原因").fill("学分没有修满，延期到明年毕业")
    desk.get_by_role("button", name="移出名单").click()

    expect(desk.get_by_role("status")).to_contain_text("已移出名单")
    look_here(desk, "school/record-left")
    look_at(desk, f"{school}/records/", "school/records-one-left")
    look_at(desk, f"{school}/records/?listed=no", "school/records-who-left")
    look_at(desk, f"{school}/changes/", "school/changes-of-the-list")

    desk.goto(f"{school}/records/{wang.pk}/")
    desk.get_by_role("link", name="恢复到名单").press("Enter")
    look_here(desk, "school/return")
    desk.get_by_label("原因").fill("学分已补齐")
    desk.get_by_role("button", name="恢复到名单").press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("已恢复到名单")


def test_under_an_agreement_nobody_is_taken_off_the_list(at_the_desk_of, school, cast, signed):
    desk = at_the_desk_of("administrator")
    look_at(desk, f"{school}/records/{cast.zhang.pk}/", "school/record-signed")
    expect(desk.get_by_role("link", name="移出名单")).to_have_count(0)

    desk.goto(f"{school}/records/{cast.zhang.pk}/leave/")
    desk.get_by_label("原因").fill("休学一年")
    desk.get_by_role("button", name="移出名单").click()

    look_here(desk, "school/leave-refused")
    expect(desk.get_by_text("请先在「网络签约管理」退回")).to_be_visible()
    expect(desk.get_by_label("原因")).to_have_value("休学一年")


def test_empty_lists_are_good_pages_too(at_the_desk_of, school, cast):
    Graduate.objects.filter(pk=cast.zhou.pk).update(school=cast.school, department=cast.computing)
    desk = at_the_desk_of("administrator_of_another_school")

    for name in ("records", "corrections", "changes", "imports"):
        look_at(desk, f"{school}/{name}/", f"school/{name}-empty")


def test_a_clean_list_is_imported(at_the_desk_of, school, cast):
    desk = at_the_desk_of("administrator")
    desk.goto(f"{school}/records/")
    desk.get_by_role("link", name="导入名单").click()
    choose(desk, *(a_person(姓名=name) for name in ("程远", "阿卜杜拉•买买提", "欧阳静怡")))

    expect(desk.get_by_role("heading", level=1)).to_have_text("检查通过，请确认")
    look_here(desk, "school/import-clean")
    desk.get_by_role("button", name="确认导入").click()

    expect(desk.get_by_role("status")).to_contain_text("已导入：新增 3 人")
    look_here(desk, "school/import-done")
    desk.get_by_role("link", name="查看生源信息").click()
    expect(desk.get_by_role("link", name="阿卜杜拉·买买提")).to_be_visible()


def test_a_faulty_list_says_what_to_mend(at_the_desk_of, school, busy_school):
    cast, twin, number = busy_school, a_person(姓名="李伟"), an_id_number()
    actions.leave_list(cast.wang, actor=cast.actor("administrator"), reason="延期毕业")
    desk = at_the_desk_of("administrator")
    desk.goto(f"{school}/imports/")
    choose(
        desk,
        twin,
        a_person(民族="汗族"),
        a_person(身份证号=340203200309010017),
        a_person(身份证号=number[:17] + ("1" if number[17] != "1" else "2")),
        a_person(所在院系="计算机信息学院"),
        a_person(姓名="张\U00031350"),
        a_person(姓名="张\ue863", 家庭住址="安徽省和县\ue863塘路 1 号"),
        a_person(身份证号=cast.zhou.id_number),
        a_person(性别="女", 手机号码="1390013900"),
        a_person(
            学号=cast.zhang.student_number, 身份证号=cast.zhang.id_number, 姓名="张龙", 手机号码="13700137000"
        ),
        a_person(学号=cast.li.student_number, 身份证号=cast.li.id_number, 姓名="李晓"),
        a_person(学号=cast.wang.student_number, 身份证号=cast.wang.id_number, 姓名="王强"),
        twin,
    )

    expect(desk.get_by_role("heading", level=1)).to_contain_text("行需要修改")
    look_here(desk, "school/import-faulty")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="下载标出错误的名单").click()
    assert download.value.suggested_filename == "2026届生源信息-检查结果.xlsx"
    desk.get_by_role("link", name="更新的人").click()
    look_here(desk, "school/import-updates")
    desk.get_by_role("link", name="自动改正的字（2）").click()
    look_here(desk, "school/import-remarks")


def test_a_large_list_shows_how_far_it_is_and_then_its_report(at_the_desk_of, school, cast, monkeypatch):
    monkeypatch.setattr("sanfang.graduates.imports.models.SMALL", 0)
    file = uploaded(*(a_person() for _ in range(3)))
    batch = importing.receive(file, cast.school, cast.plan, actor=cast.actor("administrator"))
    type(batch).objects.filter(pk=batch.pk).update(row_count=6000, rows_done=2400)
    desk = at_the_desk_of("administrator")
    desk.goto(f"{school}/imports/{batch.pk}/")
    expect(desk.get_by_text("2400 / 6000")).to_be_visible()
    look_here(desk, "school/import-progress")

    running_imports.run_waiting()

    expect(desk.get_by_role("heading", level=1)).to_have_text("检查通过，请确认")


def test_a_file_that_cannot_be_used_is_told_at_its_field(at_the_desk_of, school, cast):
    desk = at_the_desk_of("administrator")
    desk.goto(f"{school}/imports/")
    book = {"name": "名单.csv", "mimeType": "text/csv", "buffer": "姓名,学号\n".encode("gbk")}
    desk.get_by_label("名单文件").set_input_files(book)
    desk.get_by_label("年度 · 方案").select_option(label="2026 年 · 秋季")

    desk.get_by_role("button", name="上传并检查").click()

    look_here(desk, "school/import-refused")
    expect(desk.get_by_text("只接收 .xlsx 文件")).to_be_visible()


def test_a_correction_is_decided_by_keyboard(at_the_desk_of, school, busy_school):
    desk = at_the_desk_of("teacher")
    desk.goto(f"{school}/corrections/")
    desk.get_by_role("link", name="李晓").first.press("Enter")
    look_here(desk, "school/correction")

    desk.get_by_role("button", name="采纳并更正").press("Enter")

    expect(desk.get_by_role("status")).to_contain_text("已更正")
    desk.get_by_role("link", name="处理下一条").press("Enter")
    desk.get_by_role("button", name="查看完整内容").press("Enter")
    expect(desk.get_by_text("13700137000")).to_be_visible()
    look_here(desk, "school/correction-revealed")


def test_the_id_number_is_shown_for_one_look(at_the_desk_of, school, busy_school):
    desk, number = at_the_desk_of("teacher"), busy_school.zhang.id_number
    desk.goto(f"{school}/records/{busy_school.zhang.pk}/")
    expect(desk.get_by_text(number)).to_have_count(0)

    desk.get_by_role("button", name="查看身份证号").click()

    expect(desk.get_by_text(number)).to_be_visible()
    look_here(desk, "school/record-revealed")
