"""An administrator gives a colleague a new password."""

import pytest

from sanfang.people import actions
from sanfang.people.errors import NotOnYourself, NotYours
from sanfang.people.models import StaffMember


def member(cast, name) -> StaffMember:
    return StaffMember.objects.get(user=cast.users[name])


def test_the_new_password_works(cast):
    teacher = member(cast, "teacher")

    actions.reset_password(teacher, "a-brand-new-password", actor=cast.actor("administrator"))

    teacher.user.refresh_from_db()
    assert teacher.user.check_password("a-brand-new-password")


def test_one_s_own_is_changed_knowing_the_old(cast):
    with pytest.raises(NotOnYourself):
        actions.reset_password(
            member(cast, "administrator"), "a-brand-new-password", actor=cast.actor("administrator")
        )


@pytest.mark.parametrize("outsider", ["counsellor", "administrator_of_another_school", "officer", "mo"])
def test_nobody_else_resets(cast, outsider):
    with pytest.raises(NotYours):
        actions.reset_password(member(cast, "teacher"), "a-brand-new-password", actor=cast.actor(outsider))
