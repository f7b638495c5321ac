"""「数据分析」 of the school (manual H11): exact, within scope, each number opens its records."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook

from sanfang import calendar
from sanfang.agreements import actions as agreements
from sanfang.audit.models import Entry
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan
from tests.cast import COHORT, a_graduate
from tests.statistics.many import a_cohort

PAGE, RECORDS = "/school/figures/", "/school/figures/records/"
MEANING, WORKBOOK = "/school/figures/definitions/", "/school/figures/workbook/"


def table(page: str, title: str) -> dict[str, list[str]]:
    """The numbers of a figure's table by the label of their line."""
    section = page[page.index(f'id="title-{title}"') :]
    body = section[section.index("<tbody>") : section.index("</tbody>")]
    rows = re.findall(r"<tr><th[^>]*>(.*?)</th>(.*?)</tr>", body, re.DOTALL)
    return {
        plain(label): [plain(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", rest)]
        for label, rest in rows
    }


def plain(text: str) -> str:
    return re.sub(r"<br>", " ", re.sub(r"<(?!br)[^>]+>", "", text)).strip()


def read(client, address=PAGE, **query) -> str:
    return client.get(address, query).content.decode()


def test_without_graduates_the_page_says_where_numbers_come_from(as_, cast):
    Graduate.objects.update(school=cast.other_school)

    page = read(as_("administrator"))

    assert "还没有毕业生名单" in page
    assert "导出表格" not in page


def test_the_rate_and_its_parts_stand_beside_the_year_before(as_, cast, in_force):
    earlier = DispatchPlan.objects.create(cohort_year=COHORT - 1, name="秋季")
    a_graduate(cast.computing, earlier, "早一年")

    rows = table(read(as_("administrator")), "destinations")

    assert rows["毕业去向落实（落实率）"] == ["1", "33.3%", "0", "0.0%"]
    assert rows["单位就业（单位就业率）"] == ["1", "33.3%", "0", "0.0%"]
    assert rows["待就业（待就业率）"] == ["2", "66.7%", "1", "100.0%"]
    assert rows["毕业生总数"] == ["3", "100.0%", "1", "100.0%"]


def test_the_agreements_are_told_apart(as_, in_force):
    page = read(as_("administrator"))

    assert table(page, "signing") == {
        "有效网签": ["1", "33.3%", "0", "—"],
        "没有有效网签": ["2", "66.7%", "0", "—"],
    }
    assert table(page, "routes") == {"注册单位直接签约": ["1", "100.0%", "0", "—"]}
    assert table(page, "natures") == {"其他企业": ["1", "100.0%", "0", "—"]}
    assert table(page, "provinces") == {"安徽省": ["1", "100.0%", "0", "—"]}
    assert table(page, "cities") == {"安徽省 芜湖市": ["1", "100.0%", "0", "—"]}
    assert table(page, "review")["2026 届"] == ["1", "不到 1 天", "不到 1 天"]


def test_departments_stand_by_name_and_lead_to_their_own_figures(as_, cast, in_force):
    client = as_("administrator")

    rows = table(read(client), "units")
    assert list(rows) == ["机械工程学院", "计算机与信息学院"]
    assert rows["计算机与信息学院"][:3] == ["2", "1 50.0%", "1 50.0%"]
    link = re.search(r'<a href="(\?[^"]*)">计算机与信息学院</a>', read(client))[1].replace("&amp;", "&")
    classes = table(client.get(PAGE + link).content.decode(), "units")
    assert classes == {
        "计算机与信息学院221": ["2", "1 50.0%", "1 50.0%", "1 50.0%", "0 0.0%", "0 0.0%", "0 0.0%"]
    }


def test_a_class_has_no_cohort_before_it(as_, cast):
    page = read(as_("administrator"), school_class=cast.zhang.school_class_id)

    assert table(page, "destinations")["毕业生总数"] == ["2", "100.0%"]
    assert "2025 届人数" not in page
    assert 'id="title-units"' not in page


@pytest.mark.parametrize(
    ("who", "total"),
    [("administrator", "3"), ("teacher", "2"), ("counsellor", "2"), ("teacher_of_another_department", "1")],
)
def test_staff_see_figures_of_their_scope(as_, cast, who, total):
    assert table(read(as_(who)), "destinations")["毕业生总数"][0] == total


def test_another_department_cannot_be_asked_for(as_, cast):
    page = read(as_("teacher"), department=cast.mechanics.pk)

    assert table(page, "destinations")["毕业生总数"][0] == "2"
    assert "机械工程学院" not in page


@pytest.mark.parametrize("year", ["1999", "x", "", "2026"])
def test_a_year_that_is_not_there_is_the_latest(as_, cast, year):
    assert "2026 届人数" in read(as_("teacher"), year=year)


def test_the_other_formula_sorts_the_same_people_anew(as_, cast):
    page = read(as_("administrator"), edition="2021")

    assert "毕业去向落实率 = 协议和合同就业率 + 创业率 + 灵活就业率 + 升学率" in page
    assert "协议和合同就业（协议和合同就业率）" in table(page, "destinations")
    assert "单位就业（单位就业率）" in table(read(as_("administrator")), "destinations")


def test_a_past_day_is_asked_for(as_, cast, in_force):
    yesterday = calendar.today() - timedelta(days=1)
    Graduate.objects.update(created_at=calendar.at(yesterday))

    page = read(as_("administrator"), day=yesterday.isoformat())

    assert table(page, "destinations")["毕业生总数"][0] == "3"
    assert table(page, "signing")["有效网签"][0] == "0"
    assert "（去年同一天）" in page


def test_a_day_before_the_list_says_so(as_, cast):
    page = read(as_("administrator"), day="2020-01-01")

    assert "那一天还没有这一届的名单" in page


@pytest.mark.parametrize("day", ["2999-01-01", "nonsense"])
def test_a_day_that_cannot_be_is_refused_and_the_figures_are_of_now(as_, cast, day):
    page = read(as_("administrator"), day=day)

    assert "is-invalid" in page
    assert "此刻的数字" in page


def test_a_number_opens_its_graduates(as_, cast, in_force):
    client = as_("administrator")
    section = read(client).split('id="title-industries"')[1]
    link = re.search(r'<a href="(/school/figures/records/[^"]*)">1</a>', section)[1].replace("&amp;", "&")

    page = client.get(link)

    assert [(one.name, words) for one, words in page.context["rows"]] == [("张䶮", "签就业协议形式就业")]
    assert "共 1 人" in page.content.decode()


def test_the_list_behind_a_number_keeps_to_the_scope(as_, cast):
    names = [one.name for one, _ in as_("teacher").get(RECORDS).context["rows"]]

    assert sorted(names) == ["张䶮", "李晓"]


@pytest.mark.parametrize("query", [{"figure": "x"}, {"figure": "signing", "key": "x"}, {"key": "x"}])
def test_a_number_that_is_not_there_has_no_page(as_, cast, query):
    assert as_("administrator").get(RECORDS, query).status_code == 404


def test_the_list_behind_a_number_has_pages(as_, cast):
    a_cohort([cast.computing], cast.plan, 30)

    page = as_("administrator").get(RECORDS, {"page": 2})

    assert (page.context["page"].number, len(page.context["rows"])) == (2, 8)


def test_each_figure_has_its_definition_one_click_away(as_, cast):
    client = as_("administrator")
    page = read(client)
    keys = [*("destinations", "signing", "routes", "natures", "industries", "provinces", "cities", "review")]

    meaning = read(client, MEANING)

    for key in keys:
        assert re.search(rf'href="{MEANING}\?[^"]*#{key}"', page)
        assert f'id="{key}"' in meaning
    assert "教就业厅函〔2024〕11 号" in meaning


def sheets_of(content: bytes) -> dict[str, dict[str, list]]:
    """Each sheet's rows by their first cell."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {name: {row[0]: row[1:] for row in found} for name, found in rows.items()}


def test_the_workbook_has_numbers_as_numbers_and_no_formula(as_, cast, in_force):
    content = as_("administrator").post(f"{WORKBOOK}?year=2026").content

    sheets = sheets_of(content)
    assert sheets["毕业去向"]["单位就业（单位就业率）"] == [1, 33.3, 0, ""]
    assert sheets["毕业去向"]["毕业生总数"] == [3, 100, 0, ""]
    assert list(sheets)[-2:] == ["分列", "口径"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_an_export_leaves_a_row_of_the_trail(as_, cast):
    as_("teacher").post(f"{WORKBOOK}?year=2026&department={cast.computing.pk}")

    entry = Entry.objects.get(act="figures.export")
    assert (entry.who, entry.new, entry.chain.name) == ("teacher", "2026", f"school:{cast.school.pk}")
    assert entry.facts == {"year": 2026, "day": "", "department": cast.computing.pk, "class": None}


def test_without_graduates_there_is_nothing_to_export(as_, cast):
    Graduate.objects.update(school=cast.other_school)

    assert as_("administrator").post(WORKBOOK).status_code == 404
    assert not Entry.objects.filter(act="figures.export").exists()


@pytest.mark.parametrize("number", [0, 47])
def test_the_page_costs_the_same_with_3_and_with_50_graduates(as_, cast, number, django_assert_num_queries):
    a_cohort([cast.computing, cast.mechanics], cast.plan, number)
    client = as_("administrator")

    with django_assert_num_queries(29):
        client.get(PAGE)


@pytest.mark.parametrize("number", [0, 47])
def test_the_list_costs_the_same_with_3_and_with_50_graduates(as_, cast, number, django_assert_num_queries):
    a_cohort([cast.computing, cast.mechanics], cast.plan, number)
    client = as_("administrator")

    with django_assert_num_queries(14):
        client.get(RECORDS)


REVIEWS = "/school/figures/reviews/"


def waited(page) -> list[timedelta]:
    return [agreement.wait for agreement, _, _ in page.context["rows"]]


def test_each_number_of_the_review_time_opens_its_agreements(as_, cast):
    a_cohort([cast.computing], cast.plan, 40)
    client = as_("administrator")
    page = client.get(PAGE)
    row = page.context["reviews"][0]

    opened = {url: client.get(url) for url in (row.all_url, row.median_url, row.p90_url)}

    every, slower, slowest = opened.values()
    assert every.context["page"].paginator.count == row.review.decided
    assert waited(slower) == [wait for wait in waited(every) if wait >= row.review.median]
    assert waited(slowest) == [wait for wait in waited(every) if wait >= row.review.p90]
    assert waited(every) == sorted(waited(every), reverse=True)
    assert all(url.replace("&", "&amp;") in page.content.decode() for url in opened)


def test_the_review_time_opens_within_scope_and_nothing_else(as_, cast, in_force):
    counted = {
        name: as_(name).get(REVIEWS).context["page"].paginator.count
        for name in ("administrator", "counsellor", "teacher_of_another_department")
    }

    assert counted == {"administrator": 1, "counsellor": 1, "teacher_of_another_department": 0}
    assert as_("teacher").get(REVIEWS, {"key": "fastest"}).status_code == 404


def test_a_class_scope_counts_its_class_alone(as_, cast, in_force):
    counsellor = cast.users["counsellor"].staff_member
    counsellor.departments.clear()
    counsellor.classes.add(cast.wang.school_class)

    page = read(as_("counsellor"))

    assert table(page, "destinations")["毕业生总数"][0] == "1"
    assert table(page, "signing")["有效网签"][0] == "0"


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_reviews_costs_the_same_with_one_and_with_three(
    as_, cast, number, django_assert_num_queries
):
    for graduate in (cast.zhang, cast.li, cast.wang)[:number]:
        agreement = cast.sign(graduate)
        agreements.approve(agreement, actor=cast.actor("administrator"))
    client = as_("administrator")

    with django_assert_num_queries(16):
        client.get(REVIEWS)
