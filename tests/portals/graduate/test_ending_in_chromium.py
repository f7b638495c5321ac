"""Ending an agreement on the phone, in Chromium: asked, asking, answered, refused; nothing, one and many."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import TerminationRequest
from tests.portals.endings import asked_by_the_employer, asked_by_the_graduate
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return live_server.url


@pytest.fixture
def zhang(phone, origin, cast):
    """Zhang's phone."""
    sign_in(phone, origin, cast.users["zhang"])
    return phone


def test_asked_by_the_employer(zhang, origin, cast, in_force):
    request = asked_by_the_employer(cast, in_force)

    look_at(zhang, f"{origin}/m/", "graduate/home-asked-to-end")
    look_at(zhang, f"{origin}/m/agreements/{in_force.pk}/", "graduate/agreement-asked-to-end")
    look_at(zhang, f"{origin}/m/termination/", "graduate/terminations-asked")
    zhang.get_by_role("link", name="答复", exact=True).click()
    look_here(zhang, "graduate/termination-answer")
    zhang.get_by_label("不同意解约").check()
    zhang.get_by_label("给对方的说明").fill("请给我一次机会")
    zhang.get_by_role("button", name="提交答复").click()
    look_here(zhang, "graduate/termination-answer-refused")
    assert zhang.get_by_label("给对方的说明").input_value() == "请给我一次机会"

    zhang.get_by_label("给学校的说明").fill("单位没有与我商量过")
    zhang.get_by_role("button", name="提交答复").click()
    look_here(zhang, "graduate/terminations-objected")
    look_at(zhang, f"{origin}/m/termination/{request.pk}/answer/", "graduate/termination-answered")
    look_at(zhang, f"{origin}/m/agreements/{in_force.pk}/", "graduate/agreement-objected")


def test_after_the_deadline(zhang, origin, cast, in_force):
    request = asked_by_the_employer(cast, in_force)
    TerminationRequest.objects.update(answer_by=request.applied_at)
    actions.lapse_unanswered_terminations()

    look_at(zhang, f"{origin}/m/termination/", "graduate/terminations-silent")
    look_at(zhang, f"{origin}/m/termination/{request.pk}/answer/", "graduate/termination-answer-late")


def test_asking_the_employer(zhang, origin, cast, in_force):
    look_at(zhang, f"{origin}/m/agreements/{in_force.pk}/termination/", "graduate/apply")
    asked_by_the_graduate(cast, in_force)
    look_at(zhang, f"{origin}/m/termination/", "graduate/terminations-waiting-for-employer")
    look_at(zhang, f"{origin}/m/", "graduate/home-waiting-for-employer")


def test_many_requests_of_both_sides(zhang, origin, cast, in_force):
    for number in range(6):
        ask, by = ((asked_by_the_employer, "mo"), (asked_by_the_graduate, "zhang"))[number % 2]
        actions.withdraw_termination(ask(cast, in_force), actor=cast.actor(by))

    look_at(zhang, f"{origin}/m/termination/", "graduate/terminations-of-both-sides")
