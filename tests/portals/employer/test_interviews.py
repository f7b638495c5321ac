"""「面试邀请」: every interview, the soonest first, and where its result is recorded."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from sanfang.employers.states import Standing
from sanfang.recruiting.actions import interviewing, reading
from sanfang.recruiting.models import Interview

LIST = "/employer/interviews/"
COLUMNS = ["#", "姓名", "岗位", "面试时间", "地点或链接", "毕业生查看", "状态", "下一步"]


def read(client, **query):
    return client.get(LIST, query).content.decode()


def names(client, **query):
    return [line.thing.graduate.name for line in client.get(LIST, query).context["lines"]]


def began(interview):
    Interview.objects.filter(pk=interview.pk).update(starts_at=timezone.now() - timedelta(hours=1))


def test_without_interviews_the_page_says_what_to_do(mo):
    assert "没有进行中的面试" in read(mo)
    assert "还没有邀请过面试" in read(mo, state="")


def test_the_columns_stand_in_their_order(mo, route):
    route.invited()

    assert re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', read(mo)) == COLUMNS


def test_a_row_says_who_when_and_where(mo, route):
    interview = route.invited(link="https://meeting.example.com/1")

    page = read(mo)

    for words in ("张䶮", "软件工程师", "芜湖市长江路 8 号 3 楼", "未查看", "待答复", "等待毕业生答复"):
        assert words in page
    assert 'href="https://meeting.example.com/1" target="_blank" rel="noopener noreferrer"' in page
    assert f'href="/employer/applications/{interview.application_id}/">张䶮</a>' in page


def test_it_says_when_the_graduate_has_read_it(mo, route, cast):
    reading.mark_read(route.invited(), actor=cast.actor("zhang"))

    assert "未查看" not in read(mo)


def test_a_result_is_recorded_from_here_once_it_is_due(mo, route, cast):
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))
    link = f'href="{LIST}{interview.pk}/result/"'

    assert link not in read(mo)
    began(interview)
    assert link in read(mo)


def test_D08_without_verification_no_result_is_asked_for(mo, route, cast, set_standing):
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))
    began(interview)
    set_standing(Standing.FROZEN)

    assert "/result/" not in read(mo)


def test_what_is_open_stands_by_its_time_and_a_register_by_what_is_newest(mo, route, cast):
    now = timezone.now()
    for days, who in ((3, "zhang"), (1, "li"), (2, "wang")):
        route.invited(who, starts_at=now + timedelta(days=days))
    interviewing.cancel(route.invited("zhou", starts_at=now + timedelta(days=4)), actor=cast.actor("mo"))

    assert names(mo) == ["李晓", "王强", "张䶮"]
    assert names(mo, state="") == ["周宁", "张䶮", "王强", "李晓"]
    assert names(mo, state="cancelled") == ["周宁"]
    assert "没有符合条件的面试" in read(mo, state="passed")


def test_a_name_is_searched_for_without_an_address(mo, route):
    route.invited("zhang")
    route.invited("li")

    mo.post(LIST, {"q": "李"})

    assert names(mo) == ["李晓"]


def test_the_interviews_of_another_employer_do_not_exist(mo, route):
    route.invited(to="ann")

    assert names(mo, state="") == []


@pytest.mark.parametrize("canary", ["13800138000", "graduate@example.com"])
def test_the_list_never_tells_how_to_reach_anybody(mo, route, canary):
    route.invited()

    assert canary not in read(mo)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(mo, route, count, django_assert_num_queries):
    for who in ("zhang", "li", "wang")[:count]:
        route.invited(who)

    with django_assert_num_queries(9):
        mo.get(LIST)


def test_what_began_without_an_answer_has_lapsed_by_the_clock(mo, route):
    began(route.invited())

    page = read(mo)

    assert page.count("逾期未答复") == 3  # Among the filters, as its state, and as what comes next.
    assert "等待毕业生答复" not in page


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
def test_a_state_is_found_by_its_index(cast):
    rows = Interview.objects.visible_to(cast.actor("mo")).filter(state="accepted").soonest_first()

    assert "USING INDEX interviews_by_state" in rows.explain()
