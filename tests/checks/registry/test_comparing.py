"""学籍比对: who is missing on which side, who differs in what, and that nothing is changed by it."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from python_calamine import CalamineWorkbook

from sanfang.audit.models import Entry
from sanfang.checks import actions as cases
from sanfang.checks.models import RegistryComparison, RegistryRow
from sanfang.checks.registry import actions
from sanfang.checks.registry.errors import ComparisonNotDone, NotYourComparison
from sanfang.checks.rows import found_by, in_words
from sanfang.checks.rules import RULES
from sanfang.graduates.imports.errors import WorkbookGone
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan
from sanfang.portals.management.commands.worker import EVERY_MINUTE, EVERY_ROUND
from tests.cast import a_graduate
from tests.checks.registry.lists import HEADINGS, a_line, compared, the_list_of
from tests.graduates.imports.books import a_workbook, an_id_number, as_upload

Kind = RegistryRow.Kind
MISSING, DIFFERING = 13, 14


def counts(comparison: RegistryComparison) -> tuple[int, ...]:
    names = ("same", "differing", "only_listed", "only_held", "unread")
    return tuple(getattr(comparison, f"{name}_count") for name in names)


def differences(comparison: RegistryComparison) -> list[list[str]]:
    return [one for row in comparison.rows.filter(kind=Kind.DIFFERS) for one in row.differences]


def notes(comparison: RegistryComparison, kind: str) -> list[tuple[str, str]]:
    return [(row.name, row.note) for row in comparison.rows.filter(kind=kind)]


def test_a_list_that_says_what_the_records_say_agrees(cast):
    comparison = compared(cast, the_list_of(cast))

    assert (comparison.state, comparison.row_count, counts(comparison)) == ("done", 3, (3, 0, 0, 0, 0))
    assert not RegistryRow.objects.exists()


def test_who_is_missing_on_either_side_is_listed(cast):
    stranger = a_line(cast.zhang, 学号="X1", 姓名="程远", 身份证号=an_id_number())

    comparison = compared(cast, the_list_of(cast, without=("wang",), more=(stranger,)))

    assert counts(comparison) == (2, 0, 1, 1, 0)
    assert notes(comparison, Kind.ONLY_HELD) == [("王强", "")]
    assert notes(comparison, Kind.ONLY_LISTED) == [("程远", "")]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"姓名": "张龑"}, ["name", "姓名", "张䶮", "张龑", ""]),
        ({"性别": "女"}, ["sex", "性别", "男", "女", ""]),
        ({"层次": "专科"}, ["education_level", "学历", "本科生毕业", "专科生毕业", ""]),
        ({"专业": "软件工程"}, ["major_name", "专业", "计算机与信息学院专业", "软件工程", ""]),
        ({"学制": "5年"}, ["length_of_schooling", "学制", "4", "5", ""]),
        ({"培养方式": "定向"}, ["training_mode", "培养方式", "非定向", "定向", ""]),
        ({"入学日期": "202209"}, ["enrolled_on", "入学时间", "", "2022-09", ""]),
        ({"生源所在地": "安徽省合肥市"}, ["origin_place", "生源所在地", "", "安徽省合肥市", ""]),
    ],
)
def test_every_field_that_differs_is_told_from_both_sides(cast, said, told):
    comparison = compared(cast, the_list_of(cast, zhang=said))

    assert (counts(comparison), differences(comparison)) == ((2, 1, 0, 0, 0), [told])
    assert comparison.by_field == {told[0]: 1}


def test_a_birth_date_that_differs_is_told_whichever_way_it_is_written(cast):
    held = f"{cast.zhang.birth_date}"

    comparison = compared(cast, the_list_of(cast, zhang={"出生日期": "1999.9.2"}))

    assert differences(comparison) == [["birth_date", "出生日期", held, "1999-09-02", ""]]


@pytest.mark.parametrize(
    ("column", "held", "said"),
    [
        ("education_level", "33", {"层次": "本科"}),
        ("graduates_on", date(2026, 7, 1), {"预计毕业日期": "2026年7月"}),
        ("graduates_on", date(2026, 7, 1), {"预计毕业日期": "2026.7.1"}),
        ("length_of_schooling", "4", {"学制": 4.0}),
        ("major_name", "软件工程", {"专业": ""}),
    ],
)
def test_a_list_that_says_less_than_the_record_agrees_with_it(cast, column, held, said):
    Graduate.objects.filter(pk=cast.zhang.pk).update(**{column: held})
    cast.zhang.refresh_from_db()

    assert counts(compared(cast, the_list_of(cast, zhang=said))) == (3, 0, 0, 0, 0)


def test_another_id_number_under_the_same_student_number_differs_and_is_masked(cast):
    other = an_id_number()

    comparison = compared(cast, the_list_of(cast, li={"身份证号": other}))

    (told,) = differences(comparison)
    mine, theirs = cast.li.id_number[-4:], other[-4:]
    assert told == ["id_number", "身份证号", f"340***********{mine}", f"340***********{theirs}", ""]


def test_the_same_id_number_under_another_student_number_is_the_same_person(cast):
    comparison = compared(cast, the_list_of(cast, li={"学号": "X9"}))

    assert differences(comparison) == [["student_number", "学号", cast.li.student_number, "X9", ""]]


def test_a_cell_that_cannot_be_read_is_told_as_it_stands(cast):
    comparison = compared(cast, the_list_of(cast, li={"性别": "M", "身份证号": 340203200309010017}))

    sex, number = sorted(differences(comparison), reverse=True)
    assert (sex[:4], "没有「M」这一项" in sex[4]) == (["sex", "性别", "男", "M"], True)
    assert ("末几位已经丢失" in number[4], "340203200309010017" in str(number)) == (True, False)


def test_a_line_that_names_nobody_and_a_second_line_of_one_person_are_set_apart(cast):
    nobody = a_line(cast.zhang, 学号="", 身份证号="")
    wrong = a_line(cast.zhang, 学号="X2", 身份证号="34020319990230001X")
    twin = a_line(cast.zhang)

    comparison = compared(cast, the_list_of(cast, more=(nobody, wrong, twin)))

    assert counts(comparison) == (3, 0, 0, 0, 3)
    shown = comparison.rows.get(kind=Kind.UNREAD, note__startswith="身份证号").id_number
    assert shown == "340***********001X"
    told = [note for _, note in notes(comparison, Kind.UNREAD)]
    assert told == [
        "学号和身份证号都是空的。",
        "身份证号中的出生日期不存在，请核对第 7 到 14 位。",
        "与第 2 行是同一人，请在名单中保留一行。",
    ]


def test_who_is_in_another_plan_or_left_is_told_where(cast):
    spring = DispatchPlan.objects.create(cohort_year=2026, name="春季")
    early = a_graduate(cast.computing, spring, "高早")
    Graduate.objects.filter(pk=cast.wang.pk).update(left_on=date(2026, 3, 1))

    comparison = compared(cast, the_list_of(cast, more=(a_line(early),)))

    assert notes(comparison, Kind.ONLY_LISTED) == [
        ("王强", "该生在本校已移出毕业生名单。"),
        ("高早", "该生在「2026 年 · 春季」的名单中。"),
    ]


def test_comparing_changes_no_record_and_leaves_a_row_of_the_trail(cast):
    before = list(Graduate.objects.values())

    compared(cast, the_list_of(cast, without=("wang",), zhang={"性别": "女"}))

    assert list(Graduate.objects.values()) == before
    entry = Entry.objects.get(act="registry.compare")
    assert (entry.who, entry.facts["differing_count"], entry.facts["only_held_count"]) == (
        "administrator",
        1,
        1,
    )


def test_the_list_is_sealed_on_the_disk_and_gone_when_it_was_compared(cast):
    content = the_list_of(cast)
    waiting = actions.receive(as_upload(content), cast.school, cast.plan, actor=cast.actor("administrator"))
    name = waiting.workbook.name
    with default_storage.open(name) as file:
        assert content[:4] not in file.read()

    actions.run(waiting)

    assert (waiting.workbook.name, default_storage.exists(name)) == ("", False)


def test_a_list_that_was_left_on_the_disk_is_swept(cast):
    waiting = actions.receive(
        as_upload(the_list_of(cast)), cast.school, cast.plan, actor=cast.actor("administrator")
    )
    RegistryComparison.objects.update(ended_at=timezone.now(), state="done")

    assert (actions.forget_lists(), actions.forget_lists()) == (1, 0)
    assert not default_storage.exists(waiting.workbook.name)
    assert EVERY_MINUTE.count(actions.forget_lists) == 1


def test_a_newer_list_takes_the_place_of_the_older_one_of_its_plan(cast):
    older = compared(cast, the_list_of(cast, zhang={"性别": "女"}))

    newer = compared(cast, the_list_of(cast, li={"性别": "女"}))

    older.refresh_from_db()
    assert (older.state, older.differing_count, older.rows.count()) == ("replaced", 1, 0)
    assert [row.name for row in newer.rows.all()] == ["李晓"]


def test_R08_a_comparison_whose_worker_was_killed_is_taken_up_again(cast):
    waiting = actions.receive(
        as_upload(the_list_of(cast)), cast.school, cast.plan, actor=cast.actor("administrator")
    )
    RegistryComparison.objects.update(taken_at=timezone.now())
    assert actions.run_waiting() == 0

    RegistryComparison.objects.update(taken_at=timezone.now() - timedelta(minutes=6))

    assert (actions.run_waiting(), actions.run_waiting()) == (1, 0)
    waiting.refresh_from_db()
    assert waiting.state == "done"
    assert EVERY_ROUND.count(actions.run_waiting) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("姓名,学号\n张伟,00123\n".encode("gbk"), "另存为 .xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "密码"),
        (a_workbook({}, headings=HEADINGS), "没有名单"),
        (a_workbook({"学号": "1"}, headings=("学号", "姓名", "专业")), "缺少以下列：身份证号"),
        (a_workbook({"学号": "1"}, headings=(*HEADINGS, "学号")), "有两列都是「学号」"),
        (
            a_workbook(
                {"学号": "1"}, headings=HEADINGS, spoil=lambda page: page.write_formula("B2", "=1+1", None, 2)
            ),
            "单元格 B2 是公式",
        ),
        (
            a_workbook({"学号": "1"}, headings=HEADINGS, spoil=lambda page: page.write(1_048_000, 0, "1")),
            "表格用到了第 1,048,001 行",
        ),
    ],
    ids=["R02", "encrypted", "empty", "R03-missing", "R03-twice", "R10", "R04"],
)
def test_R02_R03_R04_R10_a_file_that_cannot_be_used_is_refused_with_a_row_of_the_trail(cast, content, says):
    comparison = compared(cast, content)

    assert (comparison.state, says in comparison.problem) == ("refused", True)
    assert Entry.objects.get(act="registry.refuse").reason == comparison.problem
    assert comparison.workbook.name == ""


def test_R06_zeros_before_a_student_number_count(cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(student_number="00123")
    cast.zhang.refresh_from_db()

    assert counts(compared(cast, the_list_of(cast))) == (3, 0, 0, 0, 0)


def test_a_list_whose_file_is_gone_is_refused(cast):
    waiting = actions.receive(
        as_upload(the_list_of(cast)), cast.school, cast.plan, actor=cast.actor("administrator")
    )
    default_storage.delete(waiting.workbook.name)

    actions.run(waiting)

    assert (waiting.state, waiting.problem) == ("refused", WorkbookGone.message)


@pytest.mark.parametrize("who", ["teacher", "administrator_of_another_school", "mo", "zhang"])
def test_nobody_else_uploads_for_a_school(cast, who):
    with pytest.raises(NotYourComparison):
        compared(cast, b"", by=who)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("administrator", 1),
        ("officer", 1),
        ("teacher", 0),
        ("administrator_of_another_school", 0),
        ("zhang", 0),
    ],
)
def test_a_comparison_is_seen_by_the_schools_administrators_and_the_province(cast, who, sees):
    compared(cast, the_list_of(cast), by="officer")

    assert RegistryComparison.objects.visible_to(cast.actor(who)).count() == sees


def rows_of(cast, number: int, who: str = "administrator"):
    rule, actor = RULES[number], cast.actor(who)
    return [(row.subject, row.seen) for row in in_words(rule, found_by(rule, actor), actor)]


def test_what_was_found_stands_among_the_rules_within_everybodys_scope(cast):
    compared(cast, the_list_of(cast, without=("wang",), zhang={"性别": "女", "姓名": "张龑"}))

    assert rows_of(cast, DIFFERING) == [("张䶮", "姓名不同；性别：系统「男」，名单「女」")]
    assert rows_of(cast, MISSING) == [("王强", "学籍名单中没有这名毕业生")]
    assert (rows_of(cast, DIFFERING, "teacher_of_another_department"), rows_of(cast, MISSING, "teacher")) == (
        [],
        [],
    )
    assert len(rows_of(cast, MISSING, "officer")) == 1


def test_a_case_is_opened_on_a_difference_and_keeps_no_name(cast):
    compared(cast, the_list_of(cast, zhang={"性别": "女", "姓名": "张龑"}))

    case = cases.open_case(RULES[DIFFERING], str(cast.zhang.pk), actor=cast.actor("administrator"))

    assert case.facts["seen"] == "姓名不同；性别：系统「男」，名单「女」"
    assert ("张䶮" in str(case.facts), "张龑" in str(case.facts)) == (False, False)


def sheets_of(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_differences_come_as_a_workbook_with_everything_masked(cast):
    stranger = a_line(cast.zhang, 学号="00123", 姓名="=1+1", 身份证号=an_id_number())
    comparison = compared(
        cast, the_list_of(cast, without=("wang",), more=(stranger,), zhang={"性别": "女", "专业": "软件"})
    )

    content = actions.differences_of(comparison, actor=cast.actor("administrator"))

    sheets = sheets_of(content)
    assert list(sheets) == ["信息不同", "名单中有，系统中没有", "系统中有，名单中没有", "读不出的行", "说明"]
    heading, zhang = sheets["信息不同"]
    assert heading == ["名单行号", "学号", "姓名", "身份证号", "性别", "专业"]
    assert zhang[4:] == ["系统：男\n名单：女", "系统：计算机与信息学院专业\n名单：软件"]
    assert sheets["名单中有，系统中没有"][1][1] == "00123"
    assert cast.zhang.id_number not in str(sheets)
    assert Entry.objects.get(act="registry.download").who == "administrator"


def test_the_differing_cells_are_coloured_and_nothing_is_a_formula(cast):
    said = {"姓名": "=1+1", "性别": "女"}
    comparison = compared(cast, the_list_of(cast, zhang=said, li={"专业": "软件"}))

    content = actions.differences_of(comparison, actor=cast.actor("administrator"))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        fills = archive.read("xl/styles.xml").decode()
    # By column: 姓名, 性别, 专业; 张䶮 in the second row, 李晓 in the third.
    styles = {cell: page.split(f'r="{cell}" s="')[1][0] for cell in ("C2", "E2", "F3", "C3", "E3", "F2")}
    coloured, plain = (
        {styles[cell] for cell in ("C2", "E2", "F3")},
        {styles[cell] for cell in ("C3", "E3", "F2")},
    )
    assert (len(coloured), len(plain), coloured & plain) == (1, 1, set())
    assert ("FFC7CE" in fills, "<f>" in page) == (True, False)


def test_there_is_no_workbook_of_what_is_not_compared(cast):
    comparison = compared(cast, the_list_of(cast))
    compared(cast, the_list_of(cast))
    comparison.refresh_from_db()

    with pytest.raises(ComparisonNotDone):
        actions.differences_of(comparison, actor=cast.actor("administrator"))
    with pytest.raises(NotYourComparison):
        actions.differences_of(comparison, actor=cast.actor("administrator_of_another_school"))
