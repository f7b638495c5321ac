"""「就业信息」 in a real browser: no data, one row, many, a refusal; readable for everybody."""

import pytest
from playwright.sync_api import expect

from sanfang.graduates.models import Graduate
from tests.cast import a_graduate
from tests.destinations.byhand import record, values_for
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_the_desk_of(desk, live_server, cast):
    def sit_down(name):
        sign_in(desk, live_server.url, cast.users[name])
        return desk

    return sit_down


@pytest.fixture
def lists(live_server) -> str:
    return f"{live_server.url}/school/destinations/"


def test_no_graduate_yet(at_the_desk_of, lists, cast):
    Graduate.objects.filter(pk=cast.zhou.pk).update(school=cast.school, department=cast.computing)
    desk = at_the_desk_of("administrator_of_another_school")

    look_at(desk, lists, "school/destinations-empty")
    look_at(desk, f"{lists}?source=hand", "school/destinations-nothing-found")


def test_one_graduate_and_many(at_the_desk_of, lists, cast):
    desk = at_the_desk_of("administrator")
    look_at(desk, f"{lists}?department={cast.mechanics.pk}", "school/destinations-one")
    for number in range(28):
        a_graduate(cast.computing, cast.plan, f"欧阳静{'怡' * (number % 3 + 1)}")
    cast.approve(cast.sign())
    record(cast, "801", graduate=cast.li)
    record(cast, "72", graduate=cast.wang, by="administrator")

    look_at(desk, lists, "school/destinations-many")
    look_at(desk, f"{lists}{cast.zhang.pk}/", "school/destination-online")
    look_at(desk, f"{lists}{cast.zhang.pk}/record/", "school/destination-refused")
    look_at(desk, f"{lists}{cast.li.pk}/", "school/destination-by-hand")
    look_at(desk, f"{lists}{cast.wang.pk}/", "school/destination-without-evidence")


def test_a_contract_is_entered(at_the_desk_of, lists, cast, picture):
    desk = at_the_desk_of("counsellor")
    look_at(desk, f"{lists}{cast.zhang.pk}/", "school/destination-none")
    desk.get_by_role("link", name="登记去向").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("登记毕业去向：张䶮")
    look_here(desk, "school/destination-choose")
    desk.get_by_label("毕业去向").select_option(label="签劳动合同形式就业")
    desk.get_by_role("button", name="下一步").click()
    desk.get_by_role("button", name="保存").click()
    expect(desk.get_by_label("单位名称")).to_have_attribute("aria-invalid", "true")
    look_here(desk, "school/destination-incomplete")

    values = values_for("11")
    for label, name in (
        ("单位名称", "employer_name"),
        ("统一社会信用代码", "employer_uscc"),
        ("单位所在地", "employer_place"),
    ):
        desk.get_by_label(label).fill(values[name])
    for label, words in (
        ("单位性质", "其他企业"),
        ("单位行业", "信息传输、软件和信息技术服务业"),
        ("工作职位类别", "工程技术人员"),
    ):
        desk.get_by_label(label).select_option(label=words)
    desk.get_by_label("劳动合同").set_input_files(
        {"name": "劳动合同.png", "mimeType": "image/png", "buffer": picture}
    )
    desk.get_by_role("button", name="保存").click()

    expect(desk.get_by_role("status")).to_contain_text("已登记：签劳动合同形式就业")
    expect(desk.get_by_role("link", name="劳动合同.png")).to_be_visible()
    look_here(desk, "school/destination-entered")
    desk.get_by_role("link", name="更改去向").click()
    desk.get_by_role("button", name="下一步").click()
    expect(desk.get_by_label("更改原因")).to_be_visible()
    look_here(desk, "school/destination-mend")
