"""A list against itself and against the roster."""

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates.actions import importing
from sanfang.graduates.imports import checking, report
from sanfang.graduates.imports.errors import NotYourImport, WorkbookRefused
from sanfang.graduates.models import Graduate, ImportBatch, RosterConflict
from sanfang.institutions.models import DispatchPlan, SchoolClass
from sanfang.notices.models import Notice
from tests.graduates.imports.books import HEADINGS, a_person, as_upload, uploaded


@pytest.fixture
def check(cast):
    def check(*people, plan=None, **options) -> ImportBatch:
        return importing.check(
            uploaded(*people, **options), cast.school, plan or cast.plan, actor=cast.actor("administrator")
        )

    return check


def faults(batch) -> list[tuple[int, str, str]]:
    return [(row, label, message) for row, label, _, message in batch.report["faults"]]


def as_listed(graduate: Graduate, **values) -> dict[str, object]:
    """The row of somebody who is on the roster already, with another phone unless told otherwise."""
    return a_person(
        **{
            "学号": graduate.student_number,
            "身份证号": graduate.id_number,
            "姓名": graduate.name,
            "所在院系": graduate.department.name,
            "专业": graduate.major_name,
            "所在班级": graduate.school_class.name,
            "手机号码": graduate.phone,
        }
        | values
    )


def test_a_check_counts_and_touches_nothing(cast, check):
    batch = check(a_person(), a_person())

    assert (batch.state, batch.row_count, batch.new_count, batch.faulty_count) == ("checked", 2, 2, 0)
    assert Graduate.objects.filter(name="程远").count() == 0
    assert batch.report["new_majors"] == [["计算机与信息学院", "软件工程"]]
    assert batch.report["new_classes"] == [["计算机与信息学院", "软件工程", "软件工程221"]]
    assert SchoolClass.objects.filter(name="软件工程221").exists() is False


def test_R01_the_same_person_twice_in_a_file_names_both_rows(check):
    person = a_person()

    batch = check(person, a_person(), person | {"学号": "99"})

    assert faults(batch) == [
        (2, "身份证号", "与第 4 行重复，请保留一行。"),
        (4, "身份证号", "与第 2 行重复，请保留一行。"),
    ]


def test_R01_the_same_student_number_twice_names_both_rows(check):
    batch = check(a_person(学号="77"), a_person(学号="77"))

    assert [(row, label) for row, label, _ in faults(batch)] == [(2, "学号"), (3, "学号")]


def test_R01_somebody_of_another_school_is_refused_and_the_province_is_told(cast, check):
    batch = check(a_person(身份证号=cast.zhou.id_number), a_person())

    [(row, label, message)] = faults(batch)
    conflict = RosterConflict.objects.get()
    assert (row, label) == (2, "身份证号")
    assert "其他学校" in message
    assert cast.other_school.name not in message
    assert (conflict.graduate, conflict.claimed_by) == (cast.zhou, cast.school)
    assert Notice.objects.filter(party="province", kind="roster_conflict").count() == 1


def test_R01_a_claim_is_noted_once(cast, check):
    for _ in range(2):
        check(a_person(身份证号=cast.zhou.id_number))

    assert RosterConflict.objects.count() == 1


def test_a_student_number_with_another_id_number_is_refused(cast, check):
    [(_, label, message)] = faults(check(a_person(学号=cast.zhang.student_number)))

    assert label == "身份证号"
    assert cast.zhang.name in message


def test_a_person_under_another_student_number_is_refused(cast, check):
    [(_, label, message)] = faults(check(as_listed(cast.zhang, 学号="12345")))

    assert label == "学号"
    assert cast.zhang.student_number in message


def test_somebody_of_another_cohort_s_list_is_refused(cast, check):
    last_year = DispatchPlan.objects.create(cohort_year=2025, name="秋季")

    [(_, label, message)] = faults(check(as_listed(cast.zhang), plan=last_year))

    assert label == "学号"
    assert "2026 年 · 秋季" in message


