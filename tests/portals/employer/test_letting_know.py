"""不合适, 取消面试 and 登记面试结果: what is decided is done once, and the graduate is told with the words given."""

import pytest

from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import applying, interviewing
from sanfang.recruiting.models import Application, Interview


@pytest.fixture
def accepted(route, cast) -> Interview:
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))
    return interview


def refuse_page(application):
    return f"/employer/applications/{application.pk}/refuse/"


def round_page(interview, act):
    return f"/employer/interviews/{interview.pk}/{act}/"


def told(cast):
    """What zhang was told last: title and body."""
    notice = Notice.objects.visible_to(cast.actor("zhang")).latest("pk")
    return notice.title, notice.body


def state_of(application):
    return Application.objects.get(pk=application.pk).state


def test_the_page_says_what_will_follow(mo, route):
    page = mo.get(refuse_page(route.applied())).content.decode()

    assert "不合适：张䶮" in page
    assert "毕业生会收到通知" in page


def test_turning_down_tells_the_graduate_with_the_words_given(mo, route, cast):
    application = route.applied()

    answer = mo.post(refuse_page(application), {"decision": "refuse", "reason": "专业不符，谢谢关注"})

    assert answer["Location"] == f"/employer/applications/{application.pk}/"
    assert state_of(application) == "unsuitable"
    assert "不合适" in told(cast)[0]
    assert "专业不符，谢谢关注" in told(cast)[1]


def test_words_are_optional(mo, route):
    application = route.applied()

    mo.post(refuse_page(application), {"decision": "refuse"})

    assert state_of(application) == "unsuitable"


def test_too_many_words_are_refused_and_stay_in_sight(mo, route):
    application = route.applied()

    page = mo.post(refuse_page(application), {"decision": "refuse", "reason": "长" * 501}).content.decode()

    assert "最多 500 个字" in page
    assert "长" * 501 in page
    assert state_of(application) == "submitted"


@pytest.mark.parametrize("decision", ["", "pass", "nonsense"])
def test_what_is_not_asked_cannot_be_decided(mo, route, decision):
    application = route.applied()

    assert mo.post(refuse_page(application), {"decision": decision}).status_code == 200
    assert state_of(application) == "submitted"


def test_an_offer_that_is_out_is_withdrawn_first(mo, route):
    application = route.offered().application

    answer = mo.post(refuse_page(application), {"decision": "refuse", "reason": "改变主意"})

    assert answer.status_code == 409
    assert "请先撤回签约通知" in answer.content.decode()
    assert "改变主意" in answer.content.decode()


def test_a_second_tap_is_answered_with_how_things_stand(mo, route):
    application = route.applied()

    answers = [mo.post(refuse_page(application), {"decision": "refuse"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert "现在的状态是「不合适」" in answers[1].content.decode()


def test_where_it_is_over_the_page_leads_to_how_things_stand(mo, route, cast):
    application = route.applied()
    applying.withdraw(application, actor=cast.actor("zhang"))

    assert mo.get(refuse_page(application))["Location"] == f"/employer/applications/{application.pk}/"


def test_cancelling_leaves_the_application_open(mo, accepted, cast):
    mo.post(round_page(accepted, "cancel"), {"decision": "cancel", "reason": "面试官出差"})

    accepted.refresh_from_db()
    assert (accepted.state, state_of(accepted.application)) == ("cancelled", "read")
    assert "取消了" in told(cast)[0]
    assert "面试官出差" in told(cast)[1]


@pytest.mark.parametrize(
    ("decision", "interview", "application", "said"),
    [
        ("pass", "passed", "interviewed", "已登记：面试通过。现在可以发签约通知。"),
        ("fail", "failed", "unsuitable", "已登记：面试未通过"),
    ],
)
def test_a_result_is_recorded_and_told(mo, accepted, cast, decision, interview, application, said):
    data = {"decision": decision, "reason": "感谢参加"}

    page = mo.post(round_page(accepted, "result"), data, follow=True).content.decode()

    accepted.refresh_from_db()
    assert (accepted.state, state_of(accepted.application)) == (interview, application)
    assert said in page
    assert told(cast)[1] == "感谢参加"


def test_a_result_is_recorded_once(mo, accepted):
    answers = [mo.post(round_page(accepted, "result"), {"decision": one}) for one in ("pass", "fail")]

    assert [answer.status_code for answer in answers] == [302, 409]
    accepted.refresh_from_db()
    assert accepted.state == "passed"


def test_before_the_graduate_has_accepted_there_is_no_result(mo, route):
    interview = route.invited()

    assert mo.get(round_page(interview, "result")).status_code == 302
    answer = mo.post(round_page(interview, "result"), {"decision": "pass"})

    assert answer.status_code == 409
    interview.refresh_from_db()
    assert interview.state == "invited"


def test_reading_the_pages_changes_nothing(mo, accepted):
    for act in ("result", "cancel"):
        assert mo.get(round_page(accepted, act)).status_code == 200

    accepted.refresh_from_db()
    assert accepted.state == "accepted"


def test_D08_without_verification_nothing_is_done(mo, accepted, set_standing):
    set_standing(Standing.FROZEN)

    for address, decision in (
        (round_page(accepted, "result"), "pass"),
        (round_page(accepted, "cancel"), "cancel"),
        (refuse_page(accepted.application), "refuse"),
    ):
        assert "单位尚未通过认证" in mo.post(address, {"decision": decision}).content.decode()

    accepted.refresh_from_db()
    assert (accepted.state, state_of(accepted.application)) == ("accepted", "to_be_interviewed")


@pytest.mark.parametrize("act", ["result", "cancel"])
def test_to_another_employer_an_interview_does_not_exist(as_, accepted, act):
    assert as_("ann").get(round_page(accepted, act)).status_code == 404
    assert as_("ann").post(round_page(accepted, act), {"decision": "pass"}).status_code == 404
