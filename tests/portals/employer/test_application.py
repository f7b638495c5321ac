"""One application: the résumé as long as it may be read, the acts that the tables open, the employer's remark."""

import re

import pytest

from sanfang.employers.states import Standing
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import applying, interviewing, resumes
from sanfang.recruiting.actions.resumes import Line, Words
from sanfang.recruiting.models import Application, Resume
from tests.permissions.stage import a_pdf

# What is the graduate's own, and must not be on a page that may not show the résumé.
CANARIES = ("13900000017", "canary@example.com", "立志做编译器", "参与智慧物流项目", "简历附件.pdf")


@pytest.fixture
def zhang(cast, route) -> Resume:
    """Zhang's résumé, full of what nobody else has in theirs."""
    Graduate.objects.filter(pk=cast.zhang.pk).update(phone=CANARIES[0], email=CANARIES[1])
    resume, actor = route.resume(), cast.actor("zhang")
    resumes.write(resume, Words(CANARIES[2], "Python", "踏实"), actor=actor)
    line = Line("experience", "芜湖云帆软件有限公司", "实习生", "2025-07", "", CANARIES[3])
    resumes.add_line(resume, line, actor=actor)
    resumes.attach(resume, a_pdf(CANARIES[4]), actor=actor)
    return resume


@pytest.fixture
def application(route, zhang) -> Application:
    return route.applied()


@pytest.fixture
def opened(application, cast) -> Application:
    applying.mark_read(application, actor=cast.actor("mo"))
    return application


def page_of(application, act=""):
    return f"/employer/applications/{application.pk}/{act}"


def read(client, application):
    return client.get(page_of(application)).content.decode()


def shown(page):
    return [canary for canary in CANARIES if canary in page]


def acts(page):
    """The words on the buttons above the page, the primary one marked."""
    head = page.partition('class="sf-heading__actions"')[2].partition('class="sf-beside')[0]
    found = re.findall(r'class="btn( btn-primary)?"[^>]*>(?:<svg.*?</svg>)?([^<]+)<', head, re.DOTALL)
    return [("*" if primary else "") + words.strip() for primary, words in found]


def test_before_it_is_opened_the_page_shows_nothing_of_the_resume(mo, application):
    page = read(mo, application)

    assert shown(page) == []
    assert "简历还没有打开" in page
    assert acts(page) == ["*查看简历"]
    application.refresh_from_db()
    assert application.state == "submitted"


def test_opening_is_noted_and_shows_everything(mo, application):
    answer = mo.post(page_of(application, "open/"))

    assert answer["Location"] == page_of(application)
    assert shown(read(mo, application)) == list(CANARIES)
    application.refresh_from_db()
    assert application.state == "read"


def test_opening_twice_changes_nothing_more(mo, application):
    assert [mo.post(page_of(application, "open/")).status_code for _ in range(2)] == [302, 302]


def test_the_sheet_says_who_what_and_until_when(mo, opened):
    page = read(mo, opened)

    for words in ("安徽工程大学", "求职意向", "实习与实践", "2025-07 至今", "技能特长", "附件"):
        assert words in page


def test_whose_turn_it_is_stands_first(mo, opened):
    page = read(mo, opened)

    assert "轮到您了" in page
    assert "请决定是否邀请面试" in page
    assert "用人单位不决定时，投递一直有效" in page


def test_the_attachment_opens_in_its_box(mo, opened):
    answer = mo.get(page_of(opened, "attachment/"))

    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert (answer["Content-Type"], "sandbox" in answer["Content-Security-Policy"]) == (
        "application/pdf",
        True,
    )


def test_without_an_attachment_there_is_none(mo, opened):
    Resume.objects.update(attachment=None)

    assert "附件" not in read(mo, opened)
    assert mo.get(page_of(opened, "attachment/")).status_code == 404


@pytest.mark.parametrize("end", ["withdraw", "refuse"])
def test_after_it_was_taken_back_or_turned_down_nothing_is_read(mo, opened, cast, end):
    if end == "withdraw":
        applying.withdraw(opened, actor=cast.actor("zhang"))
    else:
        applying.refuse(opened, actor=cast.actor("mo"))

    page = read(mo, opened)

    assert shown(page) == []
    assert "简历和联系方式不再显示" in page
    assert mo.get(page_of(opened, "attachment/")).status_code == 404


@pytest.mark.parametrize("standing", [one for one in Standing if one != Standing.VERIFIED])
def test_D08_an_employer_that_is_not_verified_reads_nothing_and_may_do_nothing(
    mo, application, set_standing, standing
):
    set_standing(standing)
    mo.post(page_of(application, "open/"))

    page = read(mo, application)

    assert shown(page) == []
    assert "单位尚未通过认证，暂不能查看简历" in page
    assert acts(page) == []
    assert mo.get(page_of(application, "attachment/")).status_code == 404
    application.refresh_from_db()
    assert application.state == "submitted"


