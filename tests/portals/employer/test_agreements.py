"""「签约记录」 and the page of one agreement (manual C2, F3; promises W01, W02)."""

import re

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.documents.models import PrintRecord
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy

LIST = "/employer/agreements/"
COLUMNS = [
    "#",
    "姓名",
    "岗位名称",
    "院校名称",
    "性别",
    "学历",
    "专业名称",
    "联系电话",
    "电子邮箱",
    "时间",
    "签约状态",
]


def read(client, address=LIST, **query):
    return client.get(address, query).content.decode()


def page_of(agreement, act=""):
    return f"{LIST}{agreement.pk}/{act}"


def test_without_records_the_page_says_what_to_do(mo):
    assert "还没有签约记录" in read(mo)


def test_the_columns_are_the_manuals_in_its_order(mo, signed):
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', read(mo)) == COLUMNS


def test_C2_a_row_says_the_state_in_the_manuals_words_and_masks_until_approval(mo, signed):
    page = read(mo)

    assert "签约成功，待学校审核" in page
    assert "138****8000" in page
    assert "g***@example.com" in page
    assert "13800138000" not in page
    assert "graduate@example.com" not in page


def test_C2_after_approval_telephone_and_e_mail_are_shown(mo, in_force):
    page = read(mo)

    assert "13800138000" in page
    assert "graduate@example.com" in page


@pytest.mark.parametrize("graduate", ["disown", "reject"])
def test_a_signing_that_came_to_nothing_gave_no_telephone_away(mo, cast, signed, graduate):
    if graduate == "disown":
        actions.disown(signed, actor=cast.actor("zhang"))
    else:
        actions.reject(signed, actor=cast.actor("teacher"), reason="单位不符")

    assert "13800138000" not in read(mo) + read(mo, page_of(signed))


def test_the_filters_narrow_by_state_and_year(mo, cast, in_force):
    cast.sign(cast.li)

    assert "李晓" not in read(mo, state="in_force")
    assert "李晓" in read(mo, state="awaiting_school")
    assert "没有符合条件的签约" in read(mo, state="terminated")
    assert "李晓" in read(mo, year="2026")
    assert "李晓" in read(mo, year="1999", state="nonsense")


def test_the_search_finds_by_name_number_and_agreement_without_an_address(mo, cast, signed):
    cast.sign(cast.li)

    for text in ("李", cast.li.student_number, Agreement.objects.get(graduate=cast.li).number):
        answer = mo.post(LIST, {"q": text})
        assert answer["Location"] == LIST
        page = read(mo)
        assert "李晓</a>" in page
        assert "张䶮</a>" not in page
    mo.post(LIST, {"q": ""})
    assert "张䶮</a>" in read(mo)


def test_the_agreements_of_another_employer_do_not_exist(mo, cast):
    foreign = cast.approve(cast.sign(by="ann"))

    assert "还没有签约记录" in read(mo)
    assert mo.get(page_of(foreign)).status_code == 404
    assert mo.post(page_of(foreign, "withdraw/")).status_code == 404


def test_W02_the_agreement_of_another_employer_is_not_printed(mo, cast):
    foreign = cast.approve(cast.sign(by="ann"))

    assert mo.post(page_of(foreign, "print/")).status_code == 404
    assert not PrintRecord.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(mo, cast, count, django_assert_num_queries):
    for graduate in (cast.zhang, cast.li, cast.wang)[:count]:
        cast.sign(graduate)

    with django_assert_num_queries(9):
        mo.get(LIST)


def test_the_list_is_paged(mo, cast, signed, monkeypatch):
    monkeypatch.setattr("sanfang.portals.gate.paging.ROWS_PER_PAGE", 1)
    cast.sign(cast.li)

    assert "页：1/2，记录：2" in read(mo)
    assert '<td class="sf-nowrap">2</td>' in read(mo, page=2)


def test_the_page_shows_what_was_signed_and_whose_turn_it_is(mo, signed):
    page = read(mo, page_of(signed))

    assert signed.number in page
    assert "等待学校审核" in page
    assert "签约成功，待学校审核。审核通过后才能打印协议书。" in page
    assert "138****8000" in page
    assert "打印协议书</button>" not in page


def test_what_was_signed_stays_what_it_was(mo, in_force):
    Graduate.objects.update(major_name="改了的专业")

    assert "改了的专业" not in read(mo, page_of(in_force))


def test_a_rejection_is_shown_with_its_reason(mo, cast, signed):
    actions.reject(signed, actor=cast.actor("teacher"), reason="岗位与专业不符")

    page = read(mo, page_of(signed))

    assert "岗位与专业不符" in page
    assert "teacher" not in page


def test_F3_an_agreement_in_force_is_printed_and_counted(mo, in_force):
    assert "打印协议书</button>" in read(mo, page_of(in_force))

    answer = mo.post(page_of(in_force, "print/"))

    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer["Content-Disposition"].startswith("inline")
    assert PrintRecord.objects.get().count == 1


def test_W01_before_approval_nothing_is_printed_by_any_address(mo, signed):
    answer = mo.post(page_of(signed, "print/"))

    assert answer.status_code == 409
    assert "只有审核通过" in answer.content.decode()
    assert mo.get(page_of(signed, "print/")).status_code == 405
    assert not PrintRecord.objects.exists()


def test_a_proposal_is_withdrawn_before_the_answer(mo, cast):
    Policy.objects.create(province=cast.province, confirmation="before_signing")
    proposed = cast.sign()

    assert "撤回</button>" in read(mo, page_of(proposed))
    mo.post(page_of(proposed, "withdraw/"))

    assert "用人单位已撤回" in read(mo, page_of(proposed))


def test_what_is_signed_cannot_be_withdrawn(mo, signed):
    assert "撤回</button>" not in read(mo, page_of(signed))

    answer = mo.post(page_of(signed, "withdraw/"))

    assert answer.status_code == 409
    signed.refresh_from_db()
    assert signed.state == "awaiting_school"


@pytest.mark.parametrize("stranger", ["zhang", "teacher", "officer"])
def test_to_another_party_the_pages_do_not_exist(as_, signed, stranger):
    assert as_(stranger).get(LIST).status_code == 404
    assert as_(stranger).get(page_of(signed)).status_code == 404
