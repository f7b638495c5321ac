"""Staff accounts and their scope (manual H10)."""

import pytest

from sanfang.actors import Role
from sanfang.audit.models import Entry
from sanfang.people import actions
from sanfang.people.actions import Post
from sanfang.people.errors import DepartmentMissing, NotOnYourself, NotYours, UsernameTaken
from sanfang.people.models import StaffMember, User
from tests.cast import PASSWORD


def hire(cast, *, by="administrator", username="newcomer", role=Role.TEACHER, departments=None):
    departments = (cast.computing,) if departments is None else departments
    return actions.hire(
        cast.school,
        Post(role, departments),
        username=username,
        password=PASSWORD,
        name="新老师",
        actor=cast.actor(by),
    )


def member(cast, name) -> StaffMember:
    return StaffMember.objects.get(user=cast.users[name])


def test_a_hired_teacher_covers_the_departments_given(cast):
    assert list(hire(cast).departments.all()) == [cast.computing]


@pytest.mark.parametrize(
    "outsider", ["teacher", "counsellor", "administrator_of_another_school", "officer", "mo", "zhang"]
)
def test_only_the_school_s_administrator_hires(cast, outsider):
    with pytest.raises(NotYours):
        hire(cast, by=outsider)


def test_the_province_appoints_an_administrator(cast):
    member = hire(cast, by="officer", role=Role.ADMINISTRATOR)

    assert (member.school, member.role) == (cast.school, Role.ADMINISTRATOR)


def test_a_teacher_without_a_department_would_see_nothing_or_everything(cast):
    with pytest.raises(DepartmentMissing):
        hire(cast, departments=())


def test_a_department_of_another_school_cannot_be_given(cast):
    foreign = cast.other_school.departments.get()

    with pytest.raises(NotYours):
        hire(cast, departments=(foreign,))


def test_an_administrator_covers_the_school_whatever_was_ticked(cast):
    assert list(hire(cast, role=Role.ADMINISTRATOR).departments.all()) == []


def test_a_taken_user_name_is_refused(cast):
    with pytest.raises(UsernameTaken):
        hire(cast, username="teacher")


def test_a_reassigned_member_has_the_new_scope_and_the_trail_says_so(cast):
    actions.reassign(
        member(cast, "teacher"), Post(Role.COUNSELLOR, (cast.mechanics,)), actor=cast.actor("administrator")
    )

    changed = member(cast, "teacher")
    assert (changed.role, list(changed.departments.all())) == (Role.COUNSELLOR, [cast.mechanics])
    entry = Entry.objects.get(act="staff.reassign")
    assert (entry.old, entry.new) == ("院系老师 计算机与信息学院", "辅导员 机械工程学院")


def test_a_closed_account_is_closed(cast):
    actions.set_active(member(cast, "teacher"), is_active=False, actor=cast.actor("administrator"))

    assert not User.objects.get(username="teacher").is_active


def test_nobody_closes_or_changes_the_own_post(cast):
    mine = member(cast, "administrator")

    with pytest.raises(NotOnYourself):
        actions.set_active(mine, is_active=False, actor=cast.actor("administrator"))
    with pytest.raises(NotOnYourself):
        actions.reassign(mine, Post(Role.ADMINISTRATOR), actor=cast.actor("administrator"))


def test_staff_are_seen_by_their_administrator_and_the_province_only(cast):
    seen = {
        name: StaffMember.objects.visible_to(cast.actor(name)).count()
        for name in ("administrator", "officer", "teacher", "mo", "zhang")
    }

    assert seen == {"administrator": 4, "officer": 5, "teacher": 0, "mo": 0, "zhang": 0}
