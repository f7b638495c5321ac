"""The lists of graduates as files: the columns, rows and masks of their pages."""

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates.columns import USUAL, columns_of
from sanfang.graduates.models import Graduate
from tests.exports.lists import made, rows_of


def test_the_file_has_the_columns_and_rows_of_the_page_in_their_order(cast):
    job = made(cast.actor("administrator"), columns=["department", "confirmed", "bound"])

    assert rows_of(job) == [
        ["姓名", "学号", "所在院系", "确认状态", "绑定状态"],
        ["张䶮", cast.zhang.student_number, "计算机与信息学院", "已确认", "已绑定"],
        ["李晓", cast.li.student_number, "计算机与信息学院", "已确认", "已绑定"],
        ["王强", cast.wang.student_number, "机械工程学院", "已确认", "已绑定"],
    ]


@pytest.mark.parametrize(
    ("filters", "searched", "names"),
    [
        ({"level": "31", "confirmed": "no"}, "", ["李晓"]),
        ({}, "wq", ["王强"]),
        ({"confirmed": "yes"}, "z", ["张䶮"]),
    ],
)
def test_the_filters_and_the_search_narrow_it(cast, filters, searched, names):
    Graduate.objects.filter(pk=cast.li.pk).update(confirmed_at=None)

    job = made(cast.actor("administrator"), filters, searched=searched)

    assert [row[0] for row in rows_of(job)[1:]] == names


def test_E02_a_teacher_exports_the_own_scope_only_and_it_is_noted(cast):
    job = made(cast.actor("teacher"), {"level": "31"})

    assert [row[0] for row in rows_of(job)[1:]] == ["张䶮", "李晓"]
    noted = Entry.objects.get(act="records.export")
    assert (noted.who, noted.subject_id) == ("teacher", str(job.pk))
    assert noted.facts == {
        "asked": {
            "filters": {"level": "31"},
            "columns": [column.name for column in columns_of(USUAL)],
        },
        "searched": False,
        "in_clear": False,
        "count": 2,
    }


@pytest.mark.parametrize("name", ["administrator", "teacher"])
def test_who_may_reveal_may_export_in_clear(cast, name):
    actor, columns = cast.actor(name), ["id_number", "phone"]

    masked, clear = made(actor, columns=columns), made(actor, columns=columns, in_clear=True)

    number = cast.zhang.id_number
    assert rows_of(masked)[1][2:] == [f"340***********{number[-4:]}", "138****8000"]
    assert rows_of(clear)[1][2:] == [number, "13800138000"]
    facts = list(Entry.objects.filter(act="records.export").order_by("pk").values_list("facts", flat=True))
    assert [one["in_clear"] for one in facts] == [False, True]
