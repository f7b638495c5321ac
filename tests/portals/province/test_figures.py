"""「数据分析」 of the province (manual H11): schools by code, small cells held back."""

import pytest

from sanfang import calendar
from sanfang.audit.models import Entry
from sanfang.institutions.models import Department, DispatchPlan, Province
from tests.cast import COHORT, a_graduate
from tests.portals.school.test_figures import read, sheets_of, table
from tests.statistics.many import a_cohort

PAGE, MEANING, WORKBOOK = (
    "/province/figures/",
    "/province/figures/definitions/",
    "/province/figures/workbook/",
)


@pytest.fixture
def season(cast):
    """Both schools with many graduates."""
    elsewhere = Department.objects.get(school=cast.other_school)
    a_cohort([cast.computing, cast.mechanics], cast.plan, 300)
    a_cohort([elsewhere], cast.plan, 300, seed=6)
    return cast


def test_without_graduates_the_page_says_so(officer, cast):
    elsewhere = Province.objects.create(code="320000", name="江苏省")
    cast.province.officers.update(province=elsewhere)

    assert "还没有毕业生名单" in read(officer, PAGE)


def test_E05_of_few_graduates_no_number_is_told_but_how_many_there_are(officer, cast, in_force):
    page = read(officer, PAGE)

    assert table(page, "destinations")["毕业生总数"][:2] == ["4", "100.0%"]
    assert table(page, "destinations")["单位就业（单位就业率）"][:2] == ["＊", "＊"]
    assert table(page, "signing")["有效网签"][:2] == ["＊", "＊"]
    assert table(page, "routes")["注册单位直接签约"][:2] == ["＊", "＊"]
    assert table(page, "review")["2026 届"] == ["＊", "＊", "＊"]
    assert "不足 5 人（&lt;5）" in page


def test_schools_stand_by_code_whatever_their_rates(officer, season):
    rows = table(read(officer, PAGE), "units")

    assert list(rows) == ["10361 安徽理工大学", "10363 安徽工程大学"]
    assert [row[0] for row in rows.values()] == ["301", "303"]


def test_large_numbers_are_exact(officer, season):
    rows = table(read(officer, PAGE), "destinations")

    assert rows["毕业生总数"][0] == "604"
    assert sum(int(rows[label][0]) for label in list(rows)[2:]) == 604


def test_a_number_of_the_province_opens_no_names(officer, season):
    page = read(officer, PAGE)

    assert "/records/" not in page
    assert "众生" not in page


def test_a_cohort_of_another_formula_is_not_compared(officer, cast):
    for year in (2024, 2023):
        plan = DispatchPlan.objects.create(cohort_year=year, name="秋季")
        a_graduate(cast.computing, plan, "早几年")

    page = read(officer, PAGE, year=2024)

    assert "2024 届人数" in page
    assert "2023 届人数" not in page
    assert "协议和合同就业率" in read(officer, PAGE, year=2023)


def test_the_other_formula_cannot_be_asked_for(officer, season):
    assert "单位就业率" in read(officer, PAGE, edition="2021")
    assert "协议和合同就业率" not in read(officer, PAGE, edition="2021")


def test_E05_the_workbook_holds_back_what_the_page_holds_back(officer, cast, in_force):
    rows = sheets_of(officer.post(WORKBOOK).content)["毕业去向"]

    assert rows["单位就业（单位就业率）"][:2] == ["＊", "＊"]
    assert rows["毕业生总数"][:2] == [4, 100]


def test_an_export_is_read_in_the_province_s_trail(officer, cast):
    officer.post(f"{WORKBOOK}?year={COHORT}&day={calendar.today().isoformat()}")

    assert Entry.objects.get(act="figures.export").chain.name == f"province:{cast.province.pk}"
    assert "导出数据分析" in read(officer, "/province/trail/")


def test_the_definitions_are_one_click_away(officer, cast):
    assert f'href="{MEANING}?year=2026#signing"' in read(officer, PAGE)
    assert "教就业厅函〔2024〕11 号" in read(officer, MEANING)


@pytest.mark.parametrize("number", [0, 47])
def test_the_page_costs_the_same_with_4_and_with_51_graduates(
    officer, cast, number, django_assert_num_queries
):
    a_cohort([cast.computing, cast.mechanics], cast.plan, number)

    with django_assert_num_queries(31):
        officer.get(PAGE)
