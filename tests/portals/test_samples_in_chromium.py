"""「学籍比对」 and 「抽查」 in Chromium: no data, one row, many, a refusal, at both desks."""

from datetime import timedelta

import pytest

from sanfang import calendar
from sanfang.checks.models import SampleItem
from sanfang.checks.registry import actions as registry
from sanfang.checks.registry import models as registry_models
from sanfang.checks.sampling import actions, drawing
from tests.cast import a_graduate
from tests.checks.registry.lists import a_line, compared, the_list_of
from tests.checks.sampling.samples import terms
from tests.graduates.imports.books import an_id_number, as_upload
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.portals.school.papers import a_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建国志文斌林红"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def at_the_desk_of(desk, live_server, cast):
    def sit_down(name):
        sign_in(desk, live_server.url, cast.users[name])
        return desk

    return sit_down


def choose(desk, content: bytes) -> None:
    desk.get_by_label("学籍名单").set_input_files(
        {"name": "2026届学籍名单.xlsx", "mimeType": XLSX, "buffer": content}
    )
    desk.get_by_label("年度 · 方案").select_option(label="2026 年 · 秋季")
    desk.get_by_role("button", name="上传并比对").click()


def test_a_registry_list_is_compared(at_the_desk_of, live_server, cast, monkeypatch):
    desk, place = at_the_desk_of("administrator"), f"{live_server.url}/school/registry/"
    look_at(desk, place, "checks/registry-none")
    choose(desk, "姓名,学号".encode("gbk"))
    look_here(desk, "checks/registry-refused")
    choose(desk, the_list_of(cast))
    look_here(desk, "checks/registry-agrees")

    people = [
        a_graduate(cast.computing, cast.plan, f"阿卜杜拉·买买提{NAMES[number]}") for number in range(30)
    ]
    lines = [a_line(one, 性别="女", 生源所在地="新疆维吾尔自治区喀什地区", 层次="专科") for one in people]
    stranger = a_line(cast.zhang, 学号="00123", 姓名="程远", 身份证号=an_id_number())
    nobody = a_line(cast.zhang, 学号="", 身份证号="34020319990230001X")
    many = the_list_of(cast, ("wang",), (*lines, stranger, nobody), zhang={"性别": "M"})
    done = compared(cast, many)
    look_at(desk, f"{place}{done.pk}/", "checks/registry-differing")
    for kind in ("listed", "held", "unread"):
        look_at(desk, f"{place}{done.pk}/?show={kind}", f"checks/registry-{kind}")
    look_at(desk, place, "checks/registry-list")

    monkeypatch.setattr(registry_models, "SMALL", 0)
    waiting = registry.receive(as_upload(many), cast.school, cast.plan, actor=cast.actor("administrator"))
    desk.goto(f"{place}{waiting.pk}/")
    look_here(desk, "checks/registry-waiting")
    registry.run_waiting()
    desk.get_by_role("heading", name="处要核对").wait_for()

    officer = at_the_desk_of("officer")
    look_at(officer, f"{live_server.url}/province/registry/", "checks/registry-of-the-province")


def test_a_sample_is_drawn_and_followed(at_the_desk_of, live_server, cast):
    officer, origin = at_the_desk_of("officer"), f"{live_server.url}/province/samples/"
    look_at(officer, origin, "checks/samples-none")
    officer.get_by_role("button", name="抽取并通知学校").click()
    look_here(officer, "checks/samples-refused")

    for number in range(30):
        cast.approve(cast.sign(a_graduate(cast.computing, cast.plan, f"欧阳娜{NAMES[number]}")))
    asked = {"population": "agreements", "answer_by": calendar.today() + timedelta(days=10)}
    small = drawing.draw(terms(**asked, share=1, title="第一批"), actor=cast.actor("officer"))
    sample = drawing.draw(terms(**asked, share=100, maximum=500), actor=cast.actor("officer"))
    items = list(sample.items.order_by("place"))
    for item in items[:20]:
        actions.answer(
            item, words="已到岗，工资条见附件。", files=[a_pdf("工资条.pdf")], actor=cast.actor("teacher")
        )
    for item, finding in zip(items[:12], ("confirm", "confirm", "refute") * 4, strict=True):
        actions.decide(item, finding=finding, words="材料齐全，与单位核实一致。", actor=cast.actor("officer"))

    look_at(officer, f"{origin}{small.pk}/", "checks/sample-one")
    look_at(officer, f"{origin}{sample.pk}/?show=lots", "checks/sample-many")
    look_at(officer, f"{origin}{sample.pk}/items/", "checks/sample-items")
    look_at(officer, f"{live_server.url}/province/sample-items/{items[15].pk}/", "checks/sample-item")
    officer.get_by_role("button", name="提交核定结果").click()
    look_here(officer, "checks/sample-item-refused")
    look_at(officer, f"{live_server.url}/province/sample-items/{items[0].pk}/", "checks/sample-item-closed")


def test_a_school_answers_at_its_desk(at_the_desk_of, live_server, cast):
    teacher, origin = at_the_desk_of("teacher"), f"{live_server.url}/school"
    look_at(teacher, f"{origin}/samples/", "checks/school-samples-none")

    cast.approve(cast.sign())
    day = calendar.today() + timedelta(days=10)
    drawing.draw(terms(population="agreements", answer_by=day), actor=cast.actor("officer"))
    item = SampleItem.objects.get()
    look_at(teacher, f"{origin}/samples/", "checks/school-samples-one")
    look_at(teacher, f"{origin}/samples/{item.sample_id}/items/?show=lots", "checks/school-sample-items")
    look_at(teacher, f"{origin}/sample-items/{item.pk}/", "checks/school-sample-item")
    teacher.get_by_role("button", name="提交说明").click()
    look_here(teacher, "checks/school-sample-item-refused")

    actions.answer(item, words="已到岗", files=[], actor=cast.actor("teacher"))
    actions.decide(
        item, finding="return", words="请补充近一个月的工资条。", answer_by=day, actor=cast.actor("officer")
    )
    look_at(teacher, f"{origin}/sample-items/{item.pk}/", "checks/school-sample-item-returned")
