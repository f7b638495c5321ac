"""「重新考虑」: the employer takes 「不合适」 back."""

import pytest

from sanfang.notices.models import Notice
from sanfang.recruiting.actions import applying
from sanfang.recruiting.errors import AppliedAgain, NotNow
from sanfang.recruiting.models import Application


@pytest.fixture
def refused(route, cast) -> Application:
    application = route.applied()
    applying.refuse(application, actor=cast.actor("mo"), reason="专业不符")
    return application


def test_it_can_be_read_again_and_the_graduate_is_told(refused, cast):
    applying.reconsider(refused, actor=cast.actor("mo"))

    assert (refused.state, refused.reason) == ("read", "")
    assert "重新考虑" in Notice.objects.visible_to(cast.actor("zhang")).latest("pk").title


def test_a_second_tap_is_told_that_it_was_done(refused, cast):
    applying.reconsider(refused, actor=cast.actor("mo"))

    with pytest.raises(NotNow, match="已读"):
        applying.reconsider(refused, actor=cast.actor("mo"))


def test_whoever_applied_again_is_considered_by_the_new_application(refused, route, cast):
    route.applied()

    with pytest.raises(AppliedAgain):
        applying.reconsider(refused, actor=cast.actor("mo"))

    refused.refresh_from_db()
    assert refused.state == "unsuitable"
