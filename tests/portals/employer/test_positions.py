"""「岗位管理」."""

from datetime import timedelta

import pytest

from sanfang import calendar
from sanfang.employers.models import Position
from sanfang.employers.states import PositionState, Standing
from tests.cast import a_position

LIST = "/employer/positions/"
FACTS = {
    "title": "测试工程师",
    "job_category": "13",
    "place": "安徽省合肥市",
    "headcount": "2",
    "monthly_pay": "9000",
    "description": "负责测试。",
}


def test_without_positions_the_page_says_what_to_do(mo, cast):
    Position.objects.all().delete()

    assert "还没有岗位" in mo.get(LIST).content.decode()


def test_a_position_is_published_before_verification_too(mo, set_standing):
    company = set_standing(Standing.WAITING)

    mo.post(f"{LIST}add/", FACTS)

    position = company.positions.get(title="测试工程师")
    assert (position.headcount, position.monthly_pay, position.is_open) == (2, 9000, True)
    assert "9,000 元" in mo.get(LIST).content.decode()


def test_an_unverified_employer_is_told_who_sees_it_yet(mo, set_standing):
    assert "岗位已发布。<" in mo.post(f"{LIST}add/", FACTS, follow=True).content.decode()
    set_standing(Standing.WAITING)

    assert "毕业生还看不到" in mo.get(f"{LIST}add/").content.decode()
    assert "单位认证通过后，毕业生就能看到" in mo.post(f"{LIST}add/", FACTS, follow=True).content.decode()


def test_a_draft_is_kept_for_oneself_and_published_later(mo, cast, company):
    answer = mo.post(f"{LIST}add/", FACTS | {"act": "save"}, follow=True)

    draft = company.positions.get(title="测试工程师")
    assert "草稿已保存" in answer.content.decode()
    assert draft.state == PositionState.DRAFT
    assert "保存草稿" in mo.get(f"{LIST}{draft.pk}/").content.decode()

    mo.post(f"{LIST}{draft.pk}/", FACTS | {"act": "publish"})

    draft.refresh_from_db()
    assert draft.is_open


def test_everything_that_is_wanted_is_kept(mo, company):
    last_day = calendar.today() + timedelta(days=30)
    wishes = {"education_level": "31", "majors": "软件工程", "monthly_pay_to": "12000", "apply_by": last_day}

    mo.post(f"{LIST}add/", FACTS | wishes)

    position = company.positions.get(title="测试工程师")
    assert (position.education, position.majors, position.city) == ("本科及以上", "软件工程", "合肥市")
    assert (position.pay, position.apply_by) == ("9,000–12,000 元", last_day)
    page = mo.get(f"{LIST}{position.pk}/").content.decode()
    assert f'type="date" name="apply_by" value="{last_day}"' in page


def test_saving_what_is_on_offer_neither_closes_nor_publishes_it_anew(mo, cast):
    published_at = cast.position.published_at

    mo.post(f"{LIST}{cast.position.pk}/", FACTS | {"act": "save"})

    cast.position.refresh_from_db()
    assert (cast.position.title, cast.position.published_at) == ("测试工程师", published_at)
    assert cast.position.is_open


def test_a_closed_position_whose_last_day_passed_is_mended_before_it_is_published_again(mo, company):
    yesterday = calendar.today() - timedelta(days=1)
    position = a_position(company, state=PositionState.CLOSED, apply_by=yesterday)

    answer = mo.post(f"{LIST}{position.pk}/publish/", follow=True)
    assert answer.redirect_chain == [(f"{LIST}{position.pk}/", 302)]
    assert "申请截止日期已过" in answer.content.decode()
    again = mo.post(f"{LIST}{position.pk}/", FACTS | {"apply_by": yesterday, "act": "publish"})
    assert "申请截止日期已过" in again.content.decode()
    mo.post(f"{LIST}{position.pk}/", FACTS | {"apply_by": calendar.today(), "act": "publish"})

    position.refresh_from_db()
    assert position.is_open


