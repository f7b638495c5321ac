"""Policies and departments: set by whoever rules them, remembered in the trail."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.institutions import actions
from sanfang.institutions.actions import OfferBounds
from sanfang.institutions.errors import (
    DepartmentExists,
    LooserThanTheProvince,
    NotYours,
    OfferDaysReversed,
    ShorterThanTheProvince,
    WindowTooLong,
    WindowTooShort,
)
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation, Rules


def set_policy(cast, owner, by, confirmation=Confirmation.BEFORE_APPROVAL, days=7, offers=None):
    return actions.set_policy(
        owner, confirmation=confirmation, acceptance_days=days, offers=offers, actor=cast.actor(by)
    )


def set_bounds(cast, least, most, days=14, ceiling=None):
    offers = OfferBounds(least, most, ceiling)
    return set_policy(cast, cast.province, "officer", Confirmation.AS_IN_THE_MANUAL, days, offers)


def test_without_any_policy_the_manual_holds(cast):
    rules = Policy.objects.rules_of(cast.school)

    assert rules == Rules(Confirmation.AS_IN_THE_MANUAL, 14, 1)
    assert (rules.offer_days_least, rules.offer_days_most, rules.penalty_ceiling) == (3, 30, None)


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


def test_the_bounds_of_offers_hold_for_every_school(cast):
    set_bounds(cast, 5, 21, ceiling=5000)
    set_policy(cast, cast.school, "administrator", Confirmation.BEFORE_SIGNING, 7)

    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.BEFORE_SIGNING, 7, 1, 5, 21, 5000)
    assert Policy.objects.rules_of(cast.other_school) == Rules(
        Confirmation.AS_IN_THE_MANUAL, 14, 1, 5, 21, 5000
    )


@pytest.mark.parametrize(
    ("least", "days", "most"), [(1, 1, 1), (1, 14, 60), (14, 14, 14), (60, 60, 60), (None, 60, None)]
)
def test_bounds_and_window_may_touch(cast, least, days, most):
    set_bounds(cast, least, most, days)

    assert Policy.objects.rules_of(cast.school).acceptance_days == days


@pytest.mark.parametrize(
    ("least", "days", "most", "refusal", "words"),
    [
        (20, 14, 10, OfferDaysReversed, "最短期限（20 天）比最长期限（10 天）还长"),
        (15, 14, 30, WindowTooShort, "确认期限（14 天）比签约通知的最短期限（15 天）还短"),
        (3, 14, 13, WindowTooLong, "确认期限（14 天）比签约通知的最长期限（13 天）还长"),
        (15, None, 30, WindowTooShort, "确认期限（14 天）"),
        (None, None, 13, WindowTooLong, "确认期限（14 天）"),
    ],
)
def test_numbers_that_do_not_fit_are_named(cast, least, days, most, refusal, words):
    with pytest.raises(refusal, match=words):
        set_bounds(cast, least, most, days)

    assert Policy.objects.rules_of(cast.school) == Rules()


@pytest.mark.parametrize(
    "offers", [OfferBounds(0), OfferBounds(None, 61), OfferBounds(penalty_ceiling=1_000_001)]
)
def test_numbers_beyond_all_reason_are_never_kept(cast, offers):
    with pytest.raises(ValidationError):
        set_policy(cast, cast.province, "officer", days=14, offers=offers)


@pytest.mark.parametrize(
    "numbers",
    [
        {"offer_days_least": 0},
        {"offer_days_most": 61},
        {"offer_days_least": 15},
        {"offer_days_most": 13},
        {"offer_days_least": 8, "acceptance_days": 7},
        {"penalty_ceiling": 1_000_001},
    ],
)
def test_the_database_insists_on_the_province_s_numbers(cast, numbers):
    with pytest.raises(IntegrityError), transaction.atomic():
        Policy.objects.create(province=cast.province, **numbers)


@pytest.mark.parametrize("name", ["offer_days_least", "offer_days_most", "penalty_ceiling"])
def test_the_database_keeps_no_bounds_of_a_school(cast, name):
    with pytest.raises(IntegrityError), transaction.atomic():
        Policy.objects.create(school=cast.school, **{name: 14})


def test_a_school_says_nothing_about_offers(cast):
    with pytest.raises(NotYours):
        set_policy(cast, cast.school, "administrator", offers=OfferBounds())


def test_a_province_that_only_named_a_window_keeps_it(cast):
    Policy.objects.create(province=cast.province, acceptance_days=45)

    rules = Policy.objects.rules_of(cast.school)

    assert (rules.offer_days_least, rules.acceptance_days, rules.offer_days_most) == (3, 45, 45)


def test_a_school_leaves_its_graduates_the_least_time(cast):
    set_bounds(cast, 5, 30)

    set_policy(cast, cast.school, "administrator", days=5)
    with pytest.raises(ShorterThanTheProvince, match="不少于 5 天"):
        set_policy(cast, cast.school, "administrator", days=4)

    assert Policy.objects.rules_of(cast.school).acceptance_days == 5


def test_a_least_time_raised_later_holds_for_a_school_that_gave_less(cast):
    set_policy(cast, cast.school, "administrator", days=5)

    set_bounds(cast, 10, 30)

    assert Policy.objects.rules_of(cast.school).acceptance_days == 10


def test_a_ceiling_of_nothing_is_a_ceiling(cast):
    set_bounds(cast, 3, 30, ceiling=0)

    assert Policy.objects.rules_of(cast.school).penalty_ceiling == 0


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


def test_a_change_of_the_bounds_is_remembered_with_what_they_were(cast):
    set_bounds(cast, 5, 21, ceiling=5000)
    set_bounds(cast, None, 21, ceiling=0)

    assert list(Entry.objects.filter(act="policy.set").order_by("pk").values_list("old", "new")) == [
        ("- -", "manual 14 offer_days:5-21 penalty_ceiling:5000"),
        ("manual 14 offer_days:5-21 penalty_ceiling:5000", "manual 14 offer_days:--21 penalty_ceiling:0"),
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
