"""「岗位管理」."""

import pytest

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
