"""「岗位投诉」 at the school's desk: within scope, to be read."""

import pytest

from sanfang.recruiting.actions import complaining
from sanfang.recruiting.models import Complaint
from tests.permissions.rows import fingerprint_of_all_rows

LIST = "/school/complaints/"
NOTE = "面试后要求交 800 元培训费。\n不交就不签约 <b>。"
ANSWER = "已核实，单位已退还费用。"


@pytest.fixture
def complain(cast):
    def file(who="zhang", **values) -> Complaint:
        said = {"reason_code": "01", "note": NOTE} | values
        return complaining.complain(cast.position, actor=cast.actor(who), **said)

    return file


@pytest.fixture
def complaint(complain) -> Complaint:
    return complain()


def close(cast, complaint) -> None:
    complaining.close(complaint, answer=ANSWER, actor=cast.actor("officer"))


def read(client, **asked) -> str:
    return client.get(LIST, asked).content.decode()


def names(client, **asked) -> list[str]:
    return [row["complaint"].graduate.name for row in client.get(LIST, asked).context["rows"]]


def test_without_complaints_the_page_says_what_will_come(as_):
    assert "还没有投诉" in read(as_("teacher"))


def test_the_menu_leads_there(as_):
    assert f'href="{LIST}"' in as_("counsellor").get("/school/").content.decode()


def test_a_row_has_the_columns_of_the_list(cast, as_, complaint):
    page = read(as_("teacher"))

    heads = [
        "序号",
        "姓名",
        "学号",
        "院系名称",
        "单位名称",
        "岗位名称",
        "投诉原因",
        "投诉时间",
        "状态",
        "处理结果",
    ]
    for words in (*heads, "张䶮", cast.zhang.student_number, "软件工程师", "收取各种费用", "待处理"):
        assert words in page
    assert "不交就不签约" not in page


def test_a_click_on_the_name_shows_the_words_and_whose_turn_it_is(as_, complaint):
    page = read(as_("teacher"), show=complaint.pk)

    assert "不交就不签约 &lt;b&gt;。" in page
    assert "等待省就业主管部门处理" in page


def test_the_answer_is_shown(cast, as_, complaint):
    close(cast, complaint)

    assert read(as_("teacher")).count(ANSWER) == 1
    assert read(as_("teacher"), show=complaint.pk).count(ANSWER) == 2


@pytest.mark.parametrize("asked", ["", "x", "９", "-1", "0", "9" * 30])
def test_what_names_no_row_shows_none(as_, complaint, asked):
    assert "不交就不签约" not in read(as_("teacher"), show=asked)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("administrator", ["王强", "张䶮"]),
        ("teacher", ["张䶮"]),
        ("counsellor", ["张䶮"]),
        ("teacher_of_another_department", ["王强"]),
        ("administrator_of_another_school", ["周宁"]),
    ],
)
def test_everybody_sees_those_of_the_own_scope(as_, complain, who, seen):
    for graduate in ("zhou", "zhang", "wang"):
        complain(graduate)

    assert names(as_(who)) == seen


def test_another_departments_words_are_not_shown_by_naming_them(as_, complaint):
    assert "不交就不签约" not in read(as_("teacher_of_another_department"), show=complaint.pk)


def test_the_list_is_narrowed_by_state_and_searched_by_name_or_number(cast, as_, complain):
    close(cast, complain())
    complain("li")
    client = as_("teacher")

    assert names(client) == ["李晓", "张䶮"]
    assert names(client, state="open") == ["李晓"]
    assert names(client, state="closed") == ["张䶮"]
    for text in ("张", cast.zhang.student_number):
        assert client.post(LIST, {"q": text}).status_code == 302
        assert names(client) == ["张䶮"]
    client.post(LIST, {"q": "无此人"})
    assert "没有符合条件的记录" in read(client)


def test_reading_writes_nothing(as_, complaint):
    client = as_("teacher")
    client.get(LIST)
    before = fingerprint_of_all_rows()

    client.get(LIST, {"show": complaint.pk})

    assert fingerprint_of_all_rows() == before


@pytest.mark.parametrize("stranger", ["zhang", "mo", "officer"])
def test_for_another_party_there_is_no_such_page(as_, stranger):
    assert as_(stranger).get(LIST).status_code == 404
    assert as_(stranger).post(LIST, {"q": "张"}).status_code == 404


def test_pages_keep_the_filters(cast, as_, complain):
    for _ in range(26):
        close(cast, complain())

    assert "?state=closed&amp;page=2" in read(as_("teacher"), state="closed")


@pytest.mark.parametrize("who", [["zhang"], ["zhang", "li", "wang"]])
def test_the_list_costs_the_same_with_one_row_and_with_three(as_, complain, who, django_assert_num_queries):
    complaints = [complain(name) for name in who]
    client = as_("administrator")

    with django_assert_num_queries(11):
        assert len(names(client, show=complaints[0].pk)) == len(who)
