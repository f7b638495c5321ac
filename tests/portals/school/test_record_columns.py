"""Each account chooses the columns of 「生源信息」, and they are there on every computer."""

import re

import pytest

from sanfang.graduates.columns import ALWAYS, CHOOSABLE, USUAL, columns_of
from sanfang.graduates.models import ColumnChoice

LIST, PAGE = "/school/records/", "/school/records/columns/"
# The columns of the national exchange file that a record has (field.md §3), as far as staff are shown them.
NATIONAL = (
    "考生号 身份证号 姓名 性别代码 性别 民族代码 民族 政治面貌代码 政治面貌 院校代码 院校名称 学历代码 学历 专业 "
    "培养方式代码 培养方式 生源所在地 城乡生源 学制 入学时间 毕业时间 师范生类别代码 师范生类别 困难生类别代码 "
    "困难生类别 所在院系 所在班级 学号 出生日期 手机号码 电子邮箱 QQ号码 家庭住址 家庭电话 家庭邮编"
)


def headings(page) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page.content.decode())[1:]


def choose(client, *names, query=""):
    groups = {f"group_{place}": list(names) for place in range(4)}
    offered = [[column.name for column in group] for group in _groups()]
    posted = {
        key: [n for n in names if n in group]
        for (key, names), group in zip(groups.items(), offered, strict=True)
    }
    return client.post(f"{PAGE}{query}", posted)


def _groups():
    from sanfang.graduates.columns import GROUPS

    return [columns for _, columns in GROUPS]


def test_every_column_of_the_national_file_that_a_record_has_can_be_chosen():
    labels = {column.label for column in (*ALWAYS, *CHOOSABLE.values())}

    assert set(NATIONAL.split()) - labels == set()


def test_every_choosable_column_shows_its_words(cast, as_):
    client = as_("administrator")

    choose(client, *CHOOSABLE)
    page = client.get(LIST)

    assert headings(page) == [column.label for column in columns_of(CHOOSABLE)]
    row = next(cells for graduate, cells in page.context["rows"] if graduate.name == "张䶮")
    shown = dict(zip(headings(page)[1:], [words for words, _ in row], strict=True))
    assert shown["身份证号"] == f"340***********{cast.zhang.id_number[-4:]}"
    assert shown["手机号码"] == "138****8000"
    assert shown["家庭住址"] == "安徽省芜湖市******"
    assert (shown["学历代码"], shown["学历"]) == ("31", "本科生毕业")
    assert (shown["院校代码"], shown["方案"], shown["年度"]) == ("10363", "秋季", "2026")
    assert (shown["确认状态"], shown["绑定状态"]) == ("已确认", "已绑定")


def test_the_choice_is_this_account_s_alone_and_survives_the_browser(as_):
    choose(as_("teacher"), "phone", "plan")

    assert headings(as_("teacher").get(LIST)) == ["姓名", "学号", "方案", "手机号码"]
    assert headings(as_("counsellor").get(LIST)) == [column.label for column in columns_of(USUAL)]


def test_the_last_choice_counts_and_the_usual_columns_come_back(as_):
    client = as_("teacher")
    choose(client, "phone")
    choose(client)

    assert headings(client.get(LIST)) == ["姓名", "学号"]

    client.post(PAGE, {"usual": "yes"})
    assert headings(client.get(LIST)) == [column.label for column in columns_of(USUAL)]
    assert ColumnChoice.objects.count() == 1


def test_the_filters_are_kept_on_the_way(as_):
    assert choose(as_("teacher"), "phone", query="?year=2026").url == f"{LIST}?year=2026"


def test_a_column_that_is_none_is_refused(as_):
    page = as_("teacher").post(PAGE, {"group_0": ["password"]})

    assert page.status_code == 200
    assert ColumnChoice.objects.count() == 0


def test_a_name_that_is_no_column_any_more_is_left_out():
    assert [column.name for column in columns_of(["fax", "qq"])] == ["name", "student_number", "qq"]


@pytest.mark.parametrize("names", [USUAL, tuple(CHOOSABLE)])
def test_more_columns_cost_no_more_queries(as_, names, django_assert_num_queries):
    client = as_("administrator")
    choose(client, *names)

    with django_assert_num_queries(18):
        client.get(LIST)
