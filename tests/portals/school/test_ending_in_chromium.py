"""Both views of an end at the counsellor's desk, in Chromium."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from tests.portals.endings import asked_by_the_employer
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.portals.school.papers import a_pdf, ask_for_termination

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/school"


@pytest.fixture
def counsellor(desk, live_server, cast):
    sign_in(desk, live_server.url, cast.users["counsellor"])
    return desk


def test_asked_answered_and_decided(counsellor, origin, cast, in_force):
    request = asked_by_the_employer(cast, in_force)
    look_at(counsellor, f"{origin}/terminations/?state=asked", "school/terminations-asked")
    look_at(counsellor, f"{origin}/terminations/{request.pk}/", "school/termination-asked")

    actions.object_to_termination(
        request,
        actor=cast.actor("zhang"),
        reason="单位没有与我商量过，工资也没有结清",
        words="请给我一次机会",
        files=[a_pdf("聊天记录.pdf", b"%PDF-1.4\n%chat\n%%EOF\n")],
    )
    look_at(counsellor, f"{origin}/agreements/{in_force.pk}/", "school/review-objected")
    look_at(counsellor, f"{origin}/terminations/{request.pk}/", "school/termination-objected")
    counsellor.get_by_label("不同意原因").fill("双方请先协商")
    counsellor.get_by_role("button", name="不同意解约").click()
    look_here(counsellor, "school/termination-refused")


def test_a_letter_is_put_on_record(counsellor, origin, cast, in_force):
    Agreement.objects.filter(pk=in_force.pk).update(employer=None, route="3")
    in_force.refresh_from_db()
    request = ask_for_termination(cast, in_force)

    look_at(counsellor, f"{origin}/terminations/{request.pk}/", "school/termination-on-paper")
    counsellor.get_by_role("button", name="登记").click()
    look_here(counsellor, "school/termination-on-paper-refused")
