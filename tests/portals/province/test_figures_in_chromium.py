"""「数据分析」 of the province in a real browser: no data, few, many."""

import pytest

from sanfang.institutions.models import Department, DispatchPlan, Province
from tests.cast import COHORT
from tests.portals.phone_in_chromium import look_at, sign_in
from tests.statistics.many import a_cohort

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer(desk, live_server, cast):
    sign_in(desk, live_server.url, cast.users["officer"])
    return desk


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/province/figures"


def test_no_data(officer, origin, cast):
    cast.province.officers.update(province=Province.objects.create(code="320000", name="江苏省"))

    look_at(officer, f"{origin}/", "province/figures-empty")

    assert officer.get_by_text("还没有毕业生名单").is_visible()


def test_few(officer, origin, cast):
    cast.approve(cast.sign())

    look_at(officer, f"{origin}/", "province/figures-few")

    assert officer.get_by_text("＊ 表示不足 5 人").is_visible()


def test_many(officer, origin, cast):
    elsewhere = Department.objects.get(school=cast.other_school)
    earlier = DispatchPlan.objects.create(cohort_year=COHORT - 1, name="秋季")
    a_cohort([cast.computing, cast.mechanics], cast.plan, 300)
    a_cohort([elsewhere], cast.plan, 90, seed=6)
    a_cohort([elsewhere, cast.computing], earlier, 200, seed=7)

    look_at(officer, f"{origin}/", "province/figures-many")
    look_at(officer, f"{origin}/definitions/?year={COHORT}", "province/figure-definitions")