@pytest.mark.parametrize("changed", [{}, {"手机号码": "13700137000"}])
def test_A11_a_list_does_not_bring_back_who_left_but_says_so(cast, check, changed):
    Graduate.objects.filter(pk=cast.zhang.pk).update(left_on="2026-03-05")

    batch = check(as_listed(cast.zhang, **changed), a_person())

    [(row, label, message)] = faults(batch)
    assert (row, label) == (2, "学号")
    assert "已于 2026-03-05 移出「2026 年 · 秋季」的名单" in message
    assert "「恢复到名单」" in message
    assert (batch.new_count, batch.updated_count, batch.unchanged_count) == (1, 0, 0)


def test_A11_another_plan_does_not_bring_back_who_left_either(cast, check):
    Graduate.objects.filter(pk=cast.zhang.pk).update(left_on="2026-03-05")
    next_year = DispatchPlan.objects.create(cohort_year=2027, name="秋季")

    [(_, _, message)] = faults(check(as_listed(cast.zhang), plan=next_year))

    assert "移出「2026 年 · 秋季」的名单" in message


def test_A11_a_list_without_who_left_is_imported_and_leaves_them_off(cast, check):
    Graduate.objects.filter(pk=cast.zhang.pk).update(left_on="2026-03-05")

    importing.commit(check(a_person()), actor=cast.actor("administrator"))

    assert not Graduate.objects.get(pk=cast.zhang.pk).is_on_the_list


def test_an_unknown_department_is_refused_with_a_guess(check):
    [(_, label, message)] = faults(check(a_person(所在院系="计算机信息学院")))

    assert label == "所在院系"
    assert "是不是「计算机与信息学院」？" in message
    assert "「院系」" in message


def test_what_the_file_says_otherwise_is_an_update_field_by_field(cast, check):
    batch = check(as_listed(cast.zhang, 手机号码="13700137000"))

    [[row, number, name, changes]] = batch.report["updates"]
    assert (row, number, name) == (2, cast.zhang.student_number, "张䶮")
    assert ["手机号码", "138****8000", "137****7000"] in changes
    assert (batch.new_count, batch.updated_count, batch.unchanged_count) == (0, 1, 0)


def test_an_empty_optional_cell_leaves_what_is_known(cast, check):
    batch = check(as_listed(cast.zhang, 手机号码=""))

    [[_, _, _, changes]] = batch.report["updates"]
    assert "手机号码" not in [label for label, _, _ in changes]


def test_R07_what_an_agreement_stands_on_cannot_be_changed_by_a_list(cast, signed, check):
    batch = check(as_listed(cast.zhang, 政治面貌="群众", 手机号码="13700137000"))

    political = [message for _, label, message in faults(batch) if label == "政治面貌"]
    assert "已签约，不能更改" in political[0]
    assert "手机号码" not in [label for _, label, _ in faults(batch)]


def test_R07_nobody_is_deleted_by_a_list_that_leaves_them_out(cast, in_force, check):
    importing.commit(check(a_person()), actor=cast.actor("administrator"))

    assert Graduate.objects.filter(pk=cast.zhang.pk, is_locked=True).exists()


def test_B09_two_of_one_name_in_one_class_are_two_people(check):
    batch = check(a_person(姓名="李伟"), a_person(姓名="李伟"))

    assert (batch.new_count, batch.faulty_count) == (2, 0)


def test_B10_a_name_in_another_character_is_an_update_to_be_seen(cast, check):
    [[_, _, _, changes]] = check(as_listed(cast.zhang, 姓名="张龑")).report["updates"]

    assert ["姓名", "张䶮", "张龑"] in changes


def test_P21_a_character_of_an_old_system_is_put_right_and_told_at_its_row(check):
    batch = check(a_person(), a_person(姓名="张\ue863", 家庭住址="和县\ue863塘\ue855路"))

    told = "已把旧系统的字 U+E863改为「䶮」（U+4DAE）"
    assert (batch.new_count, batch.faulty_count, batch.report["remark_count"]) == (2, 0, 2)
    assert batch.report["remarks"] == [
        [3, "姓名", f"{told}。"],
        [3, "家庭住址", f"{told}、U+E855改为「𤇾」（U+241FE）。"],
    ]
    assert batch.report["new"][1][2] == "张䶮"


