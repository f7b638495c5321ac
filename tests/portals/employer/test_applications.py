"""「简历管理」: who applied, found and narrowed, and what comes next with each (manual B2)."""

import re

import pytest
from django.db import connection

from sanfang.employers.states import Standing
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import applying
from sanfang.recruiting.models import Application
from tests.cast import a_position
from tests.recruiting.many import a_spring

LIST = "/employer/applications/"
COLUMNS = ["#", "姓名", "应聘岗位", "院校名称", "专业名称", "学历", "投递时间", "状态", "下一步"]
CONTACT = ("13800138000", "graduate@example.com")


def read(client, **query):
    return client.get(LIST, query).content.decode()


def names(client, **query):
    return [line.thing.graduate.name for line, _ in client.get(LIST, query).context["lines"]]


def test_the_menu_leads_there(mo):
    page = read(mo)

    assert re.search(rf'href="{LIST}" aria-current="page">', page)
    assert 'href="/employer/interviews/"' in page


def test_without_applications_the_page_says_what_to_do(mo):
    assert "没有进行中的投递" in read(mo)
    assert "还没有收到投递" in read(mo, state="")


def test_the_columns_stand_in_their_order(mo, route):
    route.applied()

    assert re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', read(mo)) == COLUMNS


def test_a_row_says_who_for_what_and_what_comes_next(mo, route):
    route.applied()

    page = read(mo)

    for words in ("张䶮", "软件工程师", "安徽工程大学", "计算机与信息学院专业", "本科", "待处理"):
        assert words in page
    assert "<strong>请查看简历</strong>" in page


def test_what_waits_for_the_graduate_is_said_quietly(mo, route):
    route.invited()

    assert '<span class="sf-quiet">等待毕业生答复</span>' in read(mo)


def test_an_unread_resume_is_opened_by_a_post_and_a_read_one_by_its_address(mo, route, cast):
    application = route.applied()

    assert f'action="{LIST}{application.pk}/open/"' in read(mo)
    applying.mark_read(application, actor=cast.actor("mo"))
    assert f'<a href="{LIST}{application.pk}/">张䶮</a>' in read(mo)


@pytest.mark.parametrize("canary", CONTACT)
def test_the_list_never_tells_how_to_reach_anybody(mo, route, canary):
    route.applied()
    route.invited("li")

    assert canary not in read(mo)


def test_by_itself_the_list_shows_what_is_open(mo, route, cast):
    route.applied("zhang")
    applying.refuse(route.applied("li"), actor=cast.actor("mo"))
    applying.withdraw(route.applied("wang"), actor=cast.actor("wang"))

    assert names(mo) == ["张䶮"]
    assert names(mo, state="") == ["王强", "李晓", "张䶮"]
    assert names(mo, state="unsuitable") == ["李晓"]
    assert names(mo, state="withdrawn") == ["王强"]
    assert names(mo, state="nonsense") == ["王强", "李晓", "张䶮"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"position": "other"}, ["李晓"]),
        ({"level": "11"}, ["周宁"]),
        ({"school": "other"}, ["周宁"]),
        ({"state": "read"}, []),
        ({"position": "x", "level": "x", "school": "x"}, ["周宁", "李晓", "张䶮"]),
    ],
)
def test_the_filters_narrow_by_position_level_and_school(mo, route, cast, company, asked, found):
    tester = a_position(company, title="测试工程师")
    Graduate.objects.filter(pk=cast.graduates["zhou"].pk).update(education_level="11")
    keys = {"position": tester.pk, "school": cast.other_school.pk}
    route.applied("zhang")
    route.applied("li", position=tester)
    route.applied("zhou")

    query = {name: keys[name] if value == "other" else value for name, value in asked.items()}

    assert names(mo, **query) == found


def test_a_name_is_searched_for_without_an_address(mo, route):
    route.applied("zhang")
    route.applied("li")

    assert mo.post(LIST, {"q": "李"})["Location"] == LIST
    assert names(mo) == ["李晓"]
    mo.post(LIST, {"q": "没有的人"})
    assert "没有符合条件的投递" in read(mo)


def test_only_who_can_be_invited_can_be_ticked(mo, route):
    route.applied("zhang")
    route.invited("li")
    route.interviewed("wang")
    route.offered("zhou")

    ticks = re.findall(r'name="application" value="[0-9]+"><span class="sf-unseen">选择(.*?)，', read(mo))

    assert ticks == ["王强", "张䶮"]


def test_where_nobody_can_be_invited_nothing_can_be_ticked(mo, route):
    route.invited()

    page = read(mo)

    assert 'type="checkbox"' not in page
    assert "邀请面试</button>" not in page


def test_the_applications_to_another_employer_do_not_exist(mo, route):
    route.applied("zhang", to="ann")

    assert names(mo, state="") == []


def test_D08_an_employer_that_is_not_verified_keeps_its_list_and_reads_why(mo, route, set_standing):
    route.applied()
    set_standing(Standing.FROZEN)

    page = read(mo)

    assert "单位尚未通过认证，暂不能查看简历" in page
    assert "张䶮" in page
    assert "邀请面试</button>" not in page
    assert 'type="checkbox"' not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(mo, route, count, django_assert_num_queries):
    for who in ("zhang", "li", "wang")[:count]:
        route.offered(who)

    with django_assert_num_queries(13):
        mo.get(LIST)


def test_thousands_of_applications_cost_no_more_queries(mo, cast, django_assert_num_queries):
    a_spring(cast, applications=2000, offers=500)

    with django_assert_num_queries(13):
        page = mo.get(LIST, {"state": ""}).context["page"]

    assert (page.paginator.count, len(page)) == (2000, 25)
    with django_assert_num_queries(13):
        assert len(mo.get(LIST).context["page"]) == 25


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
@pytest.mark.parametrize(
    ("asked", "index"),
    [({"state": "read"}, "applications_by_state"), ({}, "applications_of_an_employer")],
)
def test_a_state_is_found_by_its_index_and_in_order(cast, asked, index):
    a_spring(cast, applications=2000, offers=500)
    rows = Application.objects.visible_to(cast.actor("mo")).filter(**asked)

    plan = rows.explain()

    assert f"USING INDEX {index}" in plan
    assert "employer_id=?" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan or "LAST TERM" in plan