def test_D08_what_was_open_closes_when_the_standing_is_lost(mo, opened, set_standing):
    set_standing(Standing.FROZEN)

    assert shown(read(mo, opened)) == []
    assert mo.get(page_of(opened, "attachment/")).status_code == 404


def test_to_another_employer_it_does_not_exist(as_, opened):
    for act in ("", "attachment/", "refuse/"):
        assert as_("ann").get(page_of(opened, act)).status_code == 404
    for act in ("open/", "note/", "refuse/", "reconsider/"):
        assert as_("ann").post(page_of(opened, act)).status_code == 404


def test_the_acts_are_those_that_the_tables_open(mo, route, cast, opened):
    assert acts(read(mo, opened)) == ["*邀请面试", "不合适"]

    interview = route.invited()
    assert acts(read(mo, opened)) == ["取消面试", "不合适"]

    interviewing.accept(interview, actor=cast.actor("zhang"))
    assert acts(read(mo, opened)) == ["登记面试结果", "取消面试", "不合适"]

    interviewing.record_result(interview, has_passed=True, actor=cast.actor("mo"))
    assert [act.strip("*") for act in acts(read(mo, opened))][-2:] == ["再邀请一轮面试", "不合适"]

    applying.refuse(opened, actor=cast.actor("mo"))
    assert acts(read(mo, opened)) == ["*重新考虑"]


def test_while_an_offer_is_out_only_the_offer_is_acted_upon(mo, route, zhang):
    offer = route.offered()

    assert not {"邀请面试", "再邀请一轮面试", "不合适"} & set(acts(read(mo, offer.application)))


def test_a_result_that_is_due_is_what_to_do_now(mo, route, cast, zhang):
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))
    type(interview).objects.update(starts_at=interview.invited_at)

    page = read(mo, interview.application)

    assert "请登记面试结果" in page
    assert acts(page)[0] == "*登记面试结果"


def test_the_history_holds_interviews_and_offers_with_their_states(mo, route, cast, zhang):
    interviewing.decline(route.invited(), actor=cast.actor("zhang"), reason="当天有考试")
    offer = route.offered()

    page = read(mo, offer.application)

    for words in ("已谢绝", "原因：当天有考试", "面试通过", "芜湖市长江路 8 号 3 楼", "签约通知：软件工程师"):
        assert words in page
    assert "毕业生还没有查看" in page


def test_a_remark_is_kept_and_the_graduate_never_reads_it(mo, opened, as_):
    mo.post(page_of(opened, "note/"), {"note": "专业对口，值得见面"})

    assert "专业对口，值得见面" in read(mo, opened)
    assert "专业对口" not in as_("zhang").get("/m/notices/").content.decode()


def test_a_remark_that_is_too_long_is_refused_and_kept_in_sight(mo, opened):
    page = mo.post(page_of(opened, "note/"), {"note": "长" * 501}).content.decode()

    assert "最多 500 个字" in page
    assert "长" * 501 in page
    opened.refresh_from_db()
    assert opened.note == ""


def test_D08_no_remark_without_verification(mo, opened, set_standing):
    set_standing(Standing.REFUSED)

    mo.post(page_of(opened, "note/"), {"note": "写一句"})

    opened.refresh_from_db()
    assert opened.note == ""


def test_reconsidering_opens_it_again(mo, opened, cast):
    applying.refuse(opened, actor=cast.actor("mo"), reason="专业不符")
    assert "专业不符" in read(mo, opened)

    mo.post(page_of(opened, "reconsider/"))

    assert shown(read(mo, opened)) == list(CANARIES)


def test_reconsidering_twice_is_answered_with_how_things_stand(mo, opened, cast):
    applying.refuse(opened, actor=cast.actor("mo"))

    answers = [mo.post(page_of(opened, "reconsider/")) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert "现在的状态是「已读」" in answers[1].content.decode()


def test_whoever_applied_again_is_considered_there(mo, opened, route, cast):
    applying.refuse(opened, actor=cast.actor("mo"))
    route.applied()

    answer = mo.post(page_of(opened, "reconsider/"))

    assert answer.status_code == 409
    assert "已重新投递了这个岗位" in answer.content.decode()


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_page_costs_the_same_with_one_round_and_with_three(
    mo, route, cast, zhang, rounds, django_assert_num_queries
):
    for _ in range(rounds):
        interview = route.invited()
        interviewing.cancel(interview, actor=cast.actor("mo"))

    with django_assert_num_queries(11):
        mo.get(page_of(interview.application))
