"""数据质量核查: each rule finds what it names, and nothing else (promises (c), R04 and its like)."""

from datetime import date

import pytest

from sanfang.checks.reading import read_new, unread_records
from sanfang.checks.record_rules import RECORD_RULES
from sanfang.checks.rows import found_by, in_words
from sanfang.checks.rules import RULES
from tests.cast import a_graduate


def subjects(rows) -> list[str]:
    return [row.subject for row in rows]


def test_a_birth_date_that_is_not_the_id_numbers_is_found_with_the_number_masked(rows, change):
    zhang = change("zhang", birth_date=date(1999, 9, 2))

    (row,) = rows(1)

    assert row.seen == f"出生日期 1999-09-02，与身份证号 340***********{zhang.id_number[-4:]} 不同"
    assert row.subject == "张䶮"


def test_a_sex_that_is_not_the_id_numbers_is_found(rows, change):
    change("li", sex="2")

    assert subjects(rows(2)) == ["李晓"]


def test_an_id_number_that_is_none_agrees_with_nothing(rows, change):
    change("li", id_number="340203200309010000")

    assert (subjects(rows(1)), subjects(rows(2))) == (["李晓"], ["李晓"])


def test_a_record_without_a_phone_is_found(rows, change):
    change("wang", phone="")

    assert subjects(rows(3)) == ["王强"]


def test_a_phone_of_several_is_found_masked_and_one_of_somebody_alone_is_not(rows, change):
    change("wang", phone="13900139000")

    found = rows(4)

    assert subjects(found) == ["张䶮", "李晓"]
    assert found[0].seen == "手机号码 138****8000，其他毕业生也登记了这个号码"


def test_records_without_a_phone_share_none(rows, change):
    for name in ("zhang", "li", "wang"):
        change(name, phone="")

    assert rows(4) == []


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("张\ue000", "姓名中的 「\ue000」（U+E000）"),
        ("张3", "姓名中的 「3」（U+0033）"),
        ("阿卜杜拉·买买提", None),
        ("J. Smith", None),
        ("张䶮", None),
    ],
)
def test_a_name_that_cannot_be_printed_is_found_by_its_characters(rows, change, name, seen):
    change("zhang", name=name)

    assert [row.seen for row in rows(5)] == ([seen] if seen else [])


def test_two_of_one_name_in_one_class_are_a_hint(cast, rows):
    a_graduate(cast.computing, cast.plan, "李晓")
    a_graduate(cast.mechanics, cast.plan, "张䶮")

    assert subjects(rows(6)) == ["李晓", "李晓"]


def test_an_unconfirmed_record_with_a_live_agreement_is_found(cast, rows, change):
    cast.sign()
    change("zhang", confirmed_at=None)
    change("li", confirmed_at=None)

    assert subjects(rows(7)) == ["张䶮"]


def test_a_record_without_its_place_of_origin_is_found(rows, change):
    for name in ("zhang", "wang"):
        change(name, origin_place="安徽省芜湖市")

    assert subjects(rows(8)) == ["李晓"]


def test_who_left_the_list_is_not_looked_at(rows, change):
    change("wang", phone="", left_on=date(2026, 3, 1))

    assert rows(3) == []


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("administrator", ["张䶮", "李晓", "王强"]),
        ("teacher", ["张䶮", "李晓"]),
        ("counsellor", ["张䶮", "李晓"]),
        ("teacher_of_another_department", ["王强"]),
        ("administrator_of_another_school", ["周宁"]),
        ("officer", ["张䶮", "李晓", "王强", "周宁"]),
        ("zhang", ["张䶮"]),
        ("mo", []),
    ],
)
def test_everybody_sees_the_rows_of_the_own_scope(rows, who, seen):
    assert subjects(rows(8, who)) == seen


def test_a_phone_shared_with_another_department_is_no_row_for_who_sees_one_of_the_two(rows, change):
    change("zhang", phone="13900139000")
    change("wang", phone="13900139000")

    assert subjects(rows(4, "administrator")) == ["张䶮", "王强"]
    assert rows(4, "teacher") == []


def test_a_record_that_changed_is_read_again(rows, change):
    change("wang", phone="")
    rows(3)

    change("wang", phone="13900139000")

    assert unread_records().count() == 1
    assert rows(3) == []
    assert unread_records().count() == 0


def test_reading_goes_on_where_it_stopped(cast):
    assert [read_new(3), read_new(3), read_new(3)] == [3, 1, 0]


@pytest.mark.parametrize("rule", RECORD_RULES, ids=lambda rule: rule.name)
def test_a_page_costs_one_query_however_many_rows(cast, change, rule, django_assert_num_queries):
    for name in ("zhang", "li", "wang"):
        change(name, birth_date=date(1999, 9, 2), sex="2", phone="13900139000", name="张3", name_key="张3")
        change(name, school_class=cast.zhang.school_class, is_locked=True, confirmed_at=None)
    read_new()
    actor = cast.actor("administrator")

    with django_assert_num_queries(1):
        shown = in_words(rule, found_by(rule, actor)[:25], actor)

    assert len(shown) == (0 if rule is RULES[3] else 3)