def test_P21_a_private_character_nobody_knows_is_refused_at_its_row(check):
    [(row, label, message)] = faults(check(a_person(), a_person(姓名="张\ue000")))

    assert (row, label) == (3, "姓名")
    assert "旧系统的自造字（U+E000）" in message
    assert "用输入法重新输入" in message


@pytest.mark.parametrize("column", ["姓名", "专业", "家庭住址"])
def test_P21_what_the_paper_could_not_show_is_refused_at_its_row_and_holds_up_nobody_else(check, column):
    [(row, label, message)] = faults(check(a_person(), a_person(**{column: "张\U00031350"})))

    assert (row, label) == (3, column)
    assert message.startswith("协议书上印不出「\U00031350」（U+31350）。请先核对")
    assert message.endswith("先删去这一行，导入其余名单。")


def test_columns_left_aside_are_told(check):
    assert check(a_person(), headings=(*HEADINGS, "辅导员")).report["ignored"] == ["辅导员"]


@pytest.mark.parametrize(
    "name", ["teacher", "counsellor", "administrator_of_another_school", "officer", "mo", "zhang"]
)
def test_only_the_school_s_administrators_import(cast, name):
    with pytest.raises(NotYourImport):
        importing.check(uploaded(a_person()), cast.school, cast.plan, actor=cast.actor(name))


def test_a_refused_file_leaves_a_row_of_the_trail_and_no_workbook(cast, django_capture_on_commit_callbacks):
    with pytest.raises(WorkbookRefused), django_capture_on_commit_callbacks(execute=True):
        importing.check(as_upload(b"no"), cast.school, cast.plan, actor=cast.actor("administrator"))

    batch = ImportBatch.objects.get()
    assert (batch.state, bool(batch.workbook)) == ("refused", False)
    assert Entry.objects.get(act="import.refuse").facts["sha256"] == batch.sha256


def test_the_workbook_lies_encrypted_under_a_name_of_its_own(cast, check):
    batch = check(a_person())

    with batch.workbook.open() as file:
        content = file.read()

    assert content.startswith(b"v1:")
    assert "2026" not in batch.workbook.name


@pytest.mark.parametrize("people", [3, 60])
def test_a_check_asks_the_database_the_same_for_any_number_of_rows(cast, django_assert_num_queries, people):
    upload = uploaded(*(a_person() for _ in range(people)))

    with django_assert_num_queries(24):
        importing.check(upload, cast.school, cast.plan, actor=cast.actor("administrator"))


def test_a_report_keeps_no_more_of_a_long_list_than_people_read(cast, check, monkeypatch):
    monkeypatch.setattr(report, "MOST_UPDATES_KEPT", 1)
    monkeypatch.setattr(report, "MOST_FAULTS_KEPT", 2)
    monkeypatch.setattr(report, "MOST_REMARKS_KEPT", 1)
    changed = [as_listed(one, 手机号码="13700137000") for one in (cast.zhang, cast.li, cast.wang)]

    told = check(*changed, *(a_person(民族="汗族", 姓名="张\ue863") for _ in range(3))).report

    assert (len(told["updates"]), len(told["faults"]), told["fault_count"]) == (1, 2, 3)
    assert (len(told["remarks"]), told["remark_count"]) == (1, 3)
    assert ["手机号码", 3] in told["by_field"]


def test_a_list_is_gone_through_in_pieces_and_told_as_one(cast, check, monkeypatch):
    monkeypatch.setattr(checking, "LOOKED_UP_AT_ONCE", 2)
    twin = a_person()

    batch = check(twin, *(a_person() for _ in range(4)), twin | {"学号": "99"})

    assert (batch.row_count, batch.new_count) == (6, 4)
    assert faults(batch) == [
        (2, "身份证号", "与第 7 行重复，请保留一行。"),
        (7, "身份证号", "与第 2 行重复，请保留一行。"),
    ]
