"""「最近修改」 (manual H2)."""

import re
from datetime import UTC, datetime

import pytest

from sanfang.graduates import actions
from sanfang.graduates.models import RecordChange

LIST = "/school/changes/"
COLUMNS = "时间 姓名 学号 字段 原值 → 新值 方式 修改人"


def change(cast, name="zhang", way="edit", **values):
    actions.change(
        cast.graduates[name], values or {"phone": "13700137000"}, way=way, actor=cast.actor("administrator")
    )


def test_an_empty_list_says_what_will_come(as_):
    assert "还没有修改" in as_("administrator").get(LIST).content.decode()


def test_H2_who_changed_what_from_what_to_what(cast, as_):
    change(cast)

    text = as_("teacher").get(LIST).content.decode()

    assert " ".join(re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', text)) == COLUMNS
    for told in (
        "张䶮",
        cast.zhang.student_number,
        "手机号码",
        "138****8000 → 137****7000",
        "修改",
        "administrator",
    ):
        assert told in text


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", {"qq", "phone"}),
        ("way=correction", {"qq"}),
        ("way=import", set()),
        ("way=nonsense", {"qq", "phone"}),
    ],
)
def test_the_ways_can_be_told_apart(cast, as_, query, fields):
    change(cast)
    change(cast, "wang", "correction", qq="20002")

    page = as_("administrator").get(f"{LIST}?{query}")

    assert {row.field for row, _ in page.context["rows"]} == fields


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("field=phone", {"phone"}),
        ("field=qq&way=correction", {"qq"}),
        ("field=qq&way=edit", set()),
        ("field=password", {"qq", "phone"}),
        ("since=2026-03-05", {"qq"}),
        ("until=2026-03-04", {"phone"}),
        ("since=2026-03-04&until=2026-03-05", {"qq", "phone"}),
        ("since=2026-03-06", set()),
        ("since=gestern", {"qq", "phone"}),
    ],
)
def test_a_field_and_days_can_be_asked_for(cast, as_, query, fields):
    change(cast)
    change(cast, "wang", "correction", qq="20002")
    # The last minute of the 4th and the first of the 5th, in China.
    RecordChange.objects.filter(field="phone").update(at=datetime(2026, 3, 4, 15, 59, tzinfo=UTC))
    RecordChange.objects.filter(field="qq").update(at=datetime(2026, 3, 4, 16, 0, tzinfo=UTC))

    page = as_("administrator").get(f"{LIST}?{query}")

    assert {row.field for row, _ in page.context["rows"]} == fields


def test_one_department_at_a_time(cast, as_):
    change(cast)
    change(cast, "wang")

    rows = as_("administrator").get(f"{LIST}?department={cast.mechanics.pk}").context["rows"]

    assert [row.graduate.name for row, _ in rows] == ["王强"]


@pytest.mark.parametrize(
    ("name", "count"), [("administrator", 2), ("teacher", 1), ("administrator_of_another_school", 0)]
)
def test_everybody_sees_the_own_scope(cast, as_, name, count):
    change(cast)
    change(cast, "wang")

    assert len(as_(name).get(LIST).context["rows"]) == count


def test_a_search_finds_one_person_s_changes(cast, as_):
    change(cast)
    change(cast, "li")
    client = as_("teacher")

    client.post(LIST, {"q": "张䶮"})

    assert [row.graduate.name for row, _ in client.get(LIST).context["rows"]] == ["张䶮"]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_costs_the_same_for_any_number_of_rows(cast, as_, count, django_assert_num_queries):
    for number in range(count):
        change(cast, "wang", qq=f"2000{number}")
    client = as_("teacher_of_another_department")

    with django_assert_num_queries(11):
        assert client.get(f"{LIST}?field=qq&way=edit").context["page"].paginator.count == count


def test_a_change_of_the_class_has_words(cast, as_):
    RecordChange.objects.create(
        graduate=cast.zhang, field="school_class", old="221", new="222", way="import", by="administrator"
    )

    assert "所在班级" in as_("teacher").get(LIST).content.decode()


@pytest.mark.parametrize("stranger", ["mo", "zhang", "officer"])
def test_another_party_finds_no_such_page(as_, stranger):
    assert as_(stranger).get(LIST).status_code == 404
