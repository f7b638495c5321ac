"""「纠错管理」 (manual A3, H1; promises B10)."""

import re

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates.actions import correcting
from sanfang.graduates.models import Correction, Graduate
from tests.cast import a_graduate

LIST = "/school/corrections/"
COLUMNS = "序号 姓名 学号 院系名称 字段 说明 提交时间"


def report(cast, field="political_status", proposed="群众", name="zhang", note="已核实") -> Correction:
    return correcting.report(
        cast.graduates[name], actor=cast.actor(name), field=field, proposed=proposed, note=note
    )


def page_of(correction, act="") -> str:
    return f"{LIST}{correction.pk}/{act}"


def test_an_empty_list_says_what_will_come(as_):
    assert "没有待处理的纠错" in as_("teacher").get(LIST).content.decode()


def test_the_columns_are_in_order(cast, as_):
    report(cast)

    text = as_("teacher").get(LIST).content.decode()

    assert " ".join(re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', text)) == COLUMNS
    assert "页：1/1，记录：1" in text


@pytest.mark.parametrize(
    ("name", "count"),
    [("administrator", 2), ("teacher", 1), ("counsellor", 1), ("administrator_of_another_school", 0)],
)
def test_everybody_sees_the_own_scope(cast, as_, name, count):
    report(cast)
    report(cast, name="wang")

    assert len(as_(name).get(LIST).context["rows"]) == count


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_for_any_number_of_rows(cast, as_, more, django_assert_num_queries):
    report(cast, name="wang")
    for number in range(more):
        other = a_graduate(cast.mechanics, cast.plan, f"程{number}远".replace("0", "一").replace("1", "二"))
        Correction.objects.create(graduate=other, field="qq", proposed="20002")
    client = as_("teacher_of_another_department")

    with django_assert_num_queries(11):
        assert len(client.get(LIST).context["rows"]) == 1 + more


def test_an_accepted_correction_is_written(cast, as_):
    correction, client = report(cast), as_("teacher")

    answer = client.post(page_of(correction), {"decision": "yes"})

    assert answer.url == page_of(correction)
    assert "已更正" in client.get(answer.url).content.decode()
    assert Graduate.objects.get(pk=cast.zhang.pk).political_status == "13"


def test_a_refusal_needs_a_reason_that_the_graduate_reads(cast, as_):
    correction, client = report(cast), as_("teacher")

    assert client.post(page_of(correction), {"decision": "no"}).status_code == 200
    assert Correction.objects.get().state == "open"
    client.post(page_of(correction), {"decision": "no", "reason": "请先到组织部门核实"})

    assert Correction.objects.get().state == "refused"
    assert "请先到组织部门核实" in client.get(page_of(correction)).content.decode()


def test_what_was_decided_meanwhile_is_said_with_409(cast, as_):
    correction = report(cast)
    correcting.accept(Correction.objects.get(), actor=cast.actor("administrator"))

    answer = as_("teacher").post(page_of(correction), {"decision": "yes"})

    assert answer.status_code == 409
    assert "已经处理过了" in answer.content.decode()


def test_a_number_that_somebody_has_stays_undecided(cast, as_):
    correction = report(cast, field="student_number", proposed=cast.li.student_number)

    answer = as_("teacher").post(page_of(correction), {"decision": "yes"})

    assert "另一位毕业生" in answer.content.decode()
    assert Correction.objects.get().state == "open"


@pytest.mark.parametrize(
    "stranger", ["teacher_of_another_department", "administrator_of_another_school", "officer", "mo", "zhang"]
)
def test_a_stranger_finds_no_such_page(cast, as_, stranger):
    correction, client = report(cast), as_(stranger)

    assert client.get(page_of(correction)).status_code == 404
    assert client.post(page_of(correction), {"decision": "yes"}).status_code == 404
    assert client.post(page_of(correction, "reveal/")).status_code == 404


def test_a_counsellor_reads_and_does_not_decide(cast, as_):
    correction, client = report(cast), as_("counsellor")

    assert "采纳并更正" not in client.get(page_of(correction)).content.decode()
    assert client.post(page_of(correction), {"decision": "yes"}).status_code == 404
    assert client.post(page_of(correction, "reveal/")).status_code == 404


def test_what_is_hidden_is_shown_once_and_noted(cast, as_):
    correction, client = report(cast, field="phone", proposed="13700137000"), as_("teacher")
    assert "13700137000" not in client.get(page_of(correction)).content.decode()

    text = client.post(page_of(correction, "reveal/")).content.decode()

    assert "13800138000" in text
    assert "13700137000" in text
    assert Entry.objects.get(act="graduate.reveal").facts["field"] == "phone"


def test_B10_two_characters_that_look_alike_are_told_apart(cast, as_):
    correction = report(cast, field="name", proposed="张龑")

    text = as_("teacher").get(page_of(correction)).content.decode()

    assert "䶮（U+4DAE） → 龑（U+9F91）" in text


def test_the_next_one_is_offered_when_one_is_done(cast, as_):
    first = report(cast)
    second = report(cast, name="li")
    client = as_("teacher")
    client.post(page_of(first), {"decision": "yes"})

    page = client.get(page_of(first))

    assert page.context["next"].pk == second.pk
    assert "处理下一条：李晓" in page.content.decode()


def test_a_decided_one_is_found_by_the_filter(cast, as_):
    correcting.accept(report(cast), actor=cast.actor("teacher"))
    client = as_("teacher")

    assert client.get(LIST).context["rows"] == []
    assert len(client.get(f"{LIST}?state=accepted").context["rows"]) == 1
    assert len(client.get(f"{LIST}?state=").context["rows"]) == 1
