"""「生源信息」: the list and one record (manual H3, H10)."""

import re

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates import actions
from sanfang.graduates.models import Graduate, RecordChange
from tests.cast import a_graduate

LIST = "/school/records/"
COLUMNS = "序号 姓名 学号 所在院系 专业 所在班级 学历 确认状态 绑定状态"


def page_of(graduate, act="") -> str:
    return f"{LIST}{graduate.pk}/{act}"


def names(page) -> list[str]:
    return sorted(graduate.name for graduate, _ in page.context["rows"])


def test_an_empty_list_leads_the_administrator_to_the_import(cast, as_):
    Graduate.objects.filter(pk=cast.zhou.pk).update(school=cast.school, department=cast.computing)

    text = as_("administrator_of_another_school").get(LIST).content.decode()

    assert "还没有毕业生名单" in text
    assert 'href="/school/imports/">导入名单' in text


def test_H3_the_columns_are_in_order(as_):
    page = as_("administrator").get(LIST)
    text = page.content.decode()

    assert " ".join(re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', text)) == COLUMNS
    assert "页：1/1，记录：3" in text


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("administrator", ["张䶮", "李晓", "王强"]),
        ("teacher", ["张䶮", "李晓"]),
        ("counsellor", ["张䶮", "李晓"]),
        ("teacher_of_another_department", ["王强"]),
        ("administrator_of_another_school", ["周宁"]),
    ],
)
def test_everybody_sees_the_own_scope(as_, name, seen):
    assert names(as_(name).get(LIST)) == seen


def test_a_search_stays_out_of_the_address(cast, as_):
    client = as_("administrator")

    answer = client.post(f"{LIST}?year=2026", {"q": "李"})

    assert answer.url == f"{LIST}?year=2026"
    assert names(client.get(LIST)) == ["李晓"]
    client.post(LIST, {"q": cast.wang.student_number})
    assert names(client.get(LIST)) == ["王强"]
    client.post(LIST, {"q": ""})
    assert len(names(client.get(LIST))) == 3


def test_B09_two_of_one_name_are_told_apart_by_their_numbers(cast, as_):
    twin = a_graduate(cast.computing, cast.plan, "李晓")

    text = as_("administrator").get(LIST).content.decode()

    assert text.count(">李晓</a>") == 2
    assert twin.student_number in text
    assert cast.li.student_number in text


def test_a_record_shows_every_field_masked(cast, as_):
    text = as_("teacher").get(page_of(cast.zhang)).content.decode()

    assert "340***********" in text
    assert "138****8000" in text
    assert cast.zhang.id_number not in text
    assert "13800138000" not in text
    assert "北京中路" not in text
    assert "计算机与信息学院221" in text


@pytest.mark.parametrize("stranger", ["teacher_of_another_department", "administrator_of_another_school"])
def test_a_record_of_another_scope_does_not_exist(cast, as_, stranger):
    client = as_(stranger)

    assert client.get(page_of(cast.zhang)).status_code == 404
    assert client.post(page_of(cast.zhang, "id-number/")).status_code == 404


@pytest.mark.parametrize("name", ["mo", "zhang", "officer"])
def test_another_party_finds_no_such_page(cast, as_, name):
    assert as_(name).get(LIST).status_code == 404
    assert as_(name).get(page_of(cast.zhang)).status_code == 404


def test_the_id_number_is_shown_once_and_noted(cast, as_):
    client = as_("teacher")

    shown = client.post(page_of(cast.zhang, "id-number/"))

    assert f"身份证号 {cast.zhang.id_number}" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    assert cast.zhang.id_number not in client.get(page_of(cast.zhang)).content.decode()
    assert Entry.objects.filter(act="graduate.reveal", who="teacher").count() == 1


def test_a_counsellor_does_not_see_it_and_reading_does_not_show_it(cast, as_):
    assert as_("counsellor").post(page_of(cast.zhang, "id-number/")).status_code == 404
    assert as_("teacher").get(page_of(cast.zhang, "id-number/")).status_code == 405
    assert Entry.objects.filter(act="graduate.reveal").count() == 0


def test_a_record_tells_what_was_changed(cast, as_):
    actions.change(
        cast.zhang, {"phone": "13700137000"}, way=RecordChange.Way.EDIT, actor=cast.actor("administrator")
    )

    text = as_("teacher").get(page_of(cast.zhang)).content.decode()

    assert "138****8000 → 137****7000" in text


def test_a_record_tells_where_the_graduate_stands(cast, as_, in_force):
    text = as_("administrator").get(page_of(cast.zhang)).content.decode()

    assert in_force.employer_name in text
    assert f"/school/records/{cast.zhang.pk}/unlock/" in text
    assert f"/school/records/{cast.zhang.pk}/release/" in text


def test_A11_who_left_stands_on_the_list_as_such(cast, as_):
    Graduate.objects.filter(pk=cast.zhang.pk).update(left_on="2026-03-05")
    client = as_("teacher")

    text = client.get(LIST).content.decode()
    record = client.get(page_of(cast.zhang)).content.decode()

    assert text.count('<span class="sf-badge sf-badge--over">已移出</span>') == 1
    assert "已于 2026-03-05 移出" in record
    assert "return/" not in record


def test_teachers_are_offered_nothing_that_is_the_administrator_s(cast, as_, in_force):
    text = as_("teacher").get(page_of(cast.zhang)).content.decode()

    assert "unlock/" not in text
    assert "release/" not in text
    assert "leave/" not in text
    assert "edit/" not in text
