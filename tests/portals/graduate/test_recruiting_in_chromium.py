"""The résumé and the applications in Chromium: nothing for axe to say, nothing beyond 320 pixels."""

from datetime import date

import pytest

from sanfang.employers.models import Position
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import applying, interviewing, resumes
from sanfang.recruiting.actions.resumes import Words
from sanfang.recruiting.models import Application
from tests.cast import a_position
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.recruiting.route import Route, a_line, an_invitation
from tests.uploads.papers import a_pdf, a_picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SKILLS = """Python、PostgreSQL，写过给三百人用的社团报名系统。

英语六级，能读技术文档。"""
ABOUT = "做事有头有尾；遇到不懂的先查，再问。" * 6


@pytest.fixture
def origin(live_server) -> str:
    return live_server.url


@pytest.fixture
def route(cast) -> Route:
    return Route(cast)


def test_from_a_position_to_a_resume_and_back(phone, origin, cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(
        enrolled_on=date(2022, 9, 1), graduates_on=date(2026, 7, 1)
    )
    sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/positions/{cast.position.pk}/", "graduate/position-to-apply-for")
    phone.get_by_role("button", name="投递简历").click()
    look_here(phone, "graduate/resume-begin")
    phone.get_by_role("button", name="开始填写").click()
    look_here(phone, "graduate/resume-begun")
    phone.get_by_role("link", name="填写", exact=True).click()
    look_here(phone, "graduate/resume-words")
    phone.get_by_label("求职意向").fill("后端开发，芜湖或合肥" * 20)
    phone.get_by_role("button", name="保存").click()
    look_here(phone, "graduate/resume-words-refused")
    phone.get_by_label("求职意向").fill("后端开发，芜湖或合肥")
    phone.get_by_label("技能特长").fill(SKILLS)
    phone.get_by_role("button", name="保存").click()
    phone.get_by_role("link", name="添加实习与实践").click()
    look_here(phone, "graduate/resume-line")
    phone.get_by_label("单位或项目").fill("芜湖云帆软件有限公司")
    phone.get_by_label("开始年月").fill("2025-06")
    phone.get_by_label("结束年月").fill("2025-01")
    phone.get_by_role("button", name="保存").click()
    look_here(phone, "graduate/resume-line-refused")
    assert phone.get_by_label("单位或项目").input_value() == "芜湖云帆软件有限公司"
    phone.get_by_label("结束年月").fill("2025-09")
    phone.get_by_role("button", name="保存").click()
    look_here(phone, "graduate/resume-with-a-line")
    phone.get_by_role("link", name="回到岗位，去投递").click()
    phone.get_by_role("button", name="投递简历").click()
    look_here(phone, "graduate/application-sent")
    phone.get_by_role("link", name="查看岗位").click()
    look_here(phone, "graduate/position-applied-for")


def test_an_attachment(phone, origin, cast, route):
    route.resume()
    sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/resume/attach/", "graduate/resume-attach")
    choose(phone, "照片.png", a_picture("PNG"))
    look_here(phone, "graduate/resume-attach-refused")
    choose(phone, "张䶮-后端开发.pdf", a_pdf())
    look_here(phone, "graduate/resume-with-an-attachment")
    phone.get_by_role("link", name="更换或删除附件").click()
    look_here(phone, "graduate/resume-attach-again")


def choose(phone, name: str, content: bytes) -> None:
    phone.get_by_label("简历附件").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    phone.get_by_role("button", name="上传").click()


def test_a_full_resume(phone, origin, cast, route):
    zhang, resume = cast.actor("zhang"), route.resume()
    resumes.write(resume, Words("后端开发，芜湖或合肥", SKILLS, ABOUT + "W" * 300), actor=zhang)
    resumes.add_line(
        resume, a_line(kind="education", place="安徽工程大学", role="软件工程（本科）"), actor=zhang
    )
    for number in range(3):
        resumes.add_line(resume, a_line(began=f"2025-0{number + 1}", role="开发实习生" * 6), actor=zhang)
    line = resumes.add_line(resume, a_line(place="W" * 100, description="W" * 400, ended=""), actor=zhang)
    sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/resume/", "graduate/resume-full")
    look_at(phone, f"{origin}/m/resume/preview/", "graduate/resume-preview")
    look_at(phone, f"{origin}/m/resume/lines/{line.pk}/", "graduate/resume-line-change")
    phone.get_by_role("link", name="删除").click()
    look_here(phone, "graduate/resume-line-remove")


def test_applications(phone, origin, cast, route):
    sign_in(phone, origin, cast.users["zhang"])
    look_at(phone, f"{origin}/m/applications/", "graduate/applications-none")

    first = route.applied()
    look_at(phone, f"{origin}/m/applications/", "graduate/applications-one")
    phone.goto(f"{origin}/m/applications/{first.pk}/")
    phone.get_by_role("link", name="撤回投递").click()
    look_here(phone, "graduate/application-withdraw")
    phone.get_by_role("button", name="撤回投递").click()
    look_here(phone, "graduate/application-withdrawn")

    refused = route.applied()
    applying.refuse(refused, actor=cast.actor("mo"), reason="这次只招一人，已有人选。")
    look_at(phone, f"{origin}/m/applications/{refused.pk}/", "graduate/application-unsuitable")
    for number in range(26):
        title = f"{'高级' * (number % 12)}软件工程师 {number}"
        sent = route.applied(position=a_position(cast.employers["mo"], title=title))
        if number == 25:
            invited = interviewing.invite(sent, an_invitation(), actor=cast.actor("mo"))
    look_at(phone, f"{origin}/m/applications/{sent.pk}/", "graduate/application-invited")
    look_at(phone, f"{origin}/m/applications/{sent.pk}/withdraw/", "graduate/application-withdraw-invited")
    interviewing.accept(invited, actor=cast.actor("zhang"))
    look_at(phone, f"{origin}/m/applications/{sent.pk}/", "graduate/application-to-be-interviewed")
    look_at(phone, f"{origin}/m/applications/", "graduate/applications-many")


def test_an_application_with_an_offer(phone, origin, cast, route):
    offer = route.offered()
    sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/applications/{offer.application_id}/", "graduate/application-offered")
    phone.get_by_role("link", name="撤回投递").click()
    phone.get_by_role("button", name="撤回投递").click()
    look_here(phone, "graduate/application-withdraw-refused")
    route.accept(offer)
    look_at(phone, f"{origin}/m/applications/{offer.application_id}/", "graduate/application-signed")
    assert Application.objects.get().state == "signed"


def test_a_position_that_closed_meanwhile(phone, origin, cast, route):
    route.resume()
    sign_in(phone, origin, cast.users["zhang"])

    phone.goto(f"{origin}/m/positions/{cast.position.pk}/")
    Position.objects.update(state="closed")
    phone.get_by_role("button", name="投递简历").click()
    look_here(phone, "graduate/position-gone-meanwhile")
