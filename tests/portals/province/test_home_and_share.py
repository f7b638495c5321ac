"""The first page and 「网签占比」: the same figures, within the province."""

import json
import re

import pytest
from django.test import Client

from sanfang.institutions.models import Department, DispatchPlan, Province, School
from sanfang.statistics.signing_share import shares_of, together
from tests.cast import COHORT, a_graduate
from tests.statistics.many import a_cohort

HOME, SHARE = "/province/", "/province/share/"


@pytest.fixture
def season(cast):
    """Both schools with so many graduates that every number can be told."""
    elsewhere = Department.objects.get(school=cast.other_school)
    a_cohort([cast.computing, cast.mechanics], cast.plan, 160)
    a_cohort([elsewhere], cast.plan, 160, seed=6)


def read(client, address, **query):
    return client.get(address, query).content.decode()


def a_school(province, code="10370", name="安徽师范大学"):
    block = dict.fromkeys(("contact_office", "contact_person", "address", "phone"), "-")
    return School.objects.create(province=province, code=code, name=name, **block)


def drawn(page: str) -> dict:
    """What the chart's script reads."""
    return json.loads(re.search(r'<script id="share" type="application/json">(.*?)</script>', page)[1])


def figures(page: str, school: str) -> list[str]:
    """The numbers of a school's row in the table below the chart."""
    table = page[page.index('class="sf-subheading"') :]
    row = re.search(rf"{school}</th>(.*?)</tr>", table, re.DOTALL)[1]
    return re.findall(r">([^<]+)</td>", row)


@pytest.mark.parametrize("address", [HOME, SHARE])
def test_the_doors_are_closed_to_everybody_else(as_, address):
    assert Client().get(address)["Location"] == f"/sign-in/?next={address}"
    for stranger in ("zhang", "teacher", "administrator", "mo"):
        assert as_(stranger).get(address).status_code == 404


def test_the_first_page_counts_what_there_is_and_what_waits(officer, cast, season):
    exact = together(shares_of(cast.actor("officer"), COHORT))

    page = read(officer, HOME)

    assert "2026 届毕业生签约进度" in page
    assert f"<strong>{exact.percent}%</strong>" in page
    assert f"{exact.in_force} 人有效网签，共 324 名毕业生" in page
    assert drawn(page)["labels"] == ["安徽理工大学", "安徽工程大学"]


@pytest.mark.parametrize("address", [HOME, SHARE])
def test_a_province_without_anybody_gets_a_page_and_no_division(db, cast, officer, address):
    Province.objects.create(code="320000", name="江苏省")
    cast.province.officers.update(province=Province.objects.get(code="320000"))

    answer = officer.get(address)

    assert answer.status_code == 200
    assert "安徽工程大学" not in answer.content.decode()


def test_the_definition_stands_on_the_page(officer, cast):
    assert "网签占比 = 有效网签人数 ÷ 毕业生总数。" in read(officer, SHARE)


def test_a_school_without_graduates_shows_a_dash_and_is_not_drawn(officer, cast, season):
    a_school(cast.province)

    page = read(officer, SHARE)

    assert figures(page, "安徽师范大学") == ["0", "0", "—", "0", "0", "0"]
    assert drawn(page)["labels"] == ["安徽理工大学", "安徽工程大学"]


def test_the_figures_of_a_school_stand_in_its_row(officer, cast, season):
    exact = next(row.share for row in shares_of(cast.actor("officer"), COHORT) if row.school == cast.school)

    told = figures(read(officer, SHARE), "安徽工程大学")

    assert told[:3] == [str(exact.graduates), str(exact.in_force), f"{exact.percent}%"]
    assert told[3:] == [str(number) for number in exact.by_route()]


def test_E05_one_person_s_signing_is_told_nowhere(officer, cast, in_force):
    """A count of one to four, its share, its route and its bar of the chart."""
    share, home = read(officer, SHARE), read(officer, HOME)

    assert figures(share, "安徽工程大学") == ["3", "＊", "＊", "＊", "＊", "＊"]
    assert "＊ 人有效网签，共 4 名毕业生" in home
    assert not any('<script id="share"' in page for page in (share, home))
    assert "人数还太少" in home
    for page in (
        share,
        home,
        *(read(officer, f"/province/schools/{path}") for path in ("", f"{cast.school.pk}/")),
    ):
        assert not {"33.3%", "25.0%"} & set(re.findall(r"[0-9.]+%", page))


def test_another_cohort_is_chosen_in_the_address(officer, cast):
    plan = DispatchPlan.objects.create(cohort_year=2025, name="秋季")
    a_graduate(cast.computing, plan, "早一年")

    assert figures(read(officer, SHARE, year="2025"), "安徽工程大学")[0] == "1"
    for hostile in ("<script>", "0", "９９", "-1"):
        assert figures(read(officer, SHARE, year=hostile), "安徽工程大学")[0] == "3"


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(HOME, 16), (SHARE, 12)])
def test_the_pages_cost_the_same_with_one_signing_and_with_three(
    officer, cast, address, queries, count, django_assert_num_queries
):
    for graduate in (cast.zhang, cast.li, cast.wang)[:count]:
        cast.sign(graduate)

    with django_assert_num_queries(queries):
        officer.get(address)
