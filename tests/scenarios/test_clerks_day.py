"""A clerk's day: a list with faults, mended and imported; confirmed on the phone; reviewed by two people without a
mouse; printed; and taken away as a workbook (manual E, F, H3)."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.scenarios.lists import NAME, a_list, a_newcomer
from tests.scenarios.papers import pages_of

pytestmark = pytest.mark.browser


def test_from_the_list_to_the_workbook(people, cast, tmp_path):
    newcomer = a_newcomer()
    clerk, teacher = people.school("administrator"), people.school("teacher")
    clerk.asks_for_two_reviewers()

    # The list comes with a fault, is mended, and goes in.
    faulty = newcomer.row | {"手机号码": "1390013900"}
    clerk.uploads(a_list(tmp_path, faulty, name="有错.xlsx"))
    clerk.sees("手机号码")
    clerk.finds_nothing_to_press("确认导入")
    clerk.imports(a_list(tmp_path, newcomer.row, name="改好.xlsx"))
    clerk.sees("新增 1 人")

    # The clerk sees who has not confirmed; the graduate does.
    clerk.goes_to("确认进度")
    assert clerk.reads_who_is_missing_of("软件工程221") == 1
    graduate = people.graduate("phone-1")
    graduate.binds(*newcomer.facts)
    graduate.confirms_the_record()
    clerk.goes_to("确认进度")
    assert clerk.reads_who_is_missing_of("软件工程221") == 0
    clerk.keeps_a_picture("day-1-confirmed")

    # An employer signs. The clerk, whose turn it is not, cannot approve before the department has looked.
    people.employer("mo").signs_with(newcomer.record)
    clerk.opens_the_signing_of_anybody(NAME)
    clerk.finds_nothing_to_press("终审通过")
    teacher.opens_the_signing_of(NAME)
    teacher.keeps_a_picture("day-2-first-opinion")
    teacher.decides_by_key("1")
    teacher.sees("已初审通过，转给学校管理员终审")
    clerk.opens_the_signing_of(NAME)
    clerk.sees("院系初审")
    clerk.keeps_a_picture("day-3-final-opinion")
    clerk.decides_by_key("1")
    clerk.sees("已通过，协议立即生效")

    # Printed, and the list taken away as a file of text alone.
    assert len(pages_of(clerk.prints_for(NAME))) == 3
    rows = rows_of(clerk.exports_the_records())
    assert NAME in str(rows)
    assert str(newcomer.row["学号"]) in str(rows)
    clerk.keeps_a_picture("day-4-exported")


def rows_of(workbook: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()
