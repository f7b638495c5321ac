"""The first page of the school's desk."""

import pytest

from sanfang.graduates.actions.correcting import report
from tests.agreements.corrections.conftest import Correcting
from tests.documents.papers import asked
from tests.portals.school.papers import ask_for_termination

HOME = "/school/"


def test_with_nothing_to_do_it_says_so(as_):
    page = as_("teacher").get(HOME).content.decode()

    assert "今天没有等您处理的事" in page
    assert "还没有通知" in page


@pytest.mark.parametrize(
    ("who", "tasks"),
    [
        (
            "administrator",
            ["待审核的签约", "待处理的解约申请", "待处理的协议更正", "待打印的协议书", "待处理的纠错"],
        ),
        ("teacher", ["待审核的签约", "待处理的协议更正", "待打印的协议书", "待处理的纠错"]),
        ("counsellor", ["待处理的解约申请"]),
    ],
)
def test_everybody_sees_the_work_of_the_own_role(as_, who, tasks):
    shown = as_(who).get(HOME).context["tasks"]

    assert [task.label for task in shown] == tasks


def test_the_one_primary_act_leads_to_the_work_that_waits(as_, signed):
    page = as_("teacher").get(HOME)

    assert page.context["first"].url == "/school/agreements/"
    assert page.content.decode().count("btn-primary") == 1


def test_staff_count_only_their_own_departments(cast, as_, signed):
    cast.sign(cast.wang)

    assert as_("administrator").get(HOME).context["tasks"][0].count == 2
    assert as_("teacher").get(HOME).context["tasks"][0].count == 1
    assert as_("administrator_of_another_school").get(HOME).context["tasks"][0].count == 0


def test_the_menu_counts_what_waits_for_its_reader(cast, as_, in_force):
    ask_for_termination(cast, in_force)
    cast.sign(cast.li)
    asked(cast, in_force, "mo")

    def badges(who):
        menu = as_(who).get(HOME).context["menu"]
        entries = next(group for group in menu if group.label == "就业协议书").entries
        return {entry.label: entry.badge for entry in entries if entry.badge}

    assert badges("teacher") == {"网络签约管理": 1, "打印申请登记表": 1}
    assert badges("counsellor") == {"解约申请登记表": 1}


def test_both_kinds_of_corrections_are_counted_each_at_its_line(cast, as_, in_force):
    Correcting(cast, in_force).agreed()
    report(cast.li, actor=cast.actor("li"), field="phone", proposed="13900139000")

    def badges(who):
        groups = as_(who).get(HOME).context["menu"]
        entries = [entry for group in groups if hasattr(group, "entries") for entry in group.entries]
        return {one.label: one.badge for one in entries if one.label in {"协议更正", "纠错管理"}}

    assert badges("teacher") == {"协议更正": 1, "纠错管理": 1}
    assert badges("counsellor") == {"协议更正": 0, "纠错管理": 0}
    assert badges("teacher_of_another_department") == {"协议更正": 0, "纠错管理": 0}


def test_only_the_administrator_has_the_systems_menu(as_):
    def groups(who):
        return [item.label for item in as_(who).get(HOME).context["menu"]]

    work = ["首页", "就业协议书", "就业派遣", "毕业生派遣", "数据核查"]
    assert groups("administrator") == [*work, "系统管理", "数据分析", "通知"]
    assert groups("teacher") == [*work, "数据分析", "通知"]


def test_the_latest_notices_stand_below(as_, signed):
    page = as_("teacher").get(HOME).content.decode()

    assert "张䶮与芜湖云帆软件有限公司签约成功，待学校审核" in page


def test_the_page_costs_the_same_with_one_and_with_three_waiting(
    cast, as_, signed, django_assert_num_queries
):
    client = as_("administrator")
    with django_assert_num_queries(15):
        client.get(HOME)
    cast.sign(cast.li)
    cast.sign(cast.wang)
    with django_assert_num_queries(15):
        client.get(HOME)


@pytest.mark.parametrize("stranger", ["zhang", "mo", "officer"])
def test_for_another_party_there_is_no_such_page(as_, stranger):
    assert as_(stranger).get(HOME).status_code == 404


def test_opening_a_notice_marks_it_as_read_and_leads_to_the_agreement(as_, signed):
    client = as_("teacher")
    notice = client.get("/school/notices/").context["page"].object_list[0]

    answer = client.post("/school/notices/", {"notice": notice.pk})

    assert answer["Location"] == f"/school/agreements/{signed.pk}/"
    notice.refresh_from_db()
    assert notice.read_at is not None
