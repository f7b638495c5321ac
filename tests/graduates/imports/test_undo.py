"""「撤销这次导入」: as long as nothing was built on the last import, everything is again what it was."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.checks.models import Case
from sanfang.destinations.national.exporting import NATIONAL, asked_for
from sanfang.exports.actions import ask
from sanfang.graduates import actions
from sanfang.graduates.actions import correcting, importing, running_imports
from sanfang.graduates.imports import undoing
from sanfang.graduates.imports.building import OTHERWISE, WORDS, _references, built_on
from sanfang.graduates.imports.errors import (
    AnotherImportRunning,
    BuiltOn,
    NotUndoable,
    NotYourImport,
)
from sanfang.graduates.models import (
    Binding,
    Graduate,
    ImportBatch,
    ImportedRecord,
    NameReading,
    RecordChange,
    RosterConflict,
)
from sanfang.institutions.models import Major, SchoolClass
from sanfang.people.models import User
from tests.graduates.imports.books import a_person, uploaded
from tests.graduates.imports.test_check import as_listed


@pytest.fixture
def administrator(cast):
    return cast.actor("administrator")


@pytest.fixture
def check(cast, administrator):
    def check(*people) -> ImportBatch:
        return importing.check(uploaded(*people), cast.school, cast.plan, actor=administrator)

    return check


@pytest.fixture
def imported(check, administrator):
    def imported(*people) -> ImportBatch:
        batch = check(*people)
        importing.commit(batch, actor=administrator)
        return batch

    return imported


def the_whole(school) -> tuple[list, ...]:
    """All that an import may touch, but for the moments of writing."""
    people = Graduate.objects.filter(school=school).order_by("pk")
    fields = [f.attname for f in Graduate._meta.concrete_fields if f.attname != "updated_at"]
    return (
        [tuple(getattr(one, name) for name in fields) for one in people],
        list(NameReading.objects.order_by("graduate", "key").values_list("graduate", "key")),
        list(Major.objects.order_by("pk").values_list("pk", "name")),
        list(SchoolClass.objects.order_by("pk").values_list("pk", "name")),
    )


def new_one(person) -> Graduate:
    return Graduate.objects.get(student_number=person["学号"])


def test_everything_is_again_what_it_was(cast, imported, administrator):
    before = the_whole(cast.school)
    batch = imported(
        *(a_person() for _ in range(3)),
        as_listed(cast.zhang, 姓名="张龑", 政治面貌="群众", 手机号码="13700137000", 毕业时间="2026-06-30"),
        as_listed(cast.wang, 所在院系="计算机与信息学院", 专业="人工智能", 所在班级="人工智能221"),
    )
    assert the_whole(cast.school) != before

    importing.undo(batch, actor=administrator)

    assert the_whole(cast.school) == before
    assert (batch.state, batch.undo_until, ImportedRecord.objects.count()) == ("undone", None, 0)


def test_what_was_confirmed_before_stands_confirmed_again(cast, imported, administrator):
    confirmed_at = cast.zhang.confirmed_at
    batch = imported(as_listed(cast.zhang, 手机号码="13700137000"))
    assert not Graduate.objects.get(pk=cast.zhang.pk).is_confirmed

    importing.undo(batch, actor=administrator)

    assert Graduate.objects.get(pk=cast.zhang.pk).confirmed_at == confirmed_at


def test_each_field_that_goes_back_leaves_a_row_of_the_latest_changes(cast, imported, administrator):
    batch = imported(as_listed(cast.zhang, 手机号码="13700137000"))
    RecordChange.objects.exclude(field="phone").delete()

    importing.undo(batch, actor=administrator)

    back = RecordChange.objects.filter(way="undo", field="phone").values_list("old", "new", "by")
    assert list(back) == [("137****7000", "138****8000", "administrator")]


def test_one_row_of_the_trail_says_what_was_taken_back(cast, imported, administrator):
    batch = imported(a_person(), as_listed(cast.zhang, 手机号码="13700137000"))

    importing.undo(batch, actor=administrator)

    entry = Entry.objects.get(act="import.undo")
    assert (entry.who, entry.old, entry.new) == ("administrator", "committed", "undone")
    assert (entry.facts["sha256"], entry.facts["new_count"], entry.facts["updated_count"]) == (
        batch.sha256,
        1,
        1,
    )


def test_what_the_records_were_is_kept_sealed(cast, imported):
    from django.db import connection

    imported(as_listed(cast.zhang, 手机号码="13700137000"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT before FROM graduates_importedrecord")
        [(kept,)] = cursor.fetchall()
    assert kept.startswith("v1:")
    assert "13800138000" in ImportedRecord.objects.get().before


def test_an_update_under_an_agreement_is_undone_too(cast, in_force, imported, administrator):
    cast.zhang.refresh_from_db()
    facts = {"政治面貌": "共青团员", "入学时间": "", "毕业时间": "", "考生号": "", "电子邮箱": ""}
    same = as_listed(cast.zhang) | facts | {"生源所在地": "", "城乡生源": "", "家庭电话": "", "家庭邮编": ""}
    batch = imported(same | {"手机号码": "13700137000"})

    importing.undo(batch, actor=administrator)

    assert Graduate.objects.get(pk=cast.zhang.pk).phone == "13800138000"


def test_another_school_s_claim_goes_with_the_record(cast, imported, administrator):
    person = a_person()
    batch = imported(person)
    RosterConflict.objects.create(graduate=new_one(person), claimed_by=cast.other_school, student_number="1")

    importing.undo(batch, actor=administrator)

    assert RosterConflict.objects.count() == 0


def test_a_class_where_somebody_sits_by_now_stays(cast, imported, administrator):
    batch = imported(a_person())
    Graduate.objects.filter(pk=cast.li.pk).update(school_class=SchoolClass.objects.get(name="软件工程221"))

    importing.undo(batch, actor=administrator)

    assert SchoolClass.objects.filter(name="软件工程221").exists()


BUILDING = {
    "绑定了微信": lambda cast, one: Binding.objects.create(user=User.objects.for_phone("new"), graduate=one),
    "确认了生源信息": lambda cast, one: Graduate.objects.filter(pk=one.pk).update(
        confirmed_at=timezone.now()
    ),
    "又修改过": lambda cast, one: actions.change(
        one, {"qq": "20002"}, way=RecordChange.Way.EDIT, actor=cast.actor("administrator")
    ),
    "提交了纠错": lambda cast, one: one.corrections.create(field="qq", proposed="20002"),
    "被立案核查": lambda cast, one: Case.objects.create(
        rule=1,
        subject_kind="graduate",
        subject_key=str(one.pk),
        province=cast.province,
        facts=[],
    ),
    "导出了上报文件": lambda cast, one: ask(NATIONAL, asked_for(2026), actor=cast.actor("administrator")),
}


@pytest.mark.parametrize("words", BUILDING)
def test_what_was_built_on_a_new_record_stops_the_undoing(cast, imported, administrator, words):
    person = a_person()
    batch = imported(person, a_person())
    BUILDING[words](cast, new_one(person))
    stood = the_whole(cast.school)

    with pytest.raises(BuiltOn) as refused:
        importing.undo(batch, actor=administrator)

    [built] = refused.value.built
    named = [] if words in {"被立案核查", "导出了上报文件"} else [new_one(person)]
    assert (built.words, built.count, built.some) == (words, 1, named)
    assert (the_whole(cast.school), batch.state) == (stood, "committed")


@pytest.mark.parametrize("words", [words for words in BUILDING if words != "绑定了微信"])
def test_what_was_built_on_a_changed_record_stops_it_too(cast, imported, administrator, words):
    batch = imported(as_listed(cast.zhang, 手机号码="13700137000"))
    BUILDING[words](cast, Graduate.objects.get(pk=cast.zhang.pk))

    with pytest.raises(BuiltOn) as refused:
        importing.undo(batch, actor=administrator)

    assert [built.words for built in refused.value.built] == [words]
    assert Graduate.objects.get(pk=cast.zhang.pk).phone == "13700137000"


def test_a_signature_since_stops_it_and_one_before_does_not(cast, imported, administrator):
    batch = imported(as_listed(cast.zhang, 手机号码="13700137000"))
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=timezone.now())
    cast.zhang.refresh_from_db()
    cast.sign()

    words = [built.words for built in built_on(batch)]

    assert words == ["确认了生源信息", "签了就业协议"]


def test_what_stood_before_the_import_is_no_obstacle(cast, imported):
    correcting.report(cast.zhang, actor=cast.actor("zhang"), field="qq", proposed="20002")

    batch = imported(as_listed(cast.zhang, 手机号码="13700137000"))

    assert built_on(batch) == []


def test_whatever_may_refer_to_a_record_has_its_words(db):
    assert [name for name in _references() if WORDS.get(name, OTHERWISE) == OTHERWISE] == []


def test_only_the_last_import_can_be_undone(imported, administrator):
    first, second = imported(a_person()), imported(a_person())
    first.refresh_from_db()

    with pytest.raises(NotUndoable):
        importing.undo(first, actor=administrator)

    assert ImportedRecord.objects.filter(batch=first).count() == 0
    importing.undo(second, actor=administrator)
    with pytest.raises(NotUndoable):
        importing.undo(first, actor=administrator)


def test_another_school_s_import_is_none_of_its_business(cast, imported, administrator):
    batch = imported(a_person())
    other = importing.check(
        uploaded(a_person(所在院系="人工智能学院")),
        cast.other_school,
        cast.plan,
        actor=cast.actor("administrator_of_another_school"),
    )
    importing.commit(other, actor=cast.actor("administrator_of_another_school"))

    importing.undo(batch, actor=administrator)

    other.refresh_from_db()
    assert (batch.state, other.state, other.records.count()) == ("undone", "committed", 1)


def test_the_database_knows_one_undoable_import_of_a_school(imported):
    imported(a_person())
    second = imported(a_person())

    with pytest.raises(IntegrityError):
        ImportBatch.objects.exclude(pk=second.pk).update(undo_until=timezone.now())


def test_after_its_days_it_cannot_be_undone_and_nothing_is_kept(cast, imported, administrator):
    batch = imported(as_listed(cast.zhang, 手机号码="13700137000"))
    assert importing.forget_what_was() == 0

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        with pytest.raises(NotUndoable):
            importing.undo(batch, actor=administrator)
        assert importing.forget_what_was() == 1

    batch.refresh_from_db()
    assert (ImportedRecord.objects.count(), batch.undo_until, batch.marks) == (0, None, {})


def test_the_days_can_be_set(imported, administrator, settings):
    settings.IMPORT_UNDO_DAYS = 0

    with pytest.raises(NotUndoable):
        importing.undo(imported(a_person()), actor=administrator)


@pytest.mark.parametrize("name", ["teacher", "administrator_of_another_school", "officer"])
def test_only_the_school_s_administrators_undo(cast, imported, name):
    with pytest.raises(NotYourImport):
        importing.undo(imported(a_person()), actor=cast.actor(name))


def test_an_import_is_undone_once(imported, administrator):
    batch = imported(a_person())
    importing.undo(batch, actor=administrator)

    with pytest.raises(NotUndoable):
        importing.undo(batch, actor=administrator)


def test_R09_nothing_is_undone_while_another_list_is_written(check, imported, administrator):
    batch, waiting = imported(a_person()), check(a_person())
    importing.confirm(waiting, actor=administrator)

    with pytest.raises(AnotherImportRunning):
        importing.ask_to_undo(batch, actor=administrator)


def test_R09_no_list_is_written_while_one_is_undone(check, imported, administrator):
    batch, waiting = imported(a_person()), check(a_person())
    importing.ask_to_undo(batch, actor=administrator)

    with pytest.raises(AnotherImportRunning):
        importing.confirm(waiting, actor=administrator)


def test_who_binds_between_asking_and_undoing_is_not_lost(cast, imported, administrator):
    person = a_person()
    batch = imported(person)
    importing.ask_to_undo(batch, actor=administrator)
    Binding.objects.create(user=User.objects.for_phone("new"), graduate=new_one(person))

    running_imports.run(batch)

    assert batch.state == "committed"
    assert "绑定了微信（1）" in batch.problem
    assert new_one(person).name == "程远"


class Killed(BaseException):
    """What a process that is killed leaves behind: nothing after this line."""


@pytest.mark.parametrize("moment", ["_restore", "_remove", "_remove_places"])
def test_R08_an_undoing_killed_in_the_middle_comes_to_the_same_end(
    cast, imported, administrator, monkeypatch, moment
):
    before = the_whole(cast.school)
    batch = imported(a_person(), as_listed(cast.zhang, 手机号码="13700137000"))
    stood = the_whole(cast.school)

    def kill(*arguments):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(undoing, moment, kill)
        with pytest.raises(Killed):
            importing.undo(batch, actor=administrator)
    assert the_whole(cast.school) == stood

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert running_imports.run_waiting() == 1

    batch.refresh_from_db()
    assert (batch.state, the_whole(cast.school)) == ("undone", before)


def test_the_same_list_can_be_imported_again_after_it_was_undone(cast, check, imported, administrator):
    people = [a_person() for _ in range(2)]
    importing.undo(imported(*people), actor=administrator)

    again = check(*people)

    assert (again.new_count, again.updated_count) == (2, 0)


def test_a_list_committed_between_looking_and_asking_wins(check, imported, administrator, monkeypatch):
    batch, another = imported(a_person()), check(a_person())

    def meanwhile(_):
        importing.commit(another, actor=administrator)
        return []

    monkeypatch.setattr(importing, "built_on", meanwhile)

    with pytest.raises(NotUndoable):
        importing.ask_to_undo(batch, actor=administrator)

    batch.refresh_from_db()
    assert (batch.state, another.state) == ("committed", "committed")
