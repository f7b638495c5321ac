"""Policies and departments: set by whoever rules them, remembered in the trail."""

import pytest

from sanfang.audit.models import Entry
from sanfang.institutions import actions
from sanfang.institutions.errors import DepartmentExists, LooserThanTheProvince, NotYours
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation, Rules


def set_policy(cast, owner, by, confirmation=Confirmation.BEFORE_APPROVAL, days=7):
    return actions.set_policy(owner, confirmation=confirmation, acceptance_days=days, actor=cast.actor(by))


def test_without_any_policy_the_manual_holds(cast):
    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.AS_IN_THE_MANUAL, 14, 1)


def test_the_province_rules_every_school(cast):
    set_policy(cast, cast.province, "officer")

    assert Policy.objects.rules_of(cast.other_school) == Rules(Confirmation.BEFORE_APPROVAL, 7, 1)


def test_a_school_tightens_for_itself_only(cast):
    set_policy(cast, cast.school, "administrator", Confirmation.BEFORE_SIGNING, None)

    assert Policy.objects.rules_of(cast.school).confirmation == Confirmation.BEFORE_SIGNING
    assert Policy.objects.rules_of(cast.other_school).confirmation == Confirmation.AS_IN_THE_MANUAL


@pytest.mark.parametrize(
    ("confirmation", "days"),
    [
        (Confirmation.AS_IN_THE_MANUAL, 7),
        (Confirmation.BEFORE_APPROVAL, 8),
        (Confirmation.BEFORE_SIGNING, 60),
    ],
)
def test_a_school_cannot_loosen_what_the_province_asks_for(cast, confirmation, days):
    set_policy(cast, cast.province, "officer", Confirmation.BEFORE_APPROVAL, 7)

    with pytest.raises(LooserThanTheProvince):
        set_policy(cast, cast.school, "administrator", confirmation, days)

    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.BEFORE_APPROVAL, 7, 1)


def test_what_the_province_tightens_later_holds_for_a_school_that_asked_for_less(cast):
    set_policy(cast, cast.school, "administrator", Confirmation.AS_IN_THE_MANUAL, 10)
    set_policy(cast, cast.province, "officer", Confirmation.BEFORE_SIGNING, 7)

    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.BEFORE_SIGNING, 7, 1)


def test_the_province_may_give_more_days_than_the_manual(cast):
    set_policy(cast, cast.province, "officer", Confirmation.AS_IN_THE_MANUAL, 30)

    assert Policy.objects.rules_of(cast.school).acceptance_days == 30


@pytest.mark.parametrize("outsider", ["teacher", "administrator_of_another_school", "mo", "zhang", "officer"])
def test_nobody_else_sets_a_school_s_policy(cast, outsider):
    with pytest.raises(NotYours):
        set_policy(cast, cast.school, outsider)


@pytest.mark.parametrize("outsider", ["administrator", "teacher", "mo"])
def test_nobody_else_sets_the_province_s_policy(cast, outsider):
    with pytest.raises(NotYours):
        set_policy(cast, cast.province, outsider)


def test_a_change_is_remembered_with_what_it_was(cast):
    set_policy(cast, cast.province, "officer")
    set_policy(cast, cast.province, "officer", Confirmation.AS_IN_THE_MANUAL, 14)

    assert list(Entry.objects.filter(act="policy.set").order_by("pk").values_list("old", "new")) == [
        ("- -", "before_approval 7"),
        ("before_approval 7", "manual 14"),
    ]


def test_a_department_of_a_name_exists_once(cast):
    actions.add_department(cast.school, "外国语学院", actor=cast.actor("administrator"))

    with pytest.raises(DepartmentExists):
        actions.add_department(cast.school, "外国语学院", actor=cast.actor("administrator"))
    with pytest.raises(DepartmentExists):
        actions.rename_department(cast.mechanics, "外国语学院", actor=cast.actor("administrator"))


@pytest.mark.parametrize("outsider", ["teacher", "administrator_of_another_school", "officer"])
def test_departments_are_the_administrator_s(cast, outsider):
    with pytest.raises(NotYours):
        actions.add_department(cast.school, "外国语学院", actor=cast.actor(outsider))
    with pytest.raises(NotYours):
        actions.rename_department(cast.computing, "别的名字", actor=cast.actor(outsider))
