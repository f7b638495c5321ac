"""「数据核查」 and 「核查记录」 in Chromium: no data, one row, many, a refusal, at both desks."""

from dataclasses import replace

import pytest

from sanfang.checks.models import Case
from sanfang.checks.reading import read_new
from tests.cast import a_graduate, a_position, an_employer
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NO_PHONE, WRONG_CODE, SIMILAR, SAME_PHONE = 3, 21, 23, 28
WORDS = "已与单位人事部门电话核实，代码抄错一位，单位重新发来营业执照，学校已在审核时更正。"


@pytest.fixture
def administrator(desk, live_server, cast):
    sign_in(desk, live_server.url, cast.users["administrator"])
    return desk


@pytest.fixture
def officer(desk, live_server, cast):
    sign_in(desk, live_server.url, cast.users["officer"])
    return desk


def sign_with(cast, name: str, graduates: int, **values) -> None:
    employer = an_employer(cast.province, name, **values)
    cast.positions[name] = a_position(employer)
    cast.actors[name] = replace(cast.actors["mo"], employer_id=employer.pk)
    for number in range(graduates):
        cast.sign(a_graduate(cast.computing, cast.plan, f"欧阳娜娜{number}"), by=name)


def test_from_a_rule_to_a_finding_about_a_record(administrator, live_server, cast):
    origin = f"{live_server.url}/school"
    look_at(administrator, f"{origin}/checks/", "checks/rules-unread")
    read_new()
    look_at(administrator, f"{origin}/checks/{NO_PHONE}/", "checks/records-none")
    look_at(administrator, f"{origin}/cases/", "checks/cases-none")

    a_graduate(cast.mechanics, cast.plan, "阿卜杜拉·买买提", phone="")
    read_new()
    look_at(administrator, f"{origin}/checks/{NO_PHONE}/", "checks/records-one")
    administrator.get_by_role("button", name="立案核查").click()
    look_here(administrator, "checks/case-of-a-record")
    administrator.get_by_role("button", name="填写结论并办结").click()
    look_here(administrator, "checks/case-refused")
    administrator.get_by_label("已更正").check()
    administrator.get_by_label("情况说明").fill("已向本人补录手机号码。")
    administrator.get_by_role("button", name="填写结论并办结").click()
    look_here(administrator, "checks/case-closed")

    for number in range(30):
        a_graduate(cast.computing, cast.plan, f"学生{number}", phone="")
    read_new()
    look_at(administrator, f"{origin}/checks/{NO_PHONE}/", "checks/records-many")
    look_at(administrator, f"{origin}/checks/{NO_PHONE}/?page=2", "checks/records-last-page")
    look_at(administrator, f"{origin}/checks/", "checks/rules-many")


def test_employers_at_the_provinces_desk(officer, live_server, cast):
    origin = f"{live_server.url}/province"
    look_at(officer, f"{origin}/checks/{WRONG_CODE}/", "checks/employers-none")

    sign_with(cast, "芜湖云海（集团）科技有限责任公司", 1, uscc="91340200MA0000000X", phone="13912345678")
    read_new()
    look_at(officer, f"{origin}/checks/{WRONG_CODE}/", "checks/employers-one")
    officer.get_by_role("button", name="立案核查").click()
    look_here(officer, "checks/case-of-an-employer")
    officer.get_by_label("属实", exact=True).check()
    officer.get_by_label("情况说明").fill(WORDS)
    case = Case.objects.get()
    Case.objects.filter(pk=case.pk).update(
        state="closed",
        finding="untrue",
        finding_words="号码无误",
        closed_by="王老师",
        closed_at=case.opened_at,
    )
    officer.get_by_role("button", name="填写结论并办结").click()
    look_here(officer, "checks/case-closed-by-another")

    sign_with(cast, "芜湖云海集团科技有限公司", 7, phone="13912345678")
    for number in range(27):
        uscc = f"91340200MA000{number:03}XX"
        sign_with(cast, f"合肥大江{number}号人力资源服务有限公司", 2, uscc=uscc, phone="13912345678")
    read_new()
    for number, name in (
        (WRONG_CODE, "employers-many"),
        (SIMILAR, "similar-names"),
        (SAME_PHONE, "same-phone"),
    ):
        look_at(officer, f"{origin}/checks/{number}/", f"checks/{name}")
    look_at(officer, f"{origin}/checks/", "checks/rules-of-the-province")
    look_at(officer, f"{origin}/cases/?state=", "checks/cases-one")
    look_at(officer, f"{origin}/cases/?rule={SIMILAR}", "checks/cases-narrowed")
