"""网签占比 = 有效网签人数 ÷ 毕业生总数 (manual H11)."""

from decimal import Decimal

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Route
from sanfang.agreements.states import State
from sanfang.graduates import actions as graduates
from sanfang.institutions.models import DispatchPlan, School
from sanfang.statistics.signing_share import SigningShare, cohort_years, shares_of, together
from tests.cast import COHORT, a_graduate


@pytest.fixture
def share(cast):
    """The figures of the school where things happen, as the province or somebody else sees them."""

    def read(who="officer", year=COHORT) -> SigningShare:
        found = {row.school.code: row.share for row in shares_of(cast.actor(who), year)}
        return found["10363"]

    return read


def test_only_what_is_in_force_counts(cast, share):
    cast.approve(cast.sign(cast.zhang))
    cast.sign(cast.li)

    assert (share().graduates, share().in_force, share().percent) == (3, 1, Decimal("33.3"))


def test_a_rejected_and_newly_signed_graduate_counts_once(cast, share):
    actions.reject(cast.sign(), actor=cast.actor("teacher"), reason="单位不符")
    cast.approve(cast.sign())

    assert (share().graduates, share().in_force) == (3, 1)
    assert share().of_state(State.REJECTED) == 1


def test_a_terminated_agreement_counts_no_more(cast, share):
    cast.approve(cast.sign())
    actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位违约")

    assert share().percent == Decimal("0.0")
    assert share().of_state(State.TERMINATED) == 1


def test_who_left_the_list_does_not_count(cast, share):
    cast.approve(cast.sign(cast.zhang))
    graduates.leave_list(cast.li, actor=cast.actor("administrator"), reason="延期毕业")

    assert (share().graduates, share().in_force, share().percent) == (2, 1, Decimal("50.0"))


def test_a_school_without_graduates_has_no_share(cast):
    empty = School.objects.create(
        province=cast.province,
        code="10370",
        name="安徽师范大学",
        contact_office="-",
        contact_person="-",
        address="-",
        phone="-",
    )

    row = next(row for row in shares_of(cast.actor("officer"), COHORT) if row.school == empty)

    assert (row.share.graduates, row.share.percent) == (0, None)


def test_another_cohort_is_another_figure(cast, share):
    plan = DispatchPlan.objects.create(cohort_year=COHORT - 1, name="秋季")
    earlier = a_graduate(cast.computing, plan, "早一年")
    cast.approve(cast.sign(earlier))

    assert (share(year=COHORT).graduates, share(year=COHORT).in_force) == (3, 0)
    assert share(year=COHORT - 1).percent == Decimal("100.0")
    assert cohort_years(cast.actor("officer")) == [COHORT, COHORT - 1]


def test_the_routes_are_told_apart(cast, share):
    cast.approve(cast.sign())

    assert dict(zip(Route, share().by_route(), strict=True)) == {
        Route.PLATFORM: 0,
        Route.REGISTERED: 1,
        Route.CARD: 0,
    }
    assert sum(share().by_state()) == 1


@pytest.mark.parametrize(
    ("who", "schools", "graduates"),
    [
        ("officer", ["10361", "10363"], 4),
        ("administrator", ["10363"], 3),
        ("teacher", ["10363"], 2),
        ("administrator_of_another_school", ["10361"], 1),
        ("zhang", [], 0),
    ],
)
def test_everybody_counts_within_the_own_scope(cast, who, schools, graduates):
    rows = shares_of(cast.actor(who), COHORT)

    assert [row.school.code for row in rows] == schools
    assert together(rows).graduates == graduates


def test_several_schools_together_are_one_figure(cast):
    cast.approve(cast.sign())
    actions.approve(cast.sign(cast.zhou), actor=cast.actor("administrator_of_another_school"))

    whole = together(shares_of(cast.actor("officer"), COHORT))

    assert (whole.graduates, whole.in_force, whole.percent) == (4, 2, Decimal("50.0"))


def test_nothing_together_is_no_share():
    assert together([]).percent is None


@pytest.mark.parametrize(
    ("in_force", "graduates", "percent"), [(1, 8, "12.5"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 800, "0.1")]
)
def test_the_share_is_rounded_to_a_tenth_as_people_round(in_force, graduates, percent):
    share = SigningShare(graduates, {(State.IN_FORCE, Route.CARD): in_force})

    assert share.percent == Decimal(percent)


@pytest.mark.parametrize("signings", [1, 3])
def test_the_figures_cost_three_queries_at_any_size(cast, signings, django_assert_num_queries):
    for graduate in (cast.zhang, cast.li, cast.wang)[:signings]:
        cast.sign(graduate)

    with django_assert_num_queries(3):
        shares_of(cast.actor("officer"), COHORT)
