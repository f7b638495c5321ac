"""The list of complaints, and the review of route 1, at the school's desk in Chromium."""

import pytest

from sanfang.institutions.models import Policy
from sanfang.recruiting.actions import complaining
from tests.cast import a_graduate, a_position
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.recruiting.route import Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "面试后要求先交 800 元培训费，说不交就不签约；还推荐了一个可以分期的贷款。\n当时有同学在场。"


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/school"


@pytest.fixture
def teacher(desk, live_server, cast):
    """The desk of a teacher of zhang's department."""
    sign_in(desk, live_server.url, cast.users["teacher"])
    return desk


def test_no_complaint_one_and_many(teacher, origin, cast):
    look_at(teacher, f"{origin}/complaints/", "school/complaints-empty")

    zhang = cast.actor("zhang")
    first = complaining.complain(cast.position, reason_code="01", note=NOTE, actor=zhang)
    look_at(teacher, f"{origin}/complaints/", "school/complaints-one")
    teacher.get_by_role("link", name="张䶮").click()
    look_here(teacher, "school/complaints-unfolded")

    complaining.close(first, answer="已核实，单位已退还费用并承诺整改。" * 3, actor=cast.actor("officer"))
    for number in range(28):
        position = a_position(cast.employers["ann"], title=f"课程顾问（{number}）")
        complaining.complain(position, reason_code=f"0{number % 7 + 1}", note="", actor=zhang)
    look_at(teacher, f"{origin}/complaints/", "school/complaints-many")
    look_at(teacher, f"{origin}/complaints/?state=closed&show={first.pk}", "school/complaints-answered")


def test_the_review_of_what_came_by_the_platform(teacher, origin, cast):
    Policy.objects.create(province=cast.province, penalty_ceiling=2000)
    route = Route(cast)
    agreement = route.accept(route.offered(contract_months=12, probation_months=6))
    for number in range(6):
        cast.approve(cast.sign(a_graduate(cast.computing, cast.plan, f"学生{number}")))

    look_at(teacher, f"{origin}/agreements/{agreement.pk}/", "school/review-of-route-1")


def test_an_employer_with_its_facts(desk, live_server, cast, origin):
    sign_in(desk, live_server.url, cast.users["administrator"])

    look_at(desk, f"{origin}/employers/{cast.employers['mo'].pk}/", "school/employer-with-facts")
