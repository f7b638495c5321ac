"""「找岗位」: what is on offer, searched and filtered; and one position."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang import calendar
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import PositionState, Standing
from tests.cast import a_position

LIST = "/m/positions/"


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def company(cast) -> Employer:
    Position.objects.all().delete()
    return cast.employers["mo"]


def titles(client, **asked) -> list[str]:
    return [position.title for position in client.get(LIST, asked).context["page"]]


def test_the_first_page_leads_there(zhang):
    assert f'href="{LIST}"' in zhang.get("/m/").content.decode()


def test_a_line_says_what_and_who_and_for_how_much(zhang, company):
    a_position(company, title="测试工程师", monthly_pay_to=12000, education_level="31")

    page = zhang.get(LIST).content.decode()

    for words in ("测试工程师", "8,000–12,000 元", "芜湖市 · 本科及以上", "芜湖云帆软件有限公司", "刚刚发布"):
        assert words in page


def test_the_latest_published_comes_first(zhang, company):
    for days, title in ((3, "前天"), (1, "昨天"), (2, "大前天")):
        a_position(company, title=title, published_at=timezone.now() - timedelta(days=days))

    assert titles(zhang) == ["昨天", "大前天", "前天"]


def test_without_positions_the_page_says_why(zhang, company):
    page = zhang.get(LIST).content.decode()

    assert "还没有岗位" in page
    assert 'name="words"' not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "会计"}, ["会计"]),
        ({"words": "云帆"}, ["会计", "工程师"]),
        ({"words": "\x00"}, ["教师", "会计", "工程师"]),
        ({"city": "合肥市"}, ["会计"]),
        ({"city": "火星市"}, ["教师", "会计", "工程师"]),
        ({"category": "21"}, ["会计"]),
        ({"level": "41"}, ["教师", "会计"]),
        ({"level": "31"}, ["教师", "会计", "工程师"]),
        ({"nature": "22"}, ["教师"]),
        ({"pay": "8000"}, ["工程师"]),
        ({"pay": "4000"}, ["会计", "工程师"]),
        ({"words": "云帆", "pay": "8000"}, ["工程师"]),
    ],
)
def test_search_and_filters(zhang, cast, company, asked, found):
    a_position(company, title="工程师", education_level="31")
    a_position(company, title="会计", job_category="21", place="安徽省合肥市", monthly_pay=5000)
    Employer.objects.filter(pk=cast.employers["ann"].pk).update(nature="22")
    a_position(cast.employers["ann"], title="教师", monthly_pay=None)

    assert titles(zhang, **asked) == found


def test_what_is_asked_for_stays_and_nothing_found_leads_back(zhang, company):
    a_position(company)

    page = zhang.get(LIST, {"words": "<厨师>", "pay": "8000"}).content.decode()

    assert "没有符合条件的岗位" in page
    assert 'value="&lt;厨师&gt;"' in page
    assert '<option value="8000" selected>' in page
    assert "筛选 · 已选 1 项" in page
    assert f'href="{LIST}"' in page


def test_a_word_alone_is_no_filter(zhang, company):
    a_position(company)

    assert "已选" not in zhang.get(LIST, {"words": "工程师"}).content.decode()


def test_the_cities_are_those_of_what_is_on_offer(zhang, company):
    a_position(company)
    a_position(company, place="安徽省合肥市")
    a_position(company, place="安徽省合肥市")
    a_position(company, place="江苏省南京市", state=PositionState.DRAFT)

    cities = [value for value, _ in zhang.get(LIST).context["filters"].fields["city"].choices]

    assert cities == ["", "合肥市", "芜湖市"]


def test_pages_keep_the_filters(zhang, company):
    for number in range(26):
        a_position(company, title=f"岗位 {number}")

    page = zhang.get(LIST, {"pay": "8000"}).content.decode()

    assert "页：1/2，记录：26" in page
    assert "?pay=8000&amp;page=2" in page


def test_one_position_with_its_employer(zhang, company):
    last_day = calendar.today() + timedelta(days=10)
    position = a_position(
        company, majors="软件工程", description="第一段。\n\n第二段 <b>。", apply_by=last_day, headcount=3
    )

    page = zhang.get(f"{LIST}{position.pk}/").content.decode()

    for words in ("软件工程师", "8,000 元起", "软件工程", "3 人", "<p>第一段。</p>", "&lt;b&gt;", "其他企业"):
        assert words in page
    assert f"{last_day.month}月{last_day.day}日" in page
    assert company.phone not in page


def test_what_is_not_said_is_said_to_be_open(zhang, company):
    page = zhang.get(f"{LIST}{a_position(company, monthly_pay=None).pk}/").content.decode()

    for words in ("面议", "不限", "长期招聘"):
        assert words in page


@pytest.mark.parametrize("why", ["draft", "closed", "past", "frozen"])
def test_what_is_not_on_offer_does_not_exist(zhang, cast, why):
    changes = {
        "draft": {"state": PositionState.DRAFT},
        "closed": {"state": PositionState.CLOSED},
        "past": {"apply_by": calendar.today() - timedelta(days=1)},
    }
    Position.objects.filter(pk=cast.position.pk).update(**changes.get(why, {"headcount": 1}))
    if why == "frozen":
        Employer.objects.filter(pk=cast.employers["mo"].pk).update(standing=Standing.FROZEN)

    assert zhang.get(f"{LIST}{cast.position.pk}/").status_code == 404
    assert cast.position not in zhang.get(LIST).context["page"].object_list


def test_reading_is_all_one_can_do(zhang, cast):
    assert zhang.post(LIST).status_code == 405
    assert zhang.post(f"{LIST}{cast.position.pk}/").status_code == 405


@pytest.mark.parametrize("count", [1, 3, 500])
def test_the_list_costs_the_same_however_much_is_on_offer(zhang, company, count, django_assert_num_queries):
    one = a_position(company)
    copies = [a_copy_of(one, number) for number in range(count - 1)]
    Position.objects.bulk_create(copies)

    with django_assert_num_queries(7):
        assert zhang.get(LIST).context["page"].paginator.count == count


def test_a_position_costs_few_queries(zhang, cast, django_assert_num_queries):
    with django_assert_num_queries(6):
        zhang.get(f"{LIST}{cast.position.pk}/")


def a_copy_of(position: Position, number: int) -> Position:
    columns = {field.attname: getattr(position, field.attname) for field in Position._meta.fields}
    return Position(**(columns | {"id": None, "title": f"岗位 {number}"}))
