"""What the province looks into: 「名单冲突」, 「操作记录」, a disowned agreement, its notices."""

import ast
from pathlib import Path

import pytest

from sanfang.agreements import actions
from sanfang.employers import actions as employers
from sanfang.employers.states import Standing
from sanfang.graduates.models import RosterConflict
from sanfang.institutions import actions as institutions
from sanfang.institutions.models import Province
from sanfang.notices.models import Notice
from sanfang.portals.province.trail import ACTS
from tests.portals.province.test_home_and_share import a_school

CONFLICTS, TRAIL, NOTICES = "/province/conflicts/", "/province/trail/", "/province/notices/"
HOUSE = Path(__file__).resolve().parents[3] / "sanfang"


def read(client, address):
    return client.get(address).content.decode()


def a_conflict(graduate, school):
    return RosterConflict.objects.create(graduate=graduate, claimed_by=school, student_number="900001")


def judge_one(cast, count):
    for standing in [Standing.FROZEN, Standing.VERIFIED, Standing.REFUSED][:count]:
        employers.judge(cast.employers["mo"], standing, actor=cast.actor("officer"), reason="核对材料")


def test_without_conflicts_the_page_says_so(officer, cast):
    assert "没有名单冲突" in read(officer, CONFLICTS)


def test_R01_a_person_claimed_by_two_schools_is_listed_with_a_masked_number(officer, cast):
    a_conflict(cast.zhang, cast.other_school)

    page = read(officer, CONFLICTS)

    for words in ("张䶮", "安徽工程大学", "安徽理工大学", "900001"):
        assert words in page
    assert cast.zhang.id_number not in page


def test_a_conflict_of_another_province_is_not_listed(officer, cast):
    other = Province.objects.create(code="320000", name="江苏省")
    cast.province.schools.filter(pk=cast.school.pk).update(province=other)
    a_conflict(cast.zhang, cast.other_school)

    assert "没有名单冲突" in read(officer, CONFLICTS)


@pytest.mark.parametrize("count", [1, 3])
def test_the_conflicts_cost_the_same_with_one_row_and_with_three(
    officer, cast, count, django_assert_num_queries
):
    for graduate in (cast.zhang, cast.li, cast.wang)[:count]:
        a_conflict(graduate, cast.other_school)

    with django_assert_num_queries(9):
        officer.get(CONFLICTS)


def test_an_empty_trail_says_what_will_be_in_it(officer, cast):
    assert "还没有记录" in read(officer, TRAIL)


def test_the_trail_tells_in_words_who_did_what_to_whom_and_why(officer, cast):
    judge_one(cast, 1)
    institutions.set_policy(
        cast.province,
        confirmation="before_signing",
        acceptance_days=7,
        offers=institutions.OfferBounds(5, 21, 5000),
        actor=cast.actor("officer"),
    )

    page = read(officer, TRAIL)

    for words in ("认证用人单位", "已认证 → 已冻结", "核对材料", "芜湖云帆软件有限公司", "officer"):
        assert words in page
    assert "签约前确认 7 签约通知期限（天）5-21 违约金上限（元）5000" in page


def test_the_trail_of_another_province_is_not_shown(officer, cast):
    other = Province.objects.create(code="320000", name="江苏省")
    a_school(other)
    cast.province.officers.update(province=other)
    judge_one(cast, 1)

    assert "还没有记录" in read(officer, TRAIL)


@pytest.mark.parametrize("count", [1, 3])
def test_the_trail_costs_the_same_with_one_row_and_with_three(
    officer, cast, count, django_assert_num_queries
):
    judge_one(cast, count)

    with django_assert_num_queries(10):
        officer.get(TRAIL)


def test_every_act_of_a_provinces_chain_has_its_words():
    """Whoever records a new act for the province gives it words here."""
    modules = [*(HOUSE / "employers" / "actions").glob("*.py"), HOUSE / "institutions" / "actions.py"]
    acts = {
        node.value
        for module in modules
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(("employer.", "position.", "policy.", "school."))
    }

    assert acts - {"employer.misses"} - set(ACTS) == set()


def test_C3_a_disowned_agreement_is_read_from_its_notice_with_contact_data_masked(officer, cast, signed):
    actions.disown(signed, actor=cast.actor("zhang"))
    notice = Notice.objects.get(party="province")

    answer = officer.post(NOTICES, {"notice": notice.pk}, follow=True)

    page = answer.content.decode()
    assert "非本人签约" in page
    assert "138****8000" in page
    for hidden in ("13800138000", cast.zhang.id_number, cast.zhang.home_address):
        assert hidden not in page


def test_an_agreement_of_another_province_does_not_exist(officer, cast, signed):
    cast.province.schools.update(province=Province.objects.create(code="320000", name="江苏省"))

    assert officer.get(f"/province/agreements/{signed.pk}/").status_code == 404


@pytest.mark.parametrize("stranger", ["zhang", "administrator", "mo"])
def test_to_another_party_the_pages_do_not_exist(as_, signed, stranger):
    for address in (CONFLICTS, TRAIL, NOTICES, f"/province/agreements/{signed.pk}/"):
        assert as_(stranger).get(address).status_code == 404
