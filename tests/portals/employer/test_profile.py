"""「单位信息」."""

import pytest

from sanfang.employers.states import Standing

EDIT = "/employer/profile/edit/"


def typed(company, **changes):
    names = "name nature industry place address postcode contact_person phone email"  # the code never changes
    return {name: getattr(company, name) for name in names.split()} | changes


def test_the_page_shows_what_stands_on_the_agreements(mo, company):
    page = mo.get("/employer/profile/").content.decode()

    assert company.uscc in page
    assert "其他企业" in page
    assert "信息传输、软件和信息技术服务业" in page


def test_a_changed_telephone_is_saved_and_the_standing_stays(mo, company):
    answer = mo.post(EDIT, typed(company, phone="0553 2871 888"), follow=True)

    company.refresh_from_db()
    assert (company.phone, company.standing) == ("0553-2871888", Standing.VERIFIED)
    assert "已保存" in answer.content.decode()


def test_a_new_name_has_to_be_verified_again_and_the_page_says_so(mo, company):
    page = mo.post(EDIT, typed(company, name="芜湖云帆软件股份有限公司"), follow=True).content.decode()

    company.refresh_from_db()
    assert company.standing == Standing.WAITING
    assert "目前的认证状态是「待认证」" in page


def test_the_code_cannot_be_changed_by_a_forged_field(mo, company):
    uscc = company.uscc

    mo.post(EDIT, typed(company, uscc="91340200MA00000000"))

    company.refresh_from_db()
    assert company.uscc == uscc


@pytest.mark.parametrize(
    ("field", "value"), [("email", "1011.com"), ("phone", "12"), ("name", ""), ("contact_person", "@@")]
)
def test_D07_a_faulty_field_keeps_what_was_typed(mo, company, field, value):
    answer = mo.post(EDIT, typed(company, **{field: value}, address="新的地址 9 号"))

    assert answer.status_code == 200
    assert "新的地址 9 号" in answer.content.decode()
    company.refresh_from_db()
    assert company.address != "新的地址 9 号"


def test_a_character_that_the_paper_cannot_show_is_refused_at_entry(mo, company):
    page = mo.post(EDIT, typed(company, address="芜湖市\ue0f1路 1 号")).content.decode()

    assert "印不出" in page
