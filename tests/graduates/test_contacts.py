"""How to reach a graduate, in clear: for whoever is there for that graduate, one at a time (manual H9)."""

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates.actions.revealing import reveal_contacts
from sanfang.graduates.errors import NotYourRecord
from sanfang.graduates.exporting import CONTACTS
from tests.exports.lists import made, rows_of, sheets_of

COLUMNS = ["school_class", "phone", "email", "qq", "home_address"]


@pytest.mark.parametrize("reader", ["administrator", "teacher", "counsellor"])
def test_whoever_is_there_for_the_graduate_reads_it_and_that_is_noted(cast, reader):
    said = reveal_contacts(cast.zhang, actor=cast.actor(reader))

    assert said == {
        "手机号码": "13800138000",
        "电子邮箱": "graduate@example.com",
        "QQ号码": "10001",
        "家庭住址": "安徽省芜湖市鸠江区北京中路 1 号",
        "家庭电话": "",
        "家庭邮编": "",
    }
    noted = Entry.objects.get(act="graduate.reveal")
    assert (noted.who, noted.facts) == (reader, {"graduate": cast.zhang.pk, "field": "contacts"})


@pytest.mark.parametrize(
    "stranger", ["teacher_of_another_department", "administrator_of_another_school", "officer", "mo", "zhang"]
)
def test_nobody_else_does(cast, stranger):
    with pytest.raises(NotYourRecord):
        reveal_contacts(cast.zhang, actor=cast.actor(stranger))

    assert not Entry.objects.filter(act="graduate.reveal").exists()


def test_E02_their_file_is_of_the_own_scope_masked_logged_and_marked(cast):
    job = made(cast.actor("counsellor"), kind=CONTACTS, columns=COLUMNS)

    assert rows_of(job) == [
        ["姓名", "学号", "所在班级", "手机号码", "电子邮箱", "QQ号码", "家庭住址"],
        *[
            [
                *(one.name, one.student_number, "计算机与信息学院221"),
                *("138****8000", "g***@example.com", "10001", "安徽省芜湖市******"),
            ]
            for one in (cast.zhang, cast.li)
        ],
    ]
    assert dict(sheets_of(job)["导出说明"])["导出人"] == "安徽工程大学 counsellor"
    assert Entry.objects.get(act="contacts.export").facts["count"] == 2
