"""The list of graduates as a workbook: who may ask, what is in it, and how long it is kept."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from python_calamine import CalamineWorkbook

from sanfang.audit.models import Entry
from sanfang.graduates.actions import arranging, exporting
from sanfang.graduates.actions.exporting import ask, delete_old, fetch
from sanfang.graduates.actions.running_exports import run, run_waiting
from sanfang.graduates.columns import USUAL, columns_of
from sanfang.graduates.errors import (
    AnotherExportRunning,
    ExportedTooOften,
    ExportGone,
    MayNotReveal,
    NobodyToExport,
    NotYourRecord,
)
from sanfang.graduates.exports.models import State
from sanfang.graduates.models import Graduate, RecordExport
from sanfang.people.models import StaffMember
from tests.cast import a_graduate


def made(actor, asked=None, **options) -> RecordExport:
    export = ask(asked or {}, [], options.pop("searched", ""), actor=actor, **options)
    run(export)
    return export


def sheets(export) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(fetch(export, actor=export.asked_by)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows(export) -> list[list[object]]:
    return sheets(export)["生源信息"]


def test_the_file_has_the_columns_and_rows_of_the_page_in_their_order(cast):
    administrator = cast.actor("administrator")
    arranging.choose_columns(["department", "confirmed", "bound"], actor=administrator)

    assert rows(made(administrator)) == [
        ["姓名", "学号", "所在院系", "确认状态", "绑定状态"],
        ["张䶮", cast.zhang.student_number, "计算机与信息学院", "已确认", "已绑定"],
        ["李晓", cast.li.student_number, "计算机与信息学院", "已确认", "已绑定"],
        ["王强", cast.wang.student_number, "机械工程学院", "已确认", "已绑定"],
    ]


@pytest.mark.parametrize(
    ("asked", "searched", "names"),
    [
        ({"level": "31", "confirmed": "no"}, "", ["李晓"]),
        ({}, "wq", ["王强"]),
        ({"confirmed": "yes"}, "z", ["张䶮"]),
    ],
)
def test_the_filters_and_the_search_narrow_it(cast, asked, searched, names):
    Graduate.objects.filter(pk=cast.li.pk).update(confirmed_at=None)

    export = made(cast.actor("administrator"), asked, searched=searched)

    assert [row[0] for row in rows(export)[1:]] == names


def test_E02_a_teacher_exports_the_own_scope_only_and_it_is_noted_and_marked(cast):
    export = made(cast.actor("teacher"), {"level": "31"})

    assert [row[0] for row in rows(export)[1:]] == ["张䶮", "李晓"]
    about = dict(sheets(export)["导出说明"])
    assert about["导出人"] == "安徽工程大学 teacher"
    assert about["人数"] == "2"
    noted = Entry.objects.get(act="records.export")
    assert (noted.who, noted.subject_id) == ("teacher", str(export.pk))
    assert noted.facts == {
        "asked": {"level": "31"},
        "searched": False,
        "columns": [column.name for column in columns_of(USUAL)],
        "in_clear": False,
        "count": 2,
    }


def test_what_was_searched_for_is_neither_in_the_trail_nor_in_the_table(cast):
    number = cast.li.id_number

    export = made(cast.actor("teacher"), searched=number)

    assert Entry.objects.get(act="records.export").facts["searched"] is True
    assert number not in str(list(Entry.objects.values_list("facts", flat=True)))
    stored = RecordExport.objects.extra(select={"raw": "searched"}).values_list("raw", flat=True)
    assert number not in str(list(stored))
    assert [row[0] for row in rows(export)[1:]] == ["李晓"]


@pytest.mark.parametrize("name", ["administrator", "teacher"])
def test_who_may_reveal_may_export_in_clear(cast, name):
    arranging.choose_columns(["id_number", "phone"], actor=cast.actor(name))

    masked, clear = made(cast.actor(name)), made(cast.actor(name), in_clear=True)

    number = cast.zhang.id_number
    assert rows(masked)[1][2:] == [f"340***********{number[-4:]}", "138****8000"]
    assert rows(clear)[1][2:] == [number, "13800138000"]
    facts = list(Entry.objects.filter(act="records.export").order_by("pk").values_list("facts", flat=True))
    assert [one["in_clear"] for one in facts] == [False, True]


def test_a_counsellor_exports_masked_only(cast):
    with pytest.raises(MayNotReveal):
        ask({}, [], "", actor=cast.actor("counsellor"), in_clear=True)

    assert RecordExport.objects.count() == 0


@pytest.mark.parametrize("name", ["mo", "zhang", "officer"])
def test_nobody_but_a_school_s_staff_exports(cast, name):
    with pytest.raises(NotYourRecord):
        ask({}, [], "", actor=cast.actor(name))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "http://a.cn", "007"])
def test_E01_a_cell_is_text_whatever_it_begins_with(cast, name):
    Graduate.objects.filter(pk=cast.wang.pk).update(name=name, student_number="000123")

    export = made(cast.actor("administrator"))

    assert [row[:2] for row in rows(export) if row[1] == "000123"] == [[name, "000123"]]


def test_E01_no_formula_and_no_link_is_in_the_file(cast):
    Graduate.objects.filter(pk=cast.wang.pk).update(name='=HYPERLINK("http://a.cn")')
    export = made(cast.actor("administrator"))

    with zipfile.ZipFile(io.BytesIO(fetch(export, actor=export.asked_by))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "/sheet" in name]

    assert sheets
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_E03_asked_for_twenty_times_it_is_made_once(cast):
    teacher = cast.actor("teacher")

    asked = {ask({"level": "31"}, [], "", actor=teacher).pk for _ in range(20)}

    assert len(asked) == 1
    assert run_waiting() == 1
    assert run_waiting() == 0
    assert Entry.objects.filter(act="records.export").count() == 1


def test_E03_another_one_waits_until_the_first_is_made(cast):
    teacher = cast.actor("teacher")
    first = ask({}, [], "", actor=teacher)

    with pytest.raises(AnotherExportRunning):
        ask({"level": "31"}, [], "", actor=teacher)
    ask({"level": "31"}, [], "", actor=cast.actor("administrator"))

    run(first)
    assert ask({"level": "31"}, [], "", actor=teacher).pk != first.pk


def test_E03_there_is_an_end_to_a_day_s_exports(cast, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_A_DAY", 1)
    made(cast.actor("teacher"))

    with pytest.raises(ExportedTooOften, match="今天已经导出 1 次"):
        ask({}, [], "", actor=cast.actor("teacher"))
    ask({}, [], "", actor=cast.actor("counsellor"))


def test_nothing_found_makes_no_file(cast):
    with pytest.raises(NobodyToExport):
        ask({"level": "11"}, [], "", actor=cast.actor("teacher"))


@pytest.mark.parametrize("stranger", ["administrator", "counsellor", "teacher_of_another_department", "mo"])
def test_E04_a_file_is_its_owner_s_alone(cast, stranger):
    export = made(cast.actor("teacher"))

    assert not RecordExport.objects.visible_to(cast.actor(stranger)).filter(pk=export.pk).exists()
    assert RecordExport.objects.visible_to(cast.actor("teacher")).filter(pk=export.pk).exists()


def test_E04_a_file_of_a_scope_that_was_taken_away_is_nobody_s(cast):
    export = made(cast.actor("teacher"))
    moved = exporting.scope_of(cast.actor("teacher_of_another_department"))

    RecordExport.objects.filter(pk=export.pk).update(scope=moved)

    assert not RecordExport.objects.visible_to(cast.actor("teacher")).exists()


def lose_department(member, cast):
    member.departments.set([cast.mechanics])


def lose_role(member, cast):
    StaffMember.objects.filter(pk=member.pk).update(role="counsellor")


def lose_account(member, cast):
    type(member.user).objects.filter(pk=member.user_id).update(is_active=False)


@pytest.mark.parametrize("lose", [lose_department, lose_role, lose_account])
def test_P25_who_lost_the_right_meanwhile_gets_no_file(cast, lose):
    export = ask({}, [], "", actor=cast.actor("teacher"))

    lose(StaffMember.objects.get(user=cast.users["teacher"]), cast)
    run_waiting()

    export.refresh_from_db()
    assert (export.state, export.workbook.name) == (State.REFUSED, "")
    assert Entry.objects.filter(act="records.export").count() == 0


def test_the_file_lies_encrypted_and_every_fetch_is_noted(cast):
    export = made(cast.actor("teacher"))
    with default_storage.open(export.workbook.name) as file:
        assert file.read(3) == b"v1:"

    fetch(export, actor=cast.actor("teacher"))

    assert Entry.objects.filter(act="records.download", who="teacher").count() == 1


def test_after_a_day_the_file_is_gone_and_its_row_says_so(cast):
    old, young = made(cast.actor("teacher"), searched="zy"), made(cast.actor("administrator"))
    day_before = timezone.now() - timedelta(hours=25)
    RecordExport.objects.filter(pk=old.pk).update(created_at=day_before)

    assert delete_old() == 1

    assert not default_storage.exists(old.workbook.name)
    assert default_storage.exists(young.workbook.name)
    with pytest.raises(ExportGone):
        fetch(old, actor=cast.actor("teacher"))
    gone = RecordExport.objects.get(pk=old.pk)
    assert (gone.state, gone.searched, gone.row_count) == (State.GONE, "", 1)


def test_R08_whoever_was_killed_in_the_middle_is_taken_over_and_one_file_is_left(cast):
    export = ask({}, [], "", actor=cast.actor("teacher"))
    RecordExport.objects.filter(pk=export.pk).update(taken_at=timezone.now())
    assert run_waiting() == 0

    RecordExport.objects.filter(pk=export.pk).update(taken_at=timezone.now() - timedelta(minutes=6))

    assert run_waiting() == 1
    assert run(RecordExport.objects.get(pk=export.pk)) is False


def test_a_full_disk_ends_nothing_and_is_tried_again(cast, monkeypatch):
    export = ask({}, [], "", actor=cast.actor("teacher"))
    with monkeypatch.context() as broken:
        broken.setattr("sanfang.graduates.actions.running_exports.keep", _full)
        assert run(export) is False
    RecordExport.objects.filter(pk=export.pk).update(taken_at=None)

    assert run_waiting() == 1
    assert len(rows(RecordExport.objects.get(pk=export.pk))) == 3


def _full(export, content):
    raise OSError("No space left on device")


def test_the_worker_makes_what_waits_and_deletes_what_is_old(cast, monkeypatch):
    monkeypatch.setattr("sanfang.portals.management.commands.worker.close_old_connections", lambda: None)
    old, waiting = made(cast.actor("administrator")), ask({}, [], "", actor=cast.actor("teacher"))
    RecordExport.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(hours=25))

    call_command("worker", once=True)

    assert RecordExport.objects.get(pk=waiting.pk).state == State.DONE
    assert RecordExport.objects.get(pk=old.pk).state == State.GONE


@pytest.mark.parametrize("count", [1, 3, 50])
def test_a_file_costs_the_same_for_any_number_of_rows(cast, count, django_assert_num_queries):
    for _ in range(count - 1):
        a_graduate(cast.mechanics, cast.plan, "程远")
    export = ask({}, [], "", actor=cast.actor("teacher_of_another_department"))

    with django_assert_num_queries(21):
        run(export)

    assert len(rows(export)) == 1 + count
