"""The list given back with its faults."""

import io
import zipfile

from python_calamine import CalamineWorkbook

from sanfang.graduates.imports.checking import draft
from sanfang.graduates.imports.marking import mark
from sanfang.graduates.imports.reading import read
from sanfang.graduates.imports.rows import faults_of
from sanfang.institutions.models import DispatchPlan
from tests.graduates.imports.books import HEADINGS, a_person, a_workbook

PLAN = DispatchPlan(cohort_year=2026, name="秋季")


def marked(*people) -> bytes:
    content = a_workbook(*people)
    rows = list(draft(content, PLAN).rows())
    return mark(content, [(f.row, f.label, f.shown, f.message) for f in faults_of(rows)])


def grid(content: bytes) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_every_row_stands_where_it_stood_with_the_reasons_beside_it():
    good, bad = a_person(), a_person(民族="汗族", 手机号码="139")

    rows = grid(marked(good, bad))

    assert rows[0] == [*HEADINGS, "问题"]
    assert rows[1] == [*good.values(), ""]
    assert rows[2][-1].startswith("民族：没有「汗族」这一项")
    assert "；手机号码：" in rows[2][-1]


def test_faulty_cells_are_coloured():
    content = marked(a_person(民族="汗族"), a_person())

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    styles = {cell: page.split(f'r="{cell}" s="')[1][0] for cell in ("E2", "E3", "F2")}
    assert styles["E2"] != styles["E3"] == styles["F2"]


def test_R10_nothing_in_it_is_ever_a_formula():
    rows = marked(a_person(家庭住址="=1+1", 民族="汗族"))

    with zipfile.ZipFile(io.BytesIO(rows)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_it_can_be_mended_and_sent_again():
    sheet = read(marked(a_person(民族="汗族", 学号="00123")))

    assert next(sheet.rows())[1][HEADINGS.index("学号")] == "00123"
    assert sheet.headings[-1] == "问题"


def test_it_says_when_there_are_more_faults_than_it_marks():
    content = a_workbook(a_person(民族="汗族"))

    rows = grid(mark(content, [(2, "民族", "汗族", "没有这一项。")], 7000))

    assert rows[0][-1] == "问题（共 7000 处，只标出前 1 处）"
