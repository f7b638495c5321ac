"""A list with faults: the report says what to mend, the coloured workbook shows where, the mended list goes in,
and going in twice changes nothing (manual H3)."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from sanfang.graduates.models import Graduate
from tests.graduates.imports.books import a_person
from tests.scenarios.lists import a_list

pytestmark = pytest.mark.browser


def test_a_faulty_list_is_reported_mended_and_imported_once(people, tmp_path):
    good, wrong_number, wrong_department = a_person(), a_person(), a_person()
    faulty = [
        good,
        wrong_number | {"身份证号": f"{wrong_number['身份证号'][:17]}?"},
        wrong_department | {"所在院系": "计算机学院", "手机号码": "1390013900"},
    ]
    clerk = people.school("administrator")
    before = Graduate.objects.count()

    clerk.uploads(a_list(tmp_path, *faulty, name="有错.xlsx"))
    clerk.sees("身份证号", "所在院系", "手机号码")
    clerk.finds_nothing_to_press("确认导入")
    clerk.keeps_a_picture("import-1-report")
    rows = rows_of(clerk.downloads_the_marked_list())
    assert len(rows) == 4
    assert "所在院系" in str(rows[3][-1])
    assert Graduate.objects.count() == before

    clerk.imports(a_list(tmp_path, good, wrong_number, wrong_department, name="改好.xlsx"))
    clerk.sees("新增 3 人")
    clerk.keeps_a_picture("import-2-committed")
    assert Graduate.objects.count() == before + 3

    clerk.uploads(a_list(tmp_path, good, wrong_number, wrong_department, name="又一次.xlsx"))
    clerk.sees("与现有名单完全一致", "没有要导入的内容")
    clerk.finds_nothing_to_press("确认导入")
    clerk.keeps_a_picture("import-3-again")
    assert Graduate.objects.count() == before + 3


def rows_of(workbook: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()
