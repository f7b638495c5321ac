"""The filters of 「生源信息」: what they narrow, and that they are still there on the way back (manual H3)."""

import pytest

from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan, Major, SchoolClass
from sanfang.portals.school.record_filters import RecordFilters
from tests.cast import a_graduate

LIST = "/school/records/"
LABELS = ["年度", "方案", "院系", "专业", "班级", "学历", "确认状态", "培养方式", "困难生", "生源地", "名单"]


def names(page) -> list[str]:
    return sorted(graduate.name for graduate, _ in page.context["rows"])


@pytest.fixture
def varied(cast):
    """Zhang, Li and Wang differ in everything that can be filtered by."""
    spring = DispatchPlan.objects.create(cohort_year=2025, name="春季")
    rows = Graduate.objects
    rows.filter(pk=cast.zhang.pk).update(origin_place="安徽省芜湖市", hardship="2", training_mode="2")
    rows.filter(pk=cast.li.pk).update(confirmed_at=None, education_level="11", origin_place="安徽芜湖")
    rows.filter(pk=cast.wang.pk).update(plan=spring, cohort_year=2025, left_on="2026-03-05", hardship="5")
    return cast


def test_the_filters_are_those_of_the_manual(as_):
    assert [field.label for field in as_("administrator").get(LIST).context["filters"]] == LABELS


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["张䶮", "李晓", "王强"]),
        ("year=2025", ["王强"]),
        ("plan=秋季", ["张䶮", "李晓"]),
        ("level=11", ["李晓"]),
        ("mode=2", ["张䶮"]),
        ("hardship=any", ["张䶮", "王强"]),
        ("hardship=5", ["王强"]),
        ("origin=340000", ["张䶮", "李晓"]),
        ("origin=150000", []),
        ("confirmed=yes", ["张䶮", "王强"]),
        ("confirmed=no", ["李晓"]),
        ("listed=yes", ["张䶮", "李晓"]),
        ("listed=no", ["王强"]),
        ("year=2026&hardship=any", ["张䶮"]),
    ],
)
def test_each_filter_narrows_and_several_narrow_together(varied, as_, query, found):
    assert names(as_("administrator").get(f"{LIST}?{query}")) == found


@pytest.mark.parametrize("query", ["listed=perhaps", "year=0", "hardship=99", "group=x", "origin=安徽"])
def test_what_is_no_choice_narrows_nothing(varied, as_, query):
    assert len(names(as_("administrator").get(f"{LIST}?{query}"))) == 3


def test_by_department_major_and_class(varied, as_):
    major = Major.objects.get(department=varied.mechanics)
    school_class = SchoolClass.objects.get(major__department=varied.computing)
    client = as_("administrator")

    assert names(client.get(f"{LIST}?department={varied.mechanics.pk}")) == ["王强"]
    assert names(client.get(f"{LIST}?major={major.pk}")) == ["王强"]
    assert names(client.get(f"{LIST}?group={school_class.pk}")) == ["张䶮", "李晓"]


def test_a_teacher_is_offered_the_own_scope_only(varied, as_):
    filters = as_("teacher").get(LIST).context["filters"]

    assert [title for title, _ in filters.fields["major"].choices] == ["", "计算机与信息学院"]
    assert [title for title, _ in filters.fields["group"].choices] == ["", "计算机与信息学院专业"]


def test_what_is_asked_for_can_be_said_in_words(varied, rf):
    request = rf.get(LIST, {"hardship": "any", "department": varied.mechanics.pk, "plan": "", "year": "2026"})
    request.actor = varied.actor("administrator")

    words = RecordFilters(request).in_words

    assert words == ["年度：2026 届", "院系：机械工程学院", "困难生：各类困难生"]


def test_what_folds_away_stands_open_while_it_narrows(as_):
    client = as_("administrator")

    assert '<details class="sf-filters__further">' in client.get(f"{LIST}?year=2026").content.decode()
    assert '<details class="sf-filters__further" open>' in client.get(f"{LIST}?mode=1").content.decode()


def test_the_filters_stay_while_paging(cast, as_):
    for _ in range(30):
        a_graduate(cast.mechanics, cast.plan, "程远")

    text = as_("administrator").get(f"{LIST}?department={cast.mechanics.pk}&level=31").content.decode()

    assert f'href="?department={cast.mechanics.pk}&amp;level=31&amp;page=2"' in text


def test_the_way_back_from_a_record_leads_to_the_same_page_of_the_same_filters(cast, as_):
    client = as_("administrator")
    asked = f"?hardship=0&department={cast.computing.pk}&page=1"

    there = client.get(f"{LIST}{asked}").content.decode()

    # What a filter says of a person does not stand beside that person's number.
    assert f'href="{LIST}{cast.zhang.pk}/"' in there
    assert client.get(f"{LIST}{cast.zhang.pk}/").context["back"] == (f"{LIST}{asked}", "生源信息")
    client.get(LIST)
    assert client.get(f"{LIST}{cast.zhang.pk}/").context["back"] == (LIST, "生源信息")


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_costs_the_same_for_any_number_of_rows(cast, as_, rows, django_assert_num_queries):
    for _ in range(rows - 1):
        a_graduate(cast.mechanics, cast.plan, "程远", origin_place="安徽省芜湖市")
    client = as_("teacher_of_another_department")
    client.get(f"{LIST}?level=31")

    with django_assert_num_queries(17):
        assert client.get(f"{LIST}?level=31").context["page"].paginator.count == rows
