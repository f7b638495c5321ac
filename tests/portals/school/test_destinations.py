"""「就业信息」 (manual H4)."""

import pytest

from sanfang.agreements import actions
from sanfang.destinations.models import Destination
from sanfang.institutions.models import DispatchPlan
from tests.destinations.byhand import record

LIST = "/school/destinations/"


def rows(page) -> list[tuple[str, str]]:
    return [(graduate.name, label) for graduate, label, _ in page.context["rows"]]


def test_an_empty_list_says_where_graduates_come_from(as_, cast):
    Destination.objects.all().delete()
    for graduate in (cast.zhang, cast.li):
        cast.users[{"张䶮": "zhang", "李晓": "li"}[graduate.name]].bindings.all().delete()
        graduate.delete()

    page = as_("teacher").get(LIST).content.decode()

    assert "还没有毕业生" in page


def test_approval_and_termination_show_at_once(cast, as_, in_force):
    client = as_("teacher")
    assert rows(client.get(LIST)) == [("张䶮", "签就业协议形式就业"), ("李晓", "待就业")]
    assert "芜湖云帆软件有限公司" in client.get(LIST).content.decode()

    actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")

    assert rows(client.get(LIST)) == [("张䶮", "待就业"), ("李晓", "待就业")]


@pytest.mark.parametrize(
    ("code", "found"), [("", ["张䶮", "李晓"]), ("10", ["张䶮"]), ("70", ["李晓"]), ("11", [])]
)
def test_the_filter_by_destination_narrows_the_list(as_, in_force, code, found):
    page = as_("teacher").get(f"{LIST}?destination={code}")

    assert [name for name, _ in rows(page)] == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("source=online", ["张䶮"]),
        ("source=hand", ["李晓"]),
        ("source=none", ["王强"]),
        ("evidence=yes", ["李晓"]),
        ("evidence=no", []),
        ("source=hand&destination=801", ["李晓"]),
        ("source=hand&destination=11", []),
        ("year=2026&source=online", ["张䶮"]),
        ("year=2025", []),
    ],
)
def test_the_other_filters_narrow_the_list(cast, as_, in_force, asked, found):
    DispatchPlan.objects.create(cohort_year=2025, name="秋季")
    record(cast, "801", graduate=cast.li)

    page = as_("administrator").get(f"{LIST}?{asked}")

    assert [name for name, _ in rows(page)] == found


def test_what_is_entered_without_evidence_is_found(cast, as_):
    record(cast, "72")

    assert rows(as_("teacher").get(f"{LIST}?evidence=no")) == [("张䶮", "其他暂不就业")]


def test_the_filter_by_class_narrows_the_list(cast, as_):
    page = as_("administrator").get(f"{LIST}?group={cast.wang.school_class_id}")

    assert [name for name, _ in rows(page)] == ["王强"]


def test_staff_choose_among_the_classes_of_their_scope(cast, as_):
    choices = as_("teacher").get(LIST).context["filters"].fields["group"].choices

    assert choices[1:] == [
        ("计算机与信息学院专业", [(str(cast.zhang.school_class_id), "计算机与信息学院221")])
    ]


def test_a_graduate_without_a_row_awaits_employment(cast, as_):
    Destination.objects.filter(graduate=cast.li).delete()
    client = as_("teacher")

    assert ("李晓", "待就业") in rows(client.get(LIST))
    assert ("李晓", "待就业") in rows(client.get(f"{LIST}?destination=70"))


def test_a_search_finds_by_number(cast, as_):
    client = as_("administrator")
    client.post(LIST, {"q": cast.wang.student_number})

    assert [name for name, _ in rows(client.get(LIST))] == ["王强"]


@pytest.mark.parametrize(
    ("who", "count"), [("teacher", 2), ("administrator", 3), ("administrator_of_another_school", 1)]
)
def test_staff_see_only_their_scope(as_, cast, who, count):
    assert len(rows(as_(who).get(LIST))) == count


def test_the_list_costs_the_same_with_one_and_with_three_rows(cast, as_, django_assert_num_queries):
    one, three = as_("teacher_of_another_department"), as_("administrator")
    with django_assert_num_queries(13):
        assert len(rows(one.get(LIST))) == 1
    with django_assert_num_queries(14):  # one badge more: the administrator decides terminations, too
        assert len(rows(three.get(LIST))) == 3


@pytest.mark.parametrize("stranger", ["zhang", "mo", "officer"])
def test_for_another_party_there_is_no_such_list(as_, stranger):
    assert as_(stranger).get(LIST).status_code == 404
