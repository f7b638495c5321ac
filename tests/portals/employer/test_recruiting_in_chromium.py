"""「简历管理」 and 「面试邀请」 in Chromium: empty, one, many, refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang import calendar
from sanfang.employers.states import Standing
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import applying, interviewing, reading, resumes
from sanfang.recruiting.actions.resumes import Line, Words
from sanfang.recruiting.models import Application, Interview, Resume
from sanfang.recruiting.states import ApplicationState
from tests.cast import a_graduate, a_position
from tests.permissions.stage import a_pdf
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.recruiting.route import Route, an_invitation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/employer"


@pytest.fixture
def mo(desk, live_server, cast):
    sign_in(desk, live_server.url, cast.users["mo"])
    return desk


def a_full_resume(route: Route, who: str = "zhang") -> Resume:
    resume, actor = route.resume(who), route.cast.actor(who)
    Graduate.objects.filter(pk=resume.graduate_id).update(enrolled_on="2022-09-01", graduates_on="2026-06-30")
    about = "做事踏实，喜欢把复杂的问题讲清楚。\n连续三年担任班级学习委员。"
    resumes.write(
        resume, Words("后端开发、数据工程", "Python、Django、PostgreSQL；英语六级", about), actor=actor
    )
    for line in (
        Line(
            "education",
            "安徽工程大学",
            "软件工程（本科）",
            "2022-09",
            "2026-06",
            "专业前百分之十，国家励志奖学金。",
        ),
        Line(
            "experience",
            "芜湖市智慧物流研究院",
            "实习生",
            "2025-07",
            "",
            "清洗运单数据。\n独立完成夜间批处理。",
        ),
        Line("experience", "校青年志愿者协会", "", "2023-03", "2024-06", ""),
    ):
        resumes.add_line(resume, line, actor=actor)
    resumes.attach(resume, a_pdf("张䶮-个人简历-软件工程师.pdf"), actor=actor)
    return resume


def many(cast, count: int = 30) -> None:
    """Thirty more graduates, in every state; each has a name and a major of another length."""
    route, tester = (
        Route(cast),
        a_position(cast.employers["mo"], title="高级自动化测试工程师（智能制造方向）"),
    )
    for number in range(count):
        name = (
            ("阿卜杜拉·买买提江·艾力" if number == 3 else f"陈一{number}")
            if number % 5
            else f"欧阳晓{number}"
        )
        graduate = a_graduate(
            cast.computing, cast.plan, name, major_name="机械设计制造及其自动化（智能方向）"
        )
        Resume.objects.create(graduate=graduate)
        Application.objects.create(
            graduate=graduate,
            employer=cast.employers["mo"],
            position=tester if number % 3 else cast.position,
            state=[*ApplicationState][number % 2 if number < 26 else number % 7],
        )
    route.offered("wang")


def test_nothing_yet(mo, origin, cast):
    look_at(mo, f"{origin}/applications/", "employer/applications-empty")
    look_at(mo, f"{origin}/applications/?state=", "employer/applications-never")
    look_at(mo, f"{origin}/interviews/", "employer/interviews-empty")
    look_at(mo, f"{origin}/interviews/?state=", "employer/interviews-never")


def test_from_the_resume_to_the_result(mo, origin, cast):
    route = Route(cast)
    a_full_resume(route)
    application = route.applied()

    look_at(mo, f"{origin}/", "employer/home-with-applications")
    mo.get_by_role("link", name="新简历").click()
    look_here(mo, "employer/applications-one")
    look_at(mo, f"{origin}/applications/{application.pk}/", "employer/application-unopened")
    mo.get_by_role("button", name="查看简历").click()
    look_here(mo, "employer/application")
    mo.get_by_label("备注").fill("专业对口，安排技术面试。")
    mo.get_by_role("button", name="保存备注").click()
    mo.get_by_role("button", name="邀请面试").click()
    look_here(mo, "employer/invite-one")
    mo.get_by_label("面试时间").fill("2020-01-01T09:00")
    mo.get_by_label("面试地点").fill("芜湖市长江路 8 号 3 楼")
    mo.get_by_role("button", name="发出邀请").click()
    look_here(mo, "employer/invite-refused")
    assert mo.get_by_label("面试地点").input_value() == "芜湖市长江路 8 号 3 楼"
    mo.get_by_label("面试时间").fill(f"{calendar.today() + timedelta(days=3)}T14:30")
    mo.get_by_label("线上面试链接").fill("https://meeting.example.com/dm/1")
    mo.get_by_role("button", name="发出邀请").click()
    look_here(mo, "employer/interviews-one")

    interview = Interview.objects.get()
    reading.mark_read(interview, actor=cast.actor("zhang"))
    interviewing.accept(interview, actor=cast.actor("zhang"))
    look_at(mo, f"{origin}/applications/{application.pk}/", "employer/application-to-be-interviewed")
    mo.get_by_role("link", name="取消面试").click()
    look_here(mo, "employer/interview-cancel")
    Interview.objects.update(starts_at=timezone.now())
    look_at(mo, f"{origin}/applications/{application.pk}/", "employer/application-result-due")
    mo.get_by_role("link", name="登记面试结果").click()
    look_here(mo, "employer/interview-result")
    mo.get_by_label("给毕业生的话").fill("表现很好，签约通知随后发出。")
    mo.get_by_role("button", name="面试通过").click()
    look_here(mo, "employer/application-interviewed")


def test_many(mo, origin, cast):
    many(cast)

    look_at(mo, f"{origin}/applications/", "employer/applications-many")
    mo.get_by_label("全选本页").check()
    assert (
        mo.locator("input[name=application]:checked").count() == mo.locator("input[name=application]").count()
    )
    mo.get_by_role("button", name="邀请面试").click()
    look_here(mo, "employer/invite-many")
    mo.get_by_label("面试时间").fill(f"{calendar.today() + timedelta(days=3)}T14:30")
    mo.get_by_label("面试地点").fill("芜湖市长江路 8 号 3 楼")
    first = Application.objects.filter(state="submitted").latest("applied_at", "pk")
    Application.objects.filter(pk=first.pk).update(state="withdrawn")
    mo.get_by_role("button", name="发出邀请").click()
    look_here(mo, "employer/invite-many-refused")
    mo.get_by_label(first.graduate.name).uncheck()
    mo.get_by_role("button", name="发出邀请").click()
    look_here(mo, "employer/interviews-many")
    mo.goto(f"{origin}/applications/")
    mo.get_by_label("状态").select_option(label="已撤回")
    mo.get_by_role("button", name="查询").nth(1).click()
    look_here(mo, "employer/applications-withdrawn")


def test_what_is_over_or_closed(mo, origin, cast, set_standing):
    route = Route(cast)
    a_full_resume(route)
    declined = route.invited("li")
    interviewing.decline(declined, actor=cast.actor("li"), reason="那天学校有毕业答辩，抱歉。")
    application = route.applied()
    look_at(mo, f"{origin}/applications/{application.pk}/refuse/", "employer/application-refuse")
    route.offered("wang")
    offered = Application.objects.get(graduate=cast.graduates["wang"])
    look_at(mo, f"{origin}/applications/{offered.pk}/", "employer/application-offered")
    mo.goto(f"{origin}/applications/{offered.pk}/refuse/")
    mo.get_by_role("button", name="不合适").click()
    look_here(mo, "employer/application-refuse-refused")
    look_at(mo, f"{origin}/applications/{declined.application_id}/", "employer/application-declined")
    applying.refuse(application, actor=cast.actor("mo"), reason="这次岗位需要有两年经验，谢谢您的关注。")
    look_at(mo, f"{origin}/applications/{application.pk}/", "employer/application-unsuitable")

    interviewing.invite(declined.application, an_invitation(), actor=cast.actor("mo"))
    set_standing(Standing.FROZEN)
    look_at(mo, f"{origin}/applications/", "employer/applications-frozen")
    look_at(mo, f"{origin}/applications/{declined.application_id}/", "employer/application-frozen")
    look_at(mo, f"{origin}/interviews/", "employer/interviews-frozen")
