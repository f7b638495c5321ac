"""Graduates are searched for by name, by letters, by student number and by ID number."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sanfang.graduates import actions
from sanfang.graduates.actions import correcting, importing
from sanfang.graduates.models import Graduate, NameReading, RecordChange
from tests.cast import a_graduate
from tests.database import let_tables_be_emptied
from tests.graduates.imports.books import a_person, uploaded


def found(text: str) -> list[str]:
    return sorted(graduate.name for graduate in Graduate.objects.matching(text))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("李", ["李晓"]),
        ("lx", ["李晓"]),
        ("LiXiao", ["李晓"]),
        ("li xiao", ["李晓"]),
        ("lix", ["李晓"]),
        ("zhangyan", ["张䶮"]),
        ("zhou", ["周宁"]),
        ("z", ["周宁", "张䶮"]),
        ("xiao", []),
        ("wangqiangx", []),
        ("", ["周宁", "张䶮", "李晓", "王强"]),
    ],
)
def test_a_name_is_found_by_its_beginning_in_characters_and_letters(cast, typed, names):
    assert found(typed) == names


@pytest.mark.parametrize("typed", ["shanle", "shanyue", "danle", "danyue", "sl", "sy", "dl", "dy"])
def test_every_reading_of_a_name_finds_it(cast, typed):
    a_graduate(cast.computing, cast.plan, "单乐")

    assert found(typed) == ["单乐"]


@pytest.mark.parametrize(("typed", "names"), [("zz", ["詹珍"]), ("zhz", []), ("zzz", [])])
def test_the_last_letter_has_no_letter_after_it(cast, typed, names):
    a_graduate(cast.computing, cast.plan, "詹珍")

    assert found(typed) == names


def test_numbers_are_found_by_their_beginning_and_identity_by_the_whole(cast):
    number = cast.wang.id_number

    assert found(cast.wang.student_number) == ["王强"]
    assert found(f" {number[:6]} {number[6:14]} {number[14:].lower()} ") == ["王强"]
    assert found(number[:17]) == []


def test_a_search_by_letters_asks_the_database_once(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert found("wq") == ["王强"]


def test_an_imported_graduate_is_found_by_letters(cast):
    administrator = cast.actor("administrator")
    known = a_person(姓名="解放", 学号=cast.li.student_number, 身份证号=cast.li.id_number)
    batch = importing.check(
        uploaded(a_person(姓名="查良"), known), cast.school, cast.plan, actor=administrator
    )

    importing.commit(batch, actor=administrator)

    assert found("zhaliang") == ["查良"]
    assert found("xiefang") == ["解放"]
    assert found("lixiao") == []


def test_a_corrected_name_is_found_by_its_new_letters_only(cast):
    correction = correcting.report(cast.li, actor=cast.actor("li"), field="name", proposed="李䶮")

    correcting.accept(correction, actor=cast.actor("teacher"))

    assert found("liyan") == ["李䶮"]
    assert found("lixiao") == []


def test_any_change_of_a_name_keeps_the_letters_and_other_changes_leave_them(cast):
    administrator = cast.actor("administrator")
    before = list(NameReading.objects.values_list("pk", "key"))

    actions.change(cast.li, {"qq": "20002"}, way=RecordChange.Way.EDIT, actor=administrator)
    assert list(NameReading.objects.values_list("pk", "key")) == before

    actions.change(cast.li, {"name": "黎笑"}, way=RecordChange.Way.EDIT, actor=administrator)
    assert {row.key for row in cast.li.readings.all()} == {"lixiao", "lx"}
    actions.change(cast.li, {"name": "Ann Lee"}, way=RecordChange.Way.EDIT, actor=administrator)
    assert cast.li.readings.count() == 0
    assert found("ann") == ["Ann Lee"]


def test_whoever_stood_on_a_list_before_is_read_by_the_migration(transactional_db, cast):
    executor = MigrationExecutor(connection)
    executor.migrate([("graduates", "0005_add_name_readings")])
    assert NameReading.objects.count() == 0

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    let_tables_be_emptied()

    assert found("lx") == ["李晓"]
    assert NameReading.objects.count() == sum(len(g.readings.all()) for g in Graduate.objects.all())
