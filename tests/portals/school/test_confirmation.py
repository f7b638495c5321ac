"""「确认进度」: how far each class is, and the button that reminds."""

import pytest

from sanfang.graduates.actions.reminding import remind_to_confirm
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan, Major, SchoolClass
from sanfang.notices.models import Notice
from tests.cast import a_graduate

PAGE = "/school/confirmation/"


def numbers(page) -> dict[str, tuple[int, int, int]]:
    return {
        row["class_name"]: (row["total"], row["confirmed"], row["missing"]) for row in page.context["rows"]
    }


@pytest.fixture
def some(cast):
    """Li has not confirmed; one more of the computing class left the list."""
    Graduate.objects.filter(pk=cast.li.pk).update(confirmed_at=None)
    a_graduate(cast.computing, cast.plan, "程远", confirmed_at=None, left_on="2026-03-05")
    return cast


def test_each_class_of_the_scope_with_its_numbers(some, as_):
    assert numbers(as_("administrator").get(PAGE)) == {
        "机械工程学院221": (1, 1, 0),
        "计算机与信息学院221": (2, 1, 1),
    }
    assert numbers(as_("teacher").get(PAGE)) == {"计算机与信息学院221": (2, 1, 1)}
    assert numbers(as_("administrator_of_another_school").get(PAGE)) == {"人工智能学院221": (1, 1, 0)}


def test_by_itself_the_latest_cohort_and_one_department_at_a_time(some, as_):
    DispatchPlan.objects.create(cohort_year=2025, name="秋季")
    client = as_("administrator")

    assert numbers(client.get(f"{PAGE}?year=2025")) == {}
    assert client.get(PAGE).context["filters"].cohort == 2026
    assert numbers(client.get(f"{PAGE}?department={some.mechanics.pk}")) == {"机械工程学院221": (1, 1, 0)}


def test_a_number_opens_its_records(some, as_):
    client = as_("teacher")
    link = f"/school/records/?year=2026&group={some.li.school_class_id}&confirmed=no&listed=yes"

    assert link.replace("&", "&amp;") in client.get(PAGE).content.decode()
    assert [graduate.name for graduate, _ in client.get(link).context["rows"]] == ["李晓"]


def test_those_who_have_not_confirmed_are_reminded_and_the_page_says_how_many(some, as_):
    client = as_("counsellor")
    ticked = {"classes": [some.li.school_class_id]}

    first = client.post(f"{PAGE}?year=2026", ticked, follow=True)
    second = client.post(PAGE, ticked, follow=True)

    assert first.redirect_chain[-1][0] == f"{PAGE}?year=2026"
    assert "已提醒 1 人，微信或短信随后送达。" in first.content.decode()
    assert "没有发出：1 人今天或最近一周已经提醒过" in second.content.decode()
    assert Notice.objects.filter(kind="confirm_reminder").count() == 1


def test_nothing_ticked_is_told(some, as_):
    page = as_("teacher").post(PAGE, {})

    assert "请先勾选要提醒的班级。" in page.content.decode()
    assert Notice.objects.count() == 0


@pytest.mark.parametrize("by", ["teacher_of_another_department", "administrator_of_another_school"])
def test_a_class_of_another_scope_is_no_choice(some, as_, by):
    page = as_(by).post(PAGE, {"classes": [some.li.school_class_id]})

    assert page.status_code == 200
    assert Notice.objects.count() == 0


def test_a_colleague_who_was_faster_is_told(some, as_, monkeypatch):
    monkeypatch.setattr("sanfang.graduates.actions.reminding._spared", lambda waiting: frozenset())
    remind_to_confirm([some.li.school_class_id], 2026, actor=some.actor("administrator"))

    page = as_("teacher").post(PAGE, {"classes": [some.li.school_class_id]})

    assert page.status_code == 409
    assert "刚刚有同事提醒过" in page.content.decode()


@pytest.mark.parametrize("more", [0, 2, 49])
def test_the_page_costs_the_same_for_any_number_of_classes(cast, as_, more, django_assert_num_queries):
    major = Major.objects.get(department=cast.mechanics)
    for number in range(more):
        school_class = SchoolClass.objects.create(major=major, name=f"机械{number}")
        a_graduate(cast.mechanics, cast.plan, "程远", school_class=school_class)
    client = as_("teacher_of_another_department")

    with django_assert_num_queries(11):
        assert len(client.get(PAGE).context["rows"]) == 1 + more
