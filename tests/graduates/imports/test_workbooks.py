"""Files that are not lists, or not safe to open (promises R02–R05, R10)."""

import io
import struct
import zipfile

import pytest
import xlsxwriter

from sanfang.graduates.imports import errors, unpacking
from sanfang.graduates.imports.reading import read
from sanfang.graduates.imports.scanning import column_number, place_name
from sanfang.graduates.imports.unpacking import MEGABYTE
from tests.graduates.imports.books import HEADINGS, a_person, a_workbook, repacked

CSV = "姓名,学号,身份证号\n张伟,00123,340203200309010017\n"


def test_a_list_is_read_with_the_numbers_a_clerk_sees():
    person = a_person()

    sheet = read(a_workbook(person))

    assert (sheet.name, sheet.heading_row, sheet.headings) == ("生源信息", 1, list(HEADINGS))
    assert list(sheet.rows()) == [(2, [person[heading] for heading in HEADINGS])]


def test_blank_rows_are_passed_over():
    empty = dict.fromkeys(HEADINGS, "")

    assert [number for number, _ in read(a_workbook(a_person(), empty, a_person())).rows()] == [2, 4]


def test_a_title_above_the_heading_may_be_merged():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        page = workbook.add_worksheet()
        page.merge_range("A1:Y1", "2026 届毕业生生源信息表")
        page.write_row(1, 0, HEADINGS)
        page.write_row(2, 0, a_person().values())

    assert read(made.getvalue()).heading_row == 2


def test_the_first_visible_sheet_is_the_list():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        workbook.add_worksheet("代码表").hide()
        page = workbook.add_worksheet("名单")
        page.activate()
        page.set_first_sheet()
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, a_person().values())

    assert read(made.getvalue()).name == "名单"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_R02_text_files_of_any_encoding_are_refused_before_a_character_is_guessed(encoding):
    with pytest.raises(errors.NotAWorkbook, match="另存为"):
        read(CSV.encode(encoding))


def test_R05_a_csv_with_a_giant_field_and_an_open_quote_is_refused():
    with pytest.raises(errors.NotAWorkbook):
        read(b'\xe5\xa7\x93\xe5\x90\x8d\n"' + b"x" * 2_000_000)


def test_R02_an_old_or_encrypted_workbook_is_refused():
    with pytest.raises(errors.OldOrEncrypted):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


@pytest.mark.parametrize("length", [30, 2000, 6000])
def test_a_workbook_cut_short_is_refused(length):
    with pytest.raises(errors.Broken):
        read(a_workbook(a_person())[:length])


def test_an_archive_that_is_no_workbook_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("照片/1.jpg", b"")

    with pytest.raises(errors.NotAWorkbook):
        read(made.getvalue())


def test_R04_a_sheet_that_unpacks_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST_UNPACKED", 10 * MEGABYTE)
    bomb = repacked(a_workbook(a_person()), sheet=b" " * (11 * MEGABYTE))

    assert len(bomb) < MEGABYTE
    with pytest.raises(errors.UnpacksTooLarge):
        read(bomb)


def test_R04_an_archive_that_lies_about_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST_UNPACKED", 10 * MEGABYTE)
    honest = repacked(a_workbook(a_person()), sheet=b" " * (11 * MEGABYTE))
    size = struct.pack("<I", 11 * MEGABYTE)

    with pytest.raises((errors.Broken, errors.UnpacksTooLarge)):
        read(honest.replace(size, struct.pack("<I", 1000)))


def test_R04_a_million_empty_styled_rows_are_refused():
    styled = b"".join(b'<row r="%d" s="1"/>' % number for number in range(2, 1_048_577))

    with pytest.raises(errors.TooManyRows, match="100,021 行"):
        read(
            repacked(
                a_workbook(a_person()),
                sheet=lambda xml: xml.replace(b"</sheetData>", styled + b"</sheetData>"),
            )
        )


@pytest.mark.parametrize(
    ("cell", "refusal"),
    [("A1048576", errors.TooManyRows), ("XFD3", errors.TooManyColumns)],
)
def test_R04_one_cell_far_away_is_refused_before_the_table_is_laid_out(cell, refusal):
    far = f'<row><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()

    with pytest.raises(refusal):
        read(repacked(a_workbook(a_person()), sheet=lambda xml: xml.replace(b"</sheetData>", far)))


def test_R04_macros_are_refused_under_any_name():
    book = a_workbook(a_person())

    with pytest.raises(errors.HasMacros):
        read(repacked(book, xl__vbaProject_bin=b""))
    with pytest.raises(errors.HasMacros):
        read(repacked(book, kinds=lambda xml: xml.replace(b"sheet.main", b"sheet.macroEnabled.main")))


def test_R04_external_links_are_refused():
    with pytest.raises(errors.HasExternalLinks):
        read(repacked(a_workbook(a_person()), xl__externalLinks__externalLink1=b"<x/>"))


def test_R04_an_upload_over_the_limit_is_refused():
    with pytest.raises(errors.TooLarge, match="40 MB"):
        read(b"PK\x03\x04" + b"\0" * (40 * 1024 * 1024))


def test_R04_a_doctype_is_refused():
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'

    with pytest.raises(errors.Broken):
        read(repacked(a_workbook(a_person()), sheet=lambda xml: xml.replace(b"<worksheet", doctype)))


def test_R03_merged_cells_in_heading_or_list_are_refused_by_name():
    with pytest.raises(errors.MergedCells, match="A1:B1"):
        read(a_workbook(a_person(), spoil=lambda page: page.merge_range("A1:B1", "考生号")))
    with pytest.raises(errors.MergedCells, match="Q2:Q3"):
        read(a_workbook(a_person(), a_person(), spoil=lambda page: page.merge_range("Q2:Q3", "机械工程学院")))


def test_R10_a_formula_is_refused_with_its_cell():
    def calculate(page):
        page.write_formula("S3", "=S2+1", None, 322090002)

    with pytest.raises(errors.HasFormulas, match="S3"):
        read(a_workbook(a_person(), a_person(), spoil=calculate))


def test_R10_text_that_begins_with_an_equals_sign_is_text():
    place = HEADINGS.index("家庭住址")

    assert next(read(a_workbook(a_person(家庭住址="=A1"))).rows())[1][place] == "=A1"


@pytest.mark.parametrize("people", [0, 1])
def test_a_sheet_without_heading_or_without_people_is_refused(people):
    with pytest.raises((errors.NoHeader, errors.NoRows)):
        read(a_workbook(*[a_person()] * people, headings=HEADINGS if not people else ("说明", "备注")))


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16384)])
def test_columns_are_counted_as_spreadsheets_do(letters, number):
    assert column_number(letters) == number
    assert place_name(5, number) == f"{letters}5"
