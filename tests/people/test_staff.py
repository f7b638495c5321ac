"""Staff accounts and their scope (manual H10)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.actors import Role
from sanfang.audit.models import Entry
from sanfang.institutions.models import SchoolClass
from sanfang.people import actions
from sanfang.people.actions import MOST_CLASSES, Post
from sanfang.people.errors import (
    DepartmentMissing,
    NotOnYourself,
    NotYours,
    TooManyClasses,
    UsernameTaken,
)
from sanfang.people.models import StaffMember, User
from sanfang.people.months import months_between
from tests.cast import PASSWORD


def hire(cast, *, by="administrator", username="newcomer", role=Role.TEACHER, departments=None, classes=()):
    departments = (cast.computing,) if departments is None else departments
    return actions.hire(
        cast.school,
        Post(role, departments, classes),
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


def a_class(cast, department, name="计算机222"):
    return SchoolClass.objects.create(major=department.majors.get(), name=name)


@pytest.mark.parametrize("dot", "·•‧・．〮")
def test_P21_a_member_is_found_with_whatever_dot_is_typed(cast, dot):
    User.objects.filter(pk=cast.users["teacher"].pk).update(name="阿依古丽·买买提")

    found = StaffMember.objects.visible_to(cast.actor("administrator")).matching(f"古丽{dot}买")

    assert list(found) == [member(cast, "teacher")]


def test_a_counsellor_covers_classes_of_several_departments(cast):
    classes = (cast.zhang.school_class, cast.wang.school_class)

    hired = hire(cast, role=Role.COUNSELLOR, departments=(), classes=classes)

    assert set(hired.classes.all()) == set(classes)
    assert (hired.acting().department_ids, set(hired.acting().class_ids)) == ((), {one.pk for one in classes})


def test_a_class_of_a_department_that_is_covered_whole_is_not_kept_beside_it(cast):
    hired = hire(cast, role=Role.COUNSELLOR, classes=(cast.zhang.school_class, cast.wang.school_class))

    assert list(hired.classes.all()) == [cast.wang.school_class]


def test_a_teacher_covers_departments_whatever_classes_were_ticked(cast):
    hired = hire(cast, role=Role.TEACHER, classes=(cast.wang.school_class,))

    assert (list(hired.departments.all()), list(hired.classes.all())) == ([cast.computing], [])


@pytest.mark.parametrize(("role", "classes"), [(Role.COUNSELLOR, 0), (Role.TEACHER, 1)])
def test_a_post_that_covers_nothing_is_refused(cast, role, classes):
    with pytest.raises(DepartmentMissing):
        hire(cast, role=role, departments=(), classes=(cast.zhang.school_class,)[:classes])


def test_a_class_of_another_school_cannot_be_given(cast):
    with pytest.raises(NotYours):
        hire(cast, role=Role.COUNSELLOR, departments=(), classes=(cast.zhou.school_class,))


def test_more_classes_than_a_file_can_name_are_refused(cast):
    many = [a_class(cast, cast.computing, f"班{number}") for number in range(MOST_CLASSES + 1)]

    with pytest.raises(TooManyClasses):
        hire(cast, role=Role.COUNSELLOR, departments=(), classes=tuple(many))
    assert hire(cast, role=Role.COUNSELLOR, departments=(), classes=tuple(many[1:])).classes.count() == 40


def test_the_trail_names_the_classes(cast):
    actions.reassign(
        member(cast, "counsellor"),
        Post(Role.COUNSELLOR, (), (cast.wang.school_class,)),
        actor=cast.actor("administrator"),
    )

    entry = Entry.objects.get(act="staff.reassign")
    assert (entry.old, entry.new) == ("辅导员 计算机与信息学院", "辅导员 机械工程学院221")


def test_an_actor_costs_one_query_besides_the_account(cast, django_assert_num_queries):
    found = StaffMember.objects.select_related("user", "school").get(user=cast.users["counsellor"])

    with django_assert_num_queries(1):
        assert found.acting() == replace(cast.actor("counsellor"), address="")


@pytest.mark.parametrize(("months", "found"), [(3, {"teacher", "counsellor"}), (6, {"teacher"}), (12, set())])
def test_who_has_not_signed_in_for_so_long_is_found_by_months(cast, months, found):
    with time_machine.travel("2026-08-31T12:00:00+08:00", tick=False):
        for name, last in {"teacher": "2026-02-28", "counsellor": "2026-05-31"}.items():
            moment = datetime.fromisoformat(f"{last}T12:00:00+08:00")
            User.objects.filter(username=name).update(last_login=moment)
        StaffMember.objects.update(created_at=timezone.now())

        unused = StaffMember.objects.unused_for(months)

        assert {one.user.username for one in unused} == found


def test_an_account_that_was_never_used_is_as_old_as_itself(cast):
    mine = member(cast, "teacher")
    StaffMember.objects.filter(pk=mine.pk).update(created_at=timezone.now() - timedelta(days=200))

    assert [one.pk for one in StaffMember.objects.unused_for(6)] == [mine.pk]
    assert member(cast, "teacher").unused_months == 6
    assert mine in StaffMember.objects.never_signed_in()


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2026-01-31", "2026-02-27", 0),
        ("2026-01-31", "2026-03-31", 2),
        ("2025-11-30", "2026-11-29", 11),
        ("2026-05-01", "2026-04-01", 0),
    ],
)
def test_months_are_counted_when_they_are_full(earlier, later, months):
    one, other = (datetime.fromisoformat(f"{day}T08:00:00+08:00") for day in (earlier, later))

    assert months_between(one, other) == months