def test_closing_twice_is_told_and_changes_nothing(mo, cast):
    mo.post(f"{LIST}{cast.position.pk}/close/")

    answer = mo.post(f"{LIST}{cast.position.pk}/close/", follow=True)

    assert "岗位的状态已经变化" in answer.content.decode()


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("draft", ["写了一半"]),
        ("published", ["软件工程师"]),
        ("closed", ["招满了"]),
        ("", 3),
        ("nonsense", 3),
    ],
)
def test_the_list_is_filtered_by_state(mo, company, state, titles):
    a_position(company, title="写了一半", state=PositionState.DRAFT, published_at=None)
    a_position(company, title="招满了", state=PositionState.CLOSED)

    rows = mo.get(LIST, {"state": state}).context["rows"]

    found = [position.title for position, _ in rows]
    assert (found if isinstance(titles, list) else len(found)) == titles


def test_a_state_without_positions_is_no_empty_desk(mo, cast):
    page = mo.get(LIST, {"state": "closed"}).content.decode()

    assert "没有这种状态的岗位" in page
    assert "发布岗位" in page


def test_a_position_is_changed(mo, cast):
    mo.post(f"{LIST}{cast.position.pk}/", FACTS | {"monthly_pay": ""})

    cast.position.refresh_from_db()
    assert (cast.position.title, cast.position.monthly_pay) == ("测试工程师", None)
    assert "面议" in mo.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "请填写"),
        ("title", "长" * 51, "最多 50 个字"),
        ("job_category", "99", "选择"),
        ("headcount", "0", "不能小于"),
        ("headcount", "九", "请填写数字"),
        ("monthly_pay", "-1", "不能小于"),
        ("title", "\ue0f1工程师", "印不出"),
        ("monthly_pay_to", "8999", "上限不能低于"),
        ("majors", "长" * 201, "最多 200 个字"),
        ("education_level", "33", "选择"),
        ("apply_by", "2020-01-01", "已过"),
        ("apply_by", "2199-01-01", "两年以后"),
        ("apply_by", "明天", "有效的日期"),
    ],
)
def test_a_fault_is_told_and_what_was_typed_stays(mo, cast, field, value, words):
    answer = mo.post(f"{LIST}add/", FACTS | {field: value, "place": "留下来的地点"})

    assert words in answer.content.decode()
    assert "留下来的地点" in answer.content.decode()
    assert Position.objects.count() == 2


def test_recruiting_is_stopped_and_begun_again(mo, cast):
    mo.post(f"{LIST}{cast.position.pk}/close/")
    cast.position.refresh_from_db()
    assert cast.position.state == PositionState.CLOSED

    mo.post(f"{LIST}{cast.position.pk}/publish/")
    cast.position.refresh_from_db()
    assert cast.position.state == PositionState.PUBLISHED


def test_a_position_of_another_employer_does_not_exist(mo, cast):
    foreign = cast.positions["ann"]

    assert mo.get(f"{LIST}{foreign.pk}/").status_code == 404
    assert mo.post(f"{LIST}{foreign.pk}/", FACTS).status_code == 404
    assert mo.post(f"{LIST}{foreign.pk}/close/").status_code == 404
    assert mo.post(f"{LIST}{foreign.pk}/publish/").status_code == 404
    foreign.refresh_from_db()
    assert (foreign.title, foreign.is_open) == ("软件工程师", True)


def test_the_list_is_paged(mo, company):
    for number in range(30):
        a_position(company, title=f"岗位 {number}")

    assert "页：1/2，记录：31" in mo.get(LIST).content.decode()
    assert "岗位 0" in mo.get(LIST, {"page": 2}).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_position_and_with_three(
    mo, company, count, django_assert_num_queries
):
    for _ in range(count - 1):
        a_position(company)

    with django_assert_num_queries(8):
        mo.get(LIST)
