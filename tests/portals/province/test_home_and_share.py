"""The first page and 「网签占比」: the same figures, within the province."""

import json
import re

import pytest
from django.test import Client

from sanfang.institutions.models import DispatchPlan, Province, School
from tests.cast import a_graduate

HOME, SHARE = "/province/", "/province/share/"


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


def test_the_first_page_counts_what_there_is_and_what_waits(officer, cast):
    cast.approve(cast.sign())

    page = read(officer, HOME)

    assert "2026 届毕业生签约进度" in page
    assert "<strong>25.0%</strong>" in page
    assert "1 人有效网签，共 4 名毕业生" in page
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


def test_a_school_without_graduates_shows_a_dash_and_is_not_drawn(officer, cast):
    a_school(cast.province)

    page = read(officer, SHARE)

    assert figures(page, "安徽师范大学") == ["0", "0", "—", "0", "0", "0"]
    assert "安徽师范大学" not in drawn(page)["labels"]


def test_the_figures_of_a_school_stand_in_its_row(officer, cast):
    cast.approve(cast.sign())

    assert figures(read(officer, SHARE), "安徽工程大学") == ["3", "1", "33.3%", "0", "1", "0"]


def test_another_cohort_is_chosen_in_the_address(officer, cast):
    plan = DispatchPlan.objects.create(cohort_year=2025, name="秋季")
    cast.approve(cast.sign(a_graduate(cast.computing, plan, "早一年")))

    assert "33.3%" not in read(officer, SHARE)
    assert "100.0%" in read(officer, SHARE, year="2025")
    for hostile in ("<script>", "0", "９９", "-1"):
        assert "33.3%" not in read(officer, SHARE, year=hostile)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(HOME, 15), (SHARE, 11)])
def test_the_pages_cost_the_same_with_one_signing_and_with_three(
    officer, cast, address, queries, count, django_assert_num_queries
):
    for graduate in (cast.zhang, cast.li, cast.wang)[:count]:
        cast.sign(graduate)

    with django_assert_num_queries(queries):
        officer.get(address)
