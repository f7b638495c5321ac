"""「数据分析」 in a real browser: no data, one graduate signed, many."""

import pytest

from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan
from tests.cast import COHORT
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.statistics.many import a_cohort

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def administrator(desk, live_server, cast):
    sign_in(desk, live_server.url, cast.users["administrator"])
    return desk


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/school/figures"


def drawn(page) -> int:
    """How many charts have really been drawn."""
    page.wait_for_load_state()
    return page.locator("[data-chart] canvas").count()


def test_no_data(administrator, origin, cast):
    Graduate.objects.update(school=cast.other_school)

    look_at(administrator, f"{origin}/", "school/figures-empty")

    assert administrator.get_by_text("还没有毕业生名单").is_visible()


def test_one(administrator, origin, cast):
    cast.approve(cast.sign())

    look_at(administrator, f"{origin}/", "school/figures-one")

    assert drawn(administrator) == 8


def test_many_and_from_a_number_to_its_graduates(administrator, origin, cast):
    earlier = DispatchPlan.objects.create(cohort_year=COHORT - 1, name="秋季")
    a_cohort([cast.computing, cast.mechanics], cast.plan, 300)
    a_cohort([cast.computing, cast.mechanics], earlier, 240, seed=9)

    look_at(administrator, f"{origin}/", "school/figures-many")
    row = administrator.get_by_role("row", name="自主创业（自主创业率）")
    number = row.get_by_role("link").first.inner_text()
    row.get_by_role("link").first.click()
    look_here(administrator, "school/figure-records")
    assert administrator.get_by_text(f"共 {number} 人").is_visible()


def test_the_definition_is_one_click_away(administrator, origin, cast):
    administrator.goto(f"{origin}/")
    administrator.get_by_role("link", name="网签占比怎么算的").click()

    look_here(administrator, "school/figure-definitions")
    assert administrator.url.endswith("#signing")


def test_the_workbook_comes_by_a_button(administrator, origin, cast):
    administrator.goto(f"{origin}/")
    with administrator.expect_download() as download:
        administrator.get_by_role("button", name="导出表格").click()

    assert download.value.suggested_filename == "数据分析-2026届-此刻.xlsx"
