"""What every exported workbook says of itself, and that nothing in it comes alive (promises E01, E02)."""

import io
import re
import zipfile

import pytest

from sanfang.exports.workbook import Watermark, write
from sanfang.graduates.models import Graduate
from tests.destinations.sheets import living_cells, rows_of
from tests.exports.lists import content_of, made, sheets_of

MARK = Watermark("安徽工程大学 A&B", "2026-03-05 10:00", [("条件", "=1+1")])


def parts_of(content: bytes, beginning: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return [book.read(name).decode() for name in book.namelist() if name.startswith(beginning)]


def test_E02_who_when_and_how_many_stand_on_every_sheet_and_in_the_file(cast):
    job = made(cast.actor("teacher"), {"level": "31"}, words=["学历：本科"])
    content, about = content_of(job), dict(sheets_of(job)["导出说明"])

    line = f"安徽工程大学 teacher {about['导出时间']} 导出 2 人"
    sheets = parts_of(content, "xl/worksheets/sheet")
    assert [re.findall(r"<oddHeader>&amp;C(.*?)</oddHeader>", sheet) for sheet in sheets] == [[line], [line]]
    assert line in parts_of(content, "docProps/core")[0]
    assert about["导出人"] == "安徽工程大学 teacher"
    assert (about["人数"], about["条件"], about["搜索"]) == ("2", "学历：本科", "无")


def test_a_name_with_an_ampersand_is_no_command_of_the_header():
    content, _ = write("名单", ["姓名"], [["张三"]], MARK)

    assert "A&amp;&amp;B" in parts_of(content, "xl/worksheets/sheet")[0]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "http://a.cn", "007"])
def test_E01_a_cell_is_text_whatever_it_begins_with(name):
    content, count = write("名单", ["姓名", "学号"], [[name, "000123"]], MARK)

    assert rows_of(content) == [["姓名", "学号"], [name, "000123"]]
    assert living_cells(content) == []
    assert count == 1


def test_E01_no_formula_and_no_link_is_in_a_file_of_graduates(cast):
    Graduate.objects.filter(pk=cast.wang.pk).update(name='=HYPERLINK("http://a.cn")')

    content = content_of(made(cast.actor("administrator")))

    assert living_cells(content) == []
    assert ['=HYPERLINK("http://a.cn")', cast.wang.student_number] in [row[:2] for row in rows_of(content)]


def test_an_empty_list_is_a_sheet_with_headings():
    content, count = write("名单", ["姓名"], [], MARK)

    assert rows_of(content) == [["姓名"]]
    assert count == 0
