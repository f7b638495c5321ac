"""The complaints at the province's desk in Chromium: none, one, many, and an answer that was refused."""

import pytest

from sanfang.recruiting.actions import complaining
from tests.cast import a_position
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "面试后要求先交 800 元培训费，说不交就不签约；还推荐了一个可以分期的贷款。\n当时有同学在场。"


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/province"


@pytest.fixture
def officer(desk, live_server, cast):
    """The desk of somebody at the province."""
    sign_in(desk, live_server.url, cast.users["officer"])
    return desk


def test_from_the_queue_to_an_answer(officer, origin, cast):
    look_at(officer, f"{origin}/complaints/", "province/complaints-empty")

    complaint = complaining.complain(cast.position, reason_code="01", note=NOTE, actor=cast.actor("zhang"))
    look_at(officer, f"{origin}/complaints/", "province/complaints-one")
    look_at(officer, f"{origin}/", "province/home-with-complaint")

    for number in range(30):
        position = a_position(cast.employers["mo"], title=f"课程顾问（{number}）")
        complaining.complain(
            position, reason_code=f"0{number % 7 + 1}", note="只电话面试", actor=cast.actor("li")
        )
    look_at(officer, f"{origin}/complaints/", "province/complaints-many")
    look_at(officer, f"{origin}/complaints/?state=&reason=03&school=", "province/complaints-narrowed")

    look_at(officer, f"{origin}/complaints/{complaint.pk}/", "province/complaint")
    officer.get_by_role("button", name="提交处理结果").click()
    look_here(officer, "province/complaint-refused")
    officer.get_by_label("处理结果").fill("已核实，单位已退还费用并承诺整改。")
    officer.get_by_role("button", name="提交处理结果").click()
    look_here(officer, "province/complaint-answered")
    look_at(officer, f"{origin}/employers/{cast.employers['mo'].pk}/", "province/employer-with-facts")
