"""「派遣方案」: nobody can import a list before its year has a plan."""

import pytest

from sanfang.audit.models import Entry
from sanfang.institutions import actions
from sanfang.institutions.errors import NotYours
from sanfang.institutions.models import DispatchPlan


def test_a_plan_is_added_for_the_schools(as_):
    answer = as_("officer").post("/province/plans/", {"cohort_year": "2027", "name": "春季"}, follow=True)

    assert "已添加 2027 年春季方案" in answer.content.decode()
    assert DispatchPlan.objects.filter(cohort_year=2027, name="春季").exists()
    assert Entry.objects.get(act="plan.add").new == "2027 春季"


def test_the_same_plan_twice_is_refused_and_what_was_typed_stays(as_, cast):
    answer = as_("officer").post("/province/plans/", {"cohort_year": "2026", "name": "秋季"})

    page = answer.content.decode()
    assert "这个年度已有同名方案" in page
    assert 'value="2026"' in page
    assert DispatchPlan.objects.count() == 1


@pytest.mark.parametrize("year", ["1999", "3000", "", "二〇二七"])
def test_a_year_that_cannot_be_meant_is_refused(as_, year):
    as_("officer").post("/province/plans/", {"cohort_year": year, "name": "春季"})

    assert DispatchPlan.objects.count() == 1


def test_the_list_counts_the_graduates_of_a_plan(as_, cast):
    page = as_("officer").get("/province/plans/").content.decode()

    assert "2026 年" in page
    assert '<td class="sf-number">4</td>' in page


@pytest.mark.parametrize("plans", [1, 3])
def test_the_list_costs_the_same_with_one_and_with_three_rows(as_, plans, django_assert_num_queries):
    for year in range(2027, 2027 + plans - 1):
        DispatchPlan.objects.create(cohort_year=year, name="秋季")
    client = as_("officer")

    with django_assert_num_queries(9):
        client.get("/province/plans/")


@pytest.mark.parametrize("outsider", ["administrator", "teacher", "mo"])
def test_plans_are_the_province_s(cast, outsider):
    with pytest.raises(NotYours):
        actions.add_plan(cast.province, cohort_year=2027, name="秋季", actor=cast.actor(outsider))
