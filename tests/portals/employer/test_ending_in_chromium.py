"""Ending an agreement at 「校招平台」, in Chromium: asking, asked, answered, many."""

import pytest

from sanfang.agreements import actions
from tests.portals.endings import asked_by_the_employer, asked_by_the_graduate
from tests.portals.graduate.test_termination import a_picture
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/employer"


@pytest.fixture
def mo(desk, live_server, cast):
    """The desk of the recruiter whose company signed."""
    sign_in(desk, live_server.url, cast.users["mo"])
    return desk


def test_asking(mo, origin, in_force):
    look_at(mo, f"{origin}/agreements/{in_force.pk}/", "employer/agreement-in-force")
    mo.get_by_role("link", name="申请解约").click()
    look_here(mo, "employer/termination-ask")
    mo.get_by_label("给对方的说明").fill("岗位取消，非常抱歉")
    mo.get_by_role("button", name="提交申请").click()
    look_here(mo, "employer/termination-ask-refused")
    mo.get_by_label("解约原因").select_option(label="单位违约")
    mo.get_by_label("给学校的说明").fill("业务调整")
    mo.get_by_label("解约申请材料").set_input_files(
        {"name": "解约函.png", "mimeType": "image/png", "buffer": a_picture().read()}
    )
    mo.get_by_role("button", name="提交申请").click()
    look_here(mo, "employer/agreement-asking")


def test_being_asked(mo, origin, cast, in_force):
    asked_by_the_graduate(cast, in_force)

    look_at(mo, f"{origin}/", "employer/home-asked")
    look_at(mo, f"{origin}/agreements/?ending=to_answer", "employer/agreements-to-answer")
    look_at(mo, f"{origin}/agreements/{in_force.pk}/", "employer/agreement-asked")
    mo.get_by_role("link", name="答复解约申请").click()
    look_here(mo, "employer/termination-answer")
    mo.get_by_label("不同意解约").check()
    mo.get_by_role("button", name="提交答复").click()
    look_here(mo, "employer/termination-answer-refused")
    mo.get_by_label("给学校的说明").fill("培训费还没有结清")
    mo.get_by_role("button", name="提交答复").click()
    look_here(mo, "employer/agreement-answered")


def test_many_requests(mo, origin, cast, in_force):
    for number in range(6):
        ask, by = ((asked_by_the_employer, "mo"), (asked_by_the_graduate, "zhang"))[number % 2]
        actions.withdraw_termination(ask(cast, in_force), actor=cast.actor(by))

    look_at(mo, f"{origin}/agreements/{in_force.pk}/", "employer/agreement-many-requests")
