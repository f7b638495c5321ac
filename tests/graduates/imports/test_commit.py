"""Committing a list: all or nothing, once, and in the same way after any interruption."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.graduates import actions
from sanfang.graduates.actions import importing, running_imports
from sanfang.graduates.imports import checking, writing
from sanfang.graduates.imports.errors import (
    AnotherImportRunning,
    ImportHasFaults,
    ImportOver,
    NotYourImport,
    RosterChanged,
)
from sanfang.graduates.models import Graduate, ImportBatch, RecordChange
from sanfang.institutions.models import Major, SchoolClass
from tests.graduates.imports.books import a_person, a_workbook, as_upload
from tests.graduates.imports.test_check import as_listed


@pytest.fixture
def administrator(cast):
    return cast.actor("administrator")


@pytest.fixture
def check(cast, administrator):
    def check(*people) -> ImportBatch:
        return importing.check(as_upload(a_workbook(*people)), cast.school, cast.plan, actor=administrator)

    return check


def roster(school) -> list[tuple]:
    rows = Graduate.objects.filter(school=school).order_by("student_number")
    return [
        (g.student_number, g.id_number, g.name, g.phone, g.school_class.name, g.confirmed_at) for g in rows
    ]


def test_new_graduates_come_with_their_class_and_await_confirmation(cast, check, administrator):
    person = a_person()

    importing.commit(check(person), actor=administrator)

    graduate = Graduate.objects.get(student_number=person["学号"])
    assert (graduate.name, graduate.id_number, graduate.home_address) == (
        "程远",
        person["身份证号"],
        person["家庭住址"],
    )
    assert (graduate.school_class.name, graduate.department, graduate.plan) == (
        "软件工程221",
        cast.computing,
        cast.plan,
    )
    assert Graduate.objects.with_id_number(person["身份证号"]).get() == graduate
    assert graduate.is_confirmed is False


def test_a_person_may_bind_and_sign_after_the_import(cast, check, administrator):
    person = a_person()
    importing.commit(check(person), actor=administrator)
    graduate = Graduate.objects.get(student_number=person["学号"])
    Graduate.objects.filter(pk=graduate.pk).update(confirmed_at=timezone.now())
    graduate.refresh_from_db()

    assert cast.sign(graduate).state == "awaiting_school"


def test_a_second_import_of_the_same_file_changes_nothing(cast, check, administrator):
    people = [a_person() for _ in range(3)]
    importing.commit(check(*people), actor=administrator)
    before = roster(cast.school)

    second = check(*people)
    importing.commit(second, actor=administrator)

    assert (second.new_count, second.updated_count, second.unchanged_count) == (0, 0, 3)
    assert roster(cast.school) == before
    assert (RecordChange.objects.count(), Major.objects.filter(name="软件工程").count()) == (0, 1)


def test_an_update_leaves_its_changes_and_takes_the_confirmation_back(cast, check, administrator):
    person = a_person()
    importing.commit(check(person), actor=administrator)
    Graduate.objects.filter(student_number=person["学号"]).update(confirmed_at=timezone.now())

    importing.commit(check(person | {"手机号码": "13700137000", "姓名": "程遠"}), actor=administrator)

    graduate = Graduate.objects.get(student_number=person["学号"])
    changes = RecordChange.objects.order_by("field").values_list("field", "old", "new", "way", "by")
    assert (graduate.phone, graduate.name, graduate.confirmed_at) == ("13700137000", "程遠", None)
    assert list(changes) == [
        ("name", "程远", "程遠", "import", "administrator"),
        ("phone", "139****9000", "137****7000", "import", "administrator"),
    ]
    assert Graduate.objects.matching("程遠").get() == graduate


def test_a_move_to_another_class_is_told_by_names(cast, check, administrator):
    person = a_person()
    importing.commit(check(person), actor=administrator)

    importing.commit(check(person | {"所在班级": "软件工程222"}), actor=administrator)

    change = RecordChange.objects.get()
    assert (change.field, change.old, change.new) == ("school_class", "软件工程221", "软件工程222")
    assert Graduate.objects.get(student_number=person["学号"]).school_class.name == "软件工程222"


def test_a_major_s_new_name_moves_the_class_with_it(cast, check, administrator):
    person = a_person()
    importing.commit(check(person), actor=administrator)

    importing.commit(check(person | {"专业": "人工智能"}), actor=administrator)

    graduate = Graduate.objects.get(student_number=person["学号"])
    assert (graduate.major_name, graduate.school_class.major.name) == ("人工智能", "人工智能")
    assert [change.field for change in RecordChange.objects.all()] == ["major_name"]


def test_one_row_of_the_trail_stands_for_the_list(check, administrator):
    batch = check(a_person(), a_person())

    importing.commit(batch, actor=administrator)

    entry = Entry.objects.get(act="import.commit")
    assert (entry.who, entry.facts["sha256"], entry.facts["new_count"]) == ("administrator", batch.sha256, 2)
    assert Entry.objects.filter(act="graduate.change").count() == 0


def test_one_faulty_row_stops_the_whole_list(cast, check, administrator):
    before = roster(cast.school)
    batch = check(a_person(), a_person(民族="汗族"))

    with pytest.raises(ImportHasFaults):
        importing.commit(batch, actor=administrator)

    assert roster(cast.school) == before


def test_a_roster_that_moved_on_is_shown_anew_before_anything_is_written(cast, check, administrator):
    person = a_person()
    importing.commit(check(person), actor=administrator)
    batch = check(person | {"手机号码": "13700137000"})
    graduate = Graduate.objects.get(student_number=person["学号"])
    actions.change(graduate, {"phone": "13600136000"}, way=RecordChange.Way.EDIT, actor=administrator)

    with pytest.raises(RosterChanged):
        importing.commit(batch, actor=administrator)

    graduate.refresh_from_db()
    assert graduate.phone == "13600136000"
    assert batch.state == "checked"
    assert batch.report["updates"][0][3] == [["手机号码", "136****6000", "137****7000"]]
    importing.commit(batch, actor=administrator)
    graduate.refresh_from_db()
    assert graduate.phone == "13700137000"


def test_R07_a_signature_between_check_and_commit_stops_the_list(cast, check, administrator):
    person = a_person()
    importing.commit(check(person), actor=administrator)
    graduate = Graduate.objects.get(student_number=person["学号"])
    Graduate.objects.filter(pk=graduate.pk).update(confirmed_at=timezone.now())
    batch = check(person | {"政治面貌": "群众"})
    graduate.refresh_from_db()
    cast.sign(graduate)

    with pytest.raises(RosterChanged):
        importing.commit(batch, actor=administrator)

    assert batch.faulty_count == 1


class Killed(BaseException):
    """What a process that is killed leaves behind: nothing after this line."""


def test_a_list_written_in_pieces_is_all_or_nothing(cast, check, administrator, monkeypatch):
    monkeypatch.setattr(checking, "LOOKED_UP_AT_ONCE", 2)
    people = [a_person() for _ in range(5)]
    before = roster(cast.school)
    batch = check(*people)
    second = check(people[4] | {"姓名": "程遠"})
    importing.commit(second, actor=administrator)

    with pytest.raises(RosterChanged):
        importing.commit(batch, actor=administrator)

    assert len(roster(cast.school)) == len(before) + 1
    assert (batch.state, batch.new_count, batch.updated_count) == ("checked", 4, 1)
    importing.commit(batch, actor=administrator)
    assert len(roster(cast.school)) == len(before) + 5
    assert SchoolClass.objects.filter(name="软件工程221").count() == 1


def test_R08_who_was_taken_for_dead_and_is_not_leaves_what_the_other_did(cast, check, administrator):
    batch = check(a_person())
    importing.confirm(batch, actor=administrator)
    late = ImportBatch.objects.get(pk=batch.pk)
    running_imports.run(batch)

    with pytest.raises(ImportOver):
        running_imports._commit(late)

    batch.refresh_from_db()
    assert (batch.state, Entry.objects.filter(act="import.commit").count()) == ("committed", 1)


@pytest.mark.parametrize("moment", ["_add_places", "_change_all", "_graduate"])
def test_R08_an_import_killed_in_the_middle_comes_to_the_same_end(
    cast, check, administrator, monkeypatch, moment
):
    people = [a_person() for _ in range(3)]
    before = roster(cast.school)
    batch = check(*people)

    def kill(*arguments, **keywords):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(writing, moment, kill)
        with pytest.raises(Killed):
            importing.commit(batch, actor=administrator)
    batch.refresh_from_db()
    assert (roster(cast.school), batch.state) == (before, "committing")
    assert SchoolClass.objects.filter(name="软件工程221").exists() is False
    assert running_imports.run_waiting() == 0

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert running_imports.run_waiting() == 1
    batch.refresh_from_db()
    assert batch.state == "committed"
    assert len(roster(cast.school)) == len(before) + 3
    assert (check(*people).unchanged_count, running_imports.run_waiting()) == (3, 0)


def test_R08_an_import_killed_between_two_pieces_comes_to_the_same_end(
    cast, check, administrator, monkeypatch
):
    monkeypatch.setattr(checking, "LOOKED_UP_AT_ONCE", 2)
    before = roster(cast.school)
    batch = check(*(a_person() for _ in range(5)))
    pieces = iter([running_imports.write, None])

    def kill(*arguments, **keywords):
        if (write := next(pieces)) is None:
            raise Killed
        write(*arguments, **keywords)

    with monkeypatch.context() as patch:
        patch.setattr(running_imports, "write", kill)
        with pytest.raises(Killed):
            importing.commit(batch, actor=administrator)
    assert roster(cast.school) == before

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        running_imports.run_waiting()
    batch.refresh_from_db()
    assert (batch.state, batch.records.count()) == ("committed", 5)
    assert len(roster(cast.school)) == len(before) + 5


def test_R09_a_second_import_of_the_school_is_refused_while_one_runs(cast, check, administrator):
    first, second = check(a_person()), check(a_person())
    importing.confirm(first, actor=administrator)

    with pytest.raises(AnotherImportRunning):
        importing.confirm(second, actor=administrator)

    running_imports.run(first)
    importing.commit(second, actor=administrator)
    assert second.state == "committed"


def test_R09_the_database_insists(cast, check):
    first, second = check(a_person()), check(a_person())
    ImportBatch.objects.filter(pk=first.pk).update(state="committing")

    with pytest.raises(IntegrityError):
        ImportBatch.objects.filter(pk=second.pk).update(state="committing")


def test_R09_two_workers_do_one_import_once(cast, check, administrator):
    batch = check(a_person())
    importing.confirm(batch, actor=administrator)
    same = ImportBatch.objects.get(pk=batch.pk)

    assert (running_imports.run(batch), running_imports.run(same)) == (True, False)
    assert Entry.objects.filter(act="import.commit").count() == 1


def test_A11_who_left_since_the_check_stops_the_import(cast, check, administrator):
    batch = check(as_listed(cast.zhang, 手机号码="13700137000"))
    actions.leave_list(cast.zhang, actor=administrator, reason="延期毕业")

    with pytest.raises(RosterChanged):
        importing.commit(batch, actor=administrator)

    batch.refresh_from_db()
    assert (batch.state, batch.faulty_count) == ("checked", 1)
    assert Graduate.objects.get(pk=cast.zhang.pk).phone == "13800138000"


def test_an_import_is_committed_once(check, administrator):
    batch = check(a_person())
    importing.commit(batch, actor=administrator)

    with pytest.raises(ImportOver):
        importing.commit(batch, actor=administrator)


def test_a_discarded_import_is_over_and_its_workbook_gone(
    check, administrator, django_capture_on_commit_callbacks
):
    batch = check(a_person())
    storage, name = batch.workbook.storage, batch.workbook.name

    with django_capture_on_commit_callbacks(execute=True):
        importing.discard(batch, actor=administrator)

    assert (batch.state, bool(batch.workbook), storage.exists(name)) == ("discarded", False, False)
    with pytest.raises(ImportOver):
        importing.commit(batch, actor=administrator)


def test_what_nobody_confirmed_for_days_is_discarded(check):
    batch = check(a_person())

    assert importing.discard_left_behind() == 0
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert importing.discard_left_behind() == 1
    batch.refresh_from_db()
    assert batch.state == "discarded"


@pytest.mark.parametrize("name", ["teacher", "administrator_of_another_school", "officer"])
def test_only_the_school_s_administrators_confirm_or_discard(cast, check, name):
    batch = check(a_person())

    with pytest.raises(NotYourImport):
        importing.commit(batch, actor=cast.actor(name))
    with pytest.raises(NotYourImport):
        importing.discard(batch, actor=cast.actor(name))


def test_a_list_of_thousands_is_written_in_a_few_statements(
    cast, check, administrator, django_assert_max_num_queries
):
    people = [a_person() for _ in range(400)]
    batch = check(*people)

    with django_assert_max_num_queries(80):
        importing.commit(batch, actor=administrator)
    changed = check(*(person | {"毕业时间": "2026-06-30"} for person in people))
    with django_assert_max_num_queries(80):
        importing.commit(changed, actor=administrator)
    assert RecordChange.objects.filter(field="graduates_on").count() == 400
