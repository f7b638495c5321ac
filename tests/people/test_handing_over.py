"""Somebody leaves, a colleague takes over (manual H10)."""

import pytest

from sanfang.actors import Role
from sanfang.audit.models import Entry
from sanfang.checks.models import Case
from sanfang.notices.models import Notice
from sanfang.people import actions
from sanfang.people.actions import Post
from sanfang.people.errors import (
    AlreadyHandedOver,
    CannotTakeOver,
    NotOnYourself,
    NotYours,
    TooManyClasses,
)
from sanfang.people.handing_over import hand_over
from sanfang.people.models import StaffMember, User
from tests.cast import PASSWORD


def member(cast, name) -> StaffMember:
    return StaffMember.objects.get(user=cast.users[name])


def colleague(cast, username="newcomer", *, role=Role.COUNSELLOR, departments=(), classes=()) -> StaffMember:
    account = {"username": username, "password": PASSWORD, "name": username}
    return actions.hire(
        cast.school, Post(role, departments, classes), **account, actor=cast.actor("administrator")
    )


def do(cast, leaver, successor, *, by="administrator") -> None:
    hand_over(leaver, successor, actor=cast.actor(by))


def test_the_scope_goes_over_in_one_act_and_the_account_is_closed(cast):
    leaver = colleague(cast, "leaver", departments=(cast.computing,), classes=(cast.wang.school_class,))
    successor = colleague(cast, departments=(cast.mechanics,))

    do(cast, leaver, successor)

    assert set(successor.departments.all()) == {cast.computing, cast.mechanics}
    assert list(successor.classes.all()) == []
    assert (leaver.departments.count(), leaver.classes.count()) == (0, 0)
    assert (leaver.handed_over_to, leaver.user.is_active) == (successor, False)


def test_the_successor_sees_at_once_what_the_leaver_saw(cast, signed):
    successor = colleague(cast, role=Role.TEACHER, departments=(cast.mechanics,))
    rows = type(signed).objects
    assert not rows.visible_to(successor.acting()).exists()

    do(cast, member(cast, "teacher"), successor)

    assert [rows.visible_to(who.acting()).exists() for who in (successor, member(cast, "teacher"))] == [
        True,
        False,
    ]


def test_the_trail_says_what_went_from_whom_to_whom(cast):
    successor = colleague(cast, classes=(cast.wang.school_class,))

    do(cast, member(cast, "counsellor"), successor)

    left, taken = (Entry.objects.get(act=f"staff.{act}") for act in ("hand_over", "take_over"))
    assert (left.old, left.new) == ("辅导员 计算机与信息学院", "newcomer")
    assert (taken.old, taken.new) == ("counsellor", "辅导员 计算机与信息学院 机械工程学院221")
    assert {left.chain.name, taken.chain.name} == {f"school:{cast.school.pk}"}


def test_both_are_told_and_nobody_else_reads_it(cast):
    successor = colleague(cast, classes=(cast.wang.school_class,))

    do(cast, member(cast, "counsellor"), successor)

    told = Notice.objects.filter(kind="handed_over")
    assert {notice.user_id: notice.title for notice in told} == {
        successor.user_id: "counsellor的工作已交接给您",
        cast.users["counsellor"].pk: "您的工作已交接给newcomer",
    }
    assert [notice.title for notice in told.visible_to(successor.acting())] == ["counsellor的工作已交接给您"]
    assert not told.visible_to(cast.actor("administrator")).exists()


def test_open_cases_go_over_and_still_say_who_opened_them(cast):
    facts = {"province": cast.province, "school": cast.school, "rule": 11, "subject_kind": "employer"}
    mine = {"opened_by": "counsellor", "opened_by_user_id": cast.users["counsellor"].pk, "facts": {}}
    case = Case.objects.create(**facts, **mine, subject_key="x", subject_words="某公司")
    successor = colleague(cast, departments=(cast.mechanics,))
    assert not Case.objects.visible_to(successor.acting()).exists()

    do(cast, member(cast, "counsellor"), successor)

    found = Case.objects.visible_to(successor.acting()).get()
    assert (found, found.opened_by) == (case, "counsellor")


def test_an_administrator_may_take_over_and_covers_the_school_as_before(cast):
    second = colleague(cast, role=Role.ADMINISTRATOR)

    do(cast, member(cast, "teacher"), second)

    assert (second.departments.count(), second.acting().department_ids) == (0, None)


@pytest.mark.parametrize("unfit", ["counsellor", "teacher", "administrator_of_another_school", "closed"])
def test_who_cannot_do_the_work_cannot_take_over(cast, unfit):
    leaver = member(cast, "teacher")
    if unfit == "closed":
        successor = member(cast, "teacher_of_another_department")
        User.objects.filter(pk=successor.user_id).update(is_active=False)
    else:
        successor = member(cast, unfit)

    with pytest.raises(CannotTakeOver):
        do(cast, leaver, successor)

    assert (member(cast, "teacher").user.is_active, leaver.departments.count()) == (True, 1)


@pytest.mark.parametrize("stranger", ["teacher", "counsellor", "administrator_of_another_school", "officer"])
def test_only_the_school_s_administrator_hands_over(cast, stranger):
    with pytest.raises(NotYours):
        do(cast, member(cast, "counsellor"), colleague(cast, departments=(cast.mechanics,)), by=stranger)


def test_nobody_hands_over_the_own_account(cast):
    with pytest.raises(NotOnYourself):
        do(cast, member(cast, "administrator"), colleague(cast, role=Role.ADMINISTRATOR))


def test_the_second_hand_over_finds_it_done(cast):
    leaver, first = member(cast, "counsellor"), colleague(cast, "first", classes=(cast.wang.school_class,))
    second = colleague(cast, "second", classes=(cast.wang.school_class,))
    do(cast, leaver, first)

    with pytest.raises(AlreadyHandedOver):
        do(cast, leaver, second)

    assert second.departments.count() == 0


def test_more_classes_than_one_may_have_stay_where_they_are(cast, monkeypatch):
    monkeypatch.setattr("sanfang.people.handing_over.MOST_CLASSES", 1)
    leaver = colleague(cast, "leaver", classes=(cast.zhang.school_class,))
    successor = colleague(cast, classes=(cast.wang.school_class,))

    with pytest.raises(TooManyClasses):
        do(cast, leaver, successor)

    assert (member_now(leaver).user.is_active, successor.classes.count()) == (True, 1)


def member_now(one: StaffMember) -> StaffMember:
    return StaffMember.objects.get(pk=one.pk)


def test_who_comes_back_begins_with_nothing(cast):
    leaver = member(cast, "counsellor")
    do(cast, leaver, colleague(cast, classes=(cast.wang.school_class,)))

    actions.set_active(leaver, is_active=True, actor=cast.actor("administrator"))

    assert (leaver.handed_over_to, leaver.acting().department_ids, leaver.acting().class_ids) == (
        None,
        (),
        (),
    )
