"""An employer's page and the complaint about a position, on the phone in Chromium."""

import pytest

from sanfang.employers.models import Position
from sanfang.recruiting.actions import complaining
from sanfang.recruiting.models import Application, Complaint
from sanfang.recruiting.states import ApplicationState
from tests.cast import a_graduate, a_position
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zhang(phone, live_server, cast):
    """The phone of zhang."""
    sign_in(phone, live_server.url, cast.users["zhang"])
    return phone


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/m"


def test_an_employer_with_none_one_and_many_positions(zhang, origin, cast):
    employer = cast.employers["mo"]
    address = f"{origin}/employers/{employer.pk}/"
    look_at(zhang, address, "graduate/employer-one")

    for number in range(30):
        a_position(employer, title=f"嵌入式软件开发工程师（校招 {number}）")
        graduate = a_graduate(cast.computing, cast.plan, f"学生{number}")
        Application.objects.create(
            graduate=graduate, position=cast.position, employer=employer, state=ApplicationState.READ
        )
    look_at(zhang, address, "graduate/employer-many")
    look_at(zhang, f"{address}?page=2", "graduate/employer-second-page")

    Position.objects.update(state="closed")
    look_at(zhang, address, "graduate/employer-none")


def test_the_way_from_a_position_to_a_complaint_and_its_answer(zhang, origin, cast):
    look_at(zhang, f"{origin}/positions/{cast.position.pk}/", "graduate/position-with-employer")
    zhang.get_by_role("link", name="举报这个岗位").click()
    look_here(zhang, "graduate/complain")
    zhang.get_by_role("button", name="提交投诉").click()
    look_here(zhang, "graduate/complain-refused")
    zhang.get_by_label("其他").check()
    zhang.get_by_role("button", name="提交投诉").click()
    look_here(zhang, "graduate/complain-unexplained")

    zhang.get_by_label("情况说明").fill("面试后要求先交 800 元培训费，不交就不签约。")
    zhang.get_by_role("button", name="提交投诉").click()
    look_here(zhang, "graduate/complain-waiting")

    for number in range(3):
        complaint = Complaint.objects.open().get()
        complaining.close(complaint, answer="已核实，单位已退还费用并承诺整改。", actor=cast.actor("officer"))
        if number < 2:
            complaining.complain(
                cast.position, reason_code="01", note="又要求交服装费", actor=cast.actor("zhang")
            )
    look_at(zhang, f"{origin}/positions/{cast.position.pk}/complain/", "graduate/complain-answered")
