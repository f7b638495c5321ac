"""The province's sample audit: drawn by lot at two schools, answered, asked for more, closed (manual H7)."""

from datetime import timedelta

import pytest

from sanfang import calendar
from sanfang.checks.models import SampleItem
from sanfang.notices.models import Notice
from tests.destinations.byhand import record

pytestmark = pytest.mark.browser
TITLE = "2026 届去向抽查"
DAY = "%Y-%m-%d"


@pytest.fixture
def with_destinations(cast):
    """Zhang's school has an agreement and a labour contract, zhou's a labour contract."""
    cast.approve(cast.sign())
    record(cast, graduate=cast.li, by="teacher")
    record(cast, graduate=cast.zhou, by="administrator_of_another_school")
    return cast


def test_a_sample_from_the_drawing_to_the_last_finding(people, cast, with_destinations, tmp_path):
    province = people.province()
    province.draws_a_sample(
        TITLE, share="100", answer_by=f"{calendar.today() + timedelta(days=14):{DAY}}", asking="请附工资条。"
    )
    province.sees("抽取 3 条", "安徽工程大学", "安徽理工大学")
    province.draws_the_lots_again()
    province.sees("一致")
    province.sees_not("不一致")
    province.keeps_a_picture("sample-1-drawn")

    first = people.school("administrator")
    first.opens_the_sample(TITLE)
    first.sees("张䶮", "李晓", "请附工资条")
    first.sees_not("周宁")
    first.answers_the_sample("张䶮", "已到岗，本人每月到校领取工资证明。")
    first.answers_the_sample("李晓", "见工资条。", a_paper(tmp_path))
    first.sees("您负责的都已说明")

    second = people.school("administrator_of_another_school")
    second.opens_the_sample(TITLE)
    second.sees_not("张䶮", "李晓")
    second.answers_the_sample("周宁", "本人在职。")

    province.opens_the_sample(TITLE)
    province.keeps_a_picture("sample-2-answered")
    province.decides_on(TITLE, "张䶮", "属实", "与单位核实一致")
    province.decides_on(TITLE, "李晓", "属实", "工资条齐全")
    more_by = f"{calendar.today() + timedelta(days=20):{DAY}}"
    province.decides_on(TITLE, "周宁", "需补充材料", "请附近一个月的工资条", more_by)

    second.opens_the_sample(TITLE)
    second.answers_the_sample("周宁", "单位拒绝出具，本人承认未到岗。")
    province.decides_on(TITLE, "周宁", "不属实", "本人承认未到岗")
    province.opens_the_sample(TITLE)
    province.keeps_a_picture("sample-3-closed")

    states = dict(SampleItem.objects.order_by("pk").values_list("graduate__name", "state"))
    assert states == {"张䶮": "true", "李晓": "true", "周宁": "untrue"}
    assert Notice.objects.filter(title=f"抽查「{TITLE}」已全部核定").count() == 2


def a_paper(folder):
    """A payslip as a clerk scans it."""
    from PIL import Image

    path = folder / "工资条.png"
    Image.new("RGB", (60, 40), "white").save(path)
    return path
