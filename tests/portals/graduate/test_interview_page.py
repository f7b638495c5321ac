"""The page of an invitation to an interview, and the graduate's answer (manual B2, B3)."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang import calendar
from sanfang.audit.models import Entry
from sanfang.recruiting.actions import interviewing
from sanfang.recruiting.models import Application, Interview

NOON = datetime(2026, 3, 5, 12, tzinfo=calendar.CHINA)


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def interview(route) -> Interview:
    return route.invited(link="https://meeting.example.com/j/8", message="请带成绩单。")


def address(interview: Interview, act: str = "") -> str:
    return f"/m/interviews/{interview.pk}/{act}"


def page(client, interview) -> str:
    return client.get(address(interview)).content.decode()


def test_it_says_when_where_with_whom_and_whose_turn_it_is(zhang, route):
    with time_machine.travel(NOON, tick=False):
        interview = route.invited(message="请带成绩单。")
        text = page(zhang, interview)

    for words in (
        *(
            "面试邀请",
            "芜湖云帆软件有限公司",
            "软件工程师",
            "2026年3月6日（周五）12:00",
            "芜湖市长江路 8 号 3 楼",
        ),
        *("联系人：莫新", 'href="tel:0553-2871000"', "请带成绩单。", "轮到您了", "请答复面试邀请"),
        'data-countdown="2026-03-06T12:00:00+08:00"',
    ):
        assert words in text


def test_a_link_opens_elsewhere_and_tells_nobody_where_one_came_from(zhang, interview):
    text = page(zhang, interview)

    assert 'href="https://meeting.example.com/j/8" target="_blank" rel="noopener noreferrer"' in text
    assert "前往 meeting.example.com" in text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "weixin://x", "http://[", "x"])
def test_what_is_no_web_address_is_shown_and_not_tapped(zhang, interview, link):
    Interview.objects.update(link=link)

    text = page(zhang, interview)

    assert link in text
    assert f'href="{link}' not in text


def test_accepting(zhang, interview):
    answer = zhang.post(address(interview, "accept/"), follow=True)

    text = answer.content.decode()
    assert "您已接受面试邀请，请按时参加。" in text
    assert "谢绝面试" in text
    assert ">接受</button>" not in text
    assert Interview.objects.get().state == "accepted"


def test_A01_a_second_tap_is_told_the_same(zhang, interview):
    first, second = (zhang.post(address(interview, "accept/")) for _ in range(2))

    assert first["Location"] == second["Location"] == address(interview)
    assert Entry.objects.filter(act="interview.accept").count() == 1


def test_whoever_answers_has_read_it(zhang, interview):
    zhang.post(address(interview, "accept/"))

    assert Interview.objects.get().read_at is not None


def test_declining_is_asked_once_more_and_needs_no_reason(zhang, interview):
    asked = zhang.get(address(interview, "decline/")).content.decode()
    assert "谢绝这次面试？" in asked
    assert "选填" in asked
    assert Interview.objects.get().state == "invited"

    assert zhang.post(address(interview, "decline/"))["Location"] == address(interview)
    assert Interview.objects.get().state == "declined"


def test_the_reason_is_kept_for_the_employer(zhang, interview):
    zhang.post(address(interview, "decline/"), {"reason": "当天有考试"})

    assert Interview.objects.get().reason == "当天有考试"
    text = page(zhang, interview)
    assert "您写的原因" in text
    assert "当天有考试" in text


def test_a_reason_that_is_too_long_is_kept_in_the_form(zhang, interview):
    answer = zhang.post(address(interview, "decline/"), {"reason": "长" * 501})

    assert "最多 500 个字" in answer.content.decode()
    assert "长" * 501 in answer.content.decode()
    assert Interview.objects.get().state == "invited"


def test_one_can_still_decline_after_accepting(zhang, interview):
    zhang.post(address(interview, "accept/"))
    zhang.post(address(interview, "decline/"))

    assert Interview.objects.get().state == "declined"
    assert Application.objects.get().state == "read"


@pytest.mark.parametrize(
    ("seconds", "status", "state"), [(-1, 302, "accepted"), (0, 409, "invited"), (1, 409, "invited")]
)
def test_it_can_be_accepted_until_it_begins(zhang, interview, seconds, status, state):
    with time_machine.travel(begins(seconds), tick=False):
        answer = zhang.post(address(interview, "accept/"))

    assert answer.status_code == status
    assert Interview.objects.get().state == state


def test_what_began_without_an_answer_has_no_buttons_and_says_why(zhang, interview):
    with time_machine.travel(begins(0), tick=False):
        text = page(zhang, interview)

    assert "这次邀请已失效" in text
    assert "sf-answers" not in text
    assert "谢绝面试" not in text


def begins(seconds: int) -> datetime:
    """Now, so many seconds after the interview begins; nobody's session runs out meanwhile."""
    now = timezone.now()
    Interview.objects.update(starts_at=now - timedelta(seconds=seconds))
    return now


def test_one_that_was_cancelled_meanwhile_says_so_and_why(cast, zhang, interview):
    interviewing.cancel(interview, actor=cast.actor("mo"), reason="面试官出差")

    answer = zhang.post(address(interview, "accept/"))

    text = answer.content.decode()
    assert answer.status_code == 409
    for words in ("现在的状态是「已取消」", "用人单位取消了这次面试", "用人单位的说明", "面试官出差"):
        assert words in text
    assert "sf-answers" not in text


@pytest.mark.parametrize("who", ["li", "wang", "zhou", "mo", "ann", "teacher", "officer"])
def test_A07_strangers_find_nothing(as_, interview, who):
    client = as_(who)

    assert client.get(address(interview)).status_code == 404
    for act in ("accept/", "decline/"):
        assert client.post(address(interview, act)).status_code == 404
    assert Interview.objects.get().state == "invited"


def test_an_answer_is_never_a_get(zhang, interview):
    assert zhang.get(address(interview, "accept/")).status_code == 405


def test_the_page_costs_few_queries(zhang, interview, django_assert_num_queries):
    with django_assert_num_queries(5):
        zhang.get(address(interview))
