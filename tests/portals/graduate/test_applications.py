"""「我的投递」: where each application stands (manual B1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.employers.models import Position
from sanfang.recruiting.actions import applying, interviewing
from sanfang.recruiting.models import Application, Interview
from tests.cast import Cast, a_position
from tests.recruiting.route import Route, an_invitation

LIST = "/m/applications/"
STRANGERS = ["li", "zhou", "mo", "ann", "teacher", "officer"]


@pytest.fixture
def route(cast) -> Route:
    return Route(cast)


@pytest.fixture
def zhang(as_):
    return as_("zhang")


def at(application: Application) -> str:
    return f"{LIST}{application.pk}/"


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_phone_leads_there(zhang):
    for page in ("/m/", "/m/me/"):
        assert f'href="{LIST}"' in text_of(zhang.get(page))


def test_without_any_the_page_leads_to_the_positions(zhang):
    page = text_of(zhang.get(LIST))

    assert "还没有投递" in page
    assert 'href="/m/positions/"' in page


def test_a_row_says_what_with_whom_since_when_and_whose_turn(route, zhang):
    application = route.applied()

    page = text_of(zhang.get(LIST))

    for words in (
        "软件工程师",
        "芜湖云帆软件有限公司",
        "待处理",
        "等待用人单位查看",
        f'href="{at(application)}"',
    ):
        assert words in page
    today = timezone.localtime(application.applied_at)
    assert f"{today.month}月{today.day}日投递" in page
    assert "轮到您了" not in page


def test_what_waits_for_the_graduate_stands_out(route, zhang):
    route.invited()

    page = text_of(zhang.get(LIST))
    assert "轮到您了：请答复面试邀请，" in page
    assert " 前</small>" in page


def test_what_is_over_waits_for_nobody(cast, route, zhang):
    applying.refuse(route.applied(), actor=cast.actor("mo"))

    page = text_of(zhang.get(LIST))
    assert "不合适" in page
    assert "等待" not in page


def test_the_latest_comes_first(cast, route, zhang):
    for days, title in ((3, "前天"), (1, "昨天"), (2, "大前天")):
        sent = route.applied(position=a_position(cast.employers["mo"], title=title))
        Application.objects.filter(pk=sent.pk).update(applied_at=timezone.now() - timedelta(days=days))

    rows = zhang.get(LIST).context["rows"]

    assert [row.application.position.title for row in rows] == ["昨天", "大前天", "前天"]


def test_a_long_list_has_pages(cast, route, zhang):
    for number in range(26):
        route.applied(position=a_position(cast.employers["mo"], title=f"岗位 {number}"))

    assert "页：1/2，记录：26" in text_of(zhang.get(LIST))
    assert len(zhang.get(LIST, {"page": "2"}).context["rows"]) == 1


def mixed(cast: Cast, route: Route, count: int) -> None:
    """`count` positions applied for, `count` with an invitation, and one with an offer."""
    for number in range(2 * count):
        application = route.applied(position=a_position(cast.employers["mo"], title=f"岗位 {number}"))
        if number % 2:
            invite(cast, application)
    route.offered(by="ann")


def invite(cast: Cast, application: Application) -> Interview:
    return interviewing.invite(application, an_invitation(), actor=cast.actor("mo"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_many_rows(cast, route, zhang, count, django_assert_num_queries):
    mixed(cast, route, count)

    with django_assert_num_queries(8):
        assert len(zhang.get(LIST).context["rows"]) == 2 * count + 1


def test_one_application_says_whose_turn_until_when_and_what_otherwise(route, zhang):
    interview = route.invited()

    page = text_of(zhang.get(at(interview.application)))

    for words in ("轮到您了", "请答复面试邀请", "邀请自动失效", "截止时间", "面试邀请", "待答复"):
        assert words in page


def test_an_interview_that_was_accepted_is_waited_for_until_it_begins(cast, route, zhang):
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))

    page = text_of(zhang.get(at(interview.application)))

    for words in ("请等待", "等待面试", "截止时间"):
        assert words in page


def test_the_offer_that_came_of_it_is_shown(route, zhang):
    offer = route.offered()

    page = text_of(zhang.get(at(offer.application)))

    assert "签约通知" in page
    assert f"{offer.last_day.month}月{offer.last_day.day}日" in page
    assert "面试通过" in page


def test_a_signed_one_leads_to_the_agreement(route, zhang):
    route.signed()

    page = text_of(zhang.get(at(Application.objects.get())))

    assert "您已接受签约通知" in page
    assert 'href="/m/agreements/"' in page
    assert "撤回投递" not in page


def test_the_employers_words_are_read_its_note_is_not(cast, route, zhang):
    application = route.applied()
    applying.write_note(application, "口才好，待定", actor=cast.actor("mo"))
    applying.refuse(application, actor=cast.actor("mo"), reason="这次只招一人 <b>")

    for page in (at(application), LIST, "/m/notices/", "/m/"):
        assert "口才" not in text_of(zhang.get(page))
    page = text_of(zhang.get(at(application)))
    assert "用人单位的说明" in page
    assert "这次只招一人 &lt;b&gt;" in page


def test_what_was_said_about_an_interview_is_not_the_employers_verdict(cast, route, zhang):
    interview = route.invited()
    interviewing.decline(interview, actor=cast.actor("zhang"), reason="那天有考试")

    assert "用人单位的说明" not in text_of(zhang.get(at(interview.application)))


def test_after_a_refusal_the_way_leads_back_to_the_position(cast, route, zhang):
    application = route.applied()
    applying.refuse(application, actor=cast.actor("mo"))

    page = text_of(zhang.get(at(application)))
    assert "再次投递" in page
    assert f'href="/m/positions/{application.position_id}/"' in page

    Position.objects.update(state="closed")
    page = text_of(zhang.get(at(application)))
    assert "再次投递" not in page
    assert "已停止招聘" in page
    assert f'href="/m/positions/{application.position_id}/"' not in page


def test_taking_it_back_is_asked_once_more(route, zhang):
    application = route.applied()
    assert f'href="{at(application)}withdraw/"' in text_of(zhang.get(at(application)))

    page = text_of(zhang.get(f"{at(application)}withdraw/"))

    assert "撤回这次投递？" in page
    assert "面试邀请会同时谢绝" not in page
    application.refresh_from_db()
    assert application.is_open


def test_it_is_taken_back(route, zhang):
    application = route.applied()

    answer = zhang.post(f"{at(application)}withdraw/", follow=True)

    assert answer.redirect_chain == [(at(application), 302)]
    assert "已撤回，用人单位不能再查看您的简历。" in text_of(answer)
    assert "<p>您已撤回，用人单位不能再查看您的简历。</p>" in text_of(answer)
    application.refresh_from_db()
    assert not application.is_readable


def test_a_second_tap_is_told_how_it_stands(route, zhang):
    application = route.applied()
    zhang.post(f"{at(application)}withdraw/")

    answer = zhang.post(f"{at(application)}withdraw/")

    assert answer.status_code == 409
    assert "现在的状态是「已撤回」" in text_of(answer)


def test_an_open_interview_is_named_before_it_is_declined(route, zhang):
    interview = route.invited()

    assert "面试邀请会同时谢绝" in text_of(zhang.get(f"{at(interview.application)}withdraw/"))


def test_an_open_offer_is_answered_first(route, zhang):
    offer = route.offered()

    answer = zhang.post(f"{at(offer.application)}withdraw/")

    assert answer.status_code == 409
    assert "请先在通知里「接受」或「谢绝」" in text_of(answer)
    assert "签约通知" in text_of(answer)
    assert Application.objects.get().is_open


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_elses_application_exists(as_, route, who):
    application = route.applied()

    assert as_(who).get(at(application)).status_code == 404
    assert as_(who).post(f"{at(application)}withdraw/").status_code == 404
    application.refresh_from_db()
    assert application.is_open


def test_nobody_elses_is_listed(as_, route):
    route.applied()

    assert list(as_("li").get(LIST).context["rows"]) == []


@pytest.mark.parametrize("count", [1, 3])
def test_one_costs_the_same_however_many_rounds(cast, route, zhang, count, django_assert_num_queries):
    interview = route.invited()
    for _ in range(count - 1):
        interviewing.cancel(interview, actor=cast.actor("mo"))
        interview = invite(cast, interview.application)

    with django_assert_num_queries(8):
        zhang.get(at(interview.application))
