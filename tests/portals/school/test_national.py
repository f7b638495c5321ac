"""「上报文件」 at the desk: the check first, then the file (field §3; promises E02–E04)."""

import pytest

from sanfang.audit.models import Entry
from sanfang.exports.actions import run_waiting
from sanfang.exports.models import Job
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan
from tests.destinations.sheets import people_of

PAGE = "/school/national/"


def counts(page) -> dict[str, int]:
    return {rule.name: count for rule, count in page.context["rules"]}


def test_every_rule_that_concerns_somebody_is_named_with_its_count(as_, cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(examinee_number="26340100000001", confirmed_at=None)

    page = as_("teacher").get(PAGE)

    assert (page.context["counts"]["everybody"], page.context["counts"]["faulty"]) == (2, 2)
    assert counts(page)["examinee_number_missing"] == 1
    assert counts(page)["unconfirmed"] == 1
    assert "employer_name_missing" not in counts(page)


@pytest.mark.parametrize(
    ("rule", "address"),
    [
        ("examinee_number_missing", "/school/records/{}/"),
        ("file_missing", "/school/files/{}/"),
    ],
)
def test_a_rule_opens_its_rows_with_the_way_to_mend_them(as_, cast, rule, address):
    page = as_("teacher_of_another_department").get(f"{PAGE}?show={rule}")

    assert page.context["rows"] == [(cast.wang, address.format(cast.wang.pk))]


def test_a_rule_of_no_table_opens_nothing(as_):
    assert as_("teacher").get(f"{PAGE}?show=nothing").context["chosen"] is None


def test_another_cohort_is_checked_by_its_own_year(as_, cast):
    DispatchPlan.objects.create(cohort_year=2025, name="秋季")

    page = as_("administrator").get(f"{PAGE}?year=2025")

    assert (page.context["year"], page.context["counts"]["everybody"]) == (2025, 0)


def test_a_small_file_is_made_and_fetched_at_once(as_, cast):
    client = as_("teacher")
    leads_to = client.post(f"{PAGE}export/", {"year": "2026"})["Location"]

    shown = client.get(leads_to).content.decode()
    assert "毕业生就业信息：已生成" in shown
    assert "其中 2 人有问题，上报时会被退回。" in shown
    answer = client.post(f"{leads_to}file/")

    assert {one["姓名"] for one in people_of(answer.content)} == {"张䶮", "李晓"}
    assert answer["Content-Disposition"].startswith("attachment;")
    assert Entry.objects.filter(act="national.download").count() == 1


def test_a_large_file_shows_how_far_it_is(as_, cast, monkeypatch):
    monkeypatch.setattr("sanfang.exports.models.SMALL", 1)
    client = as_("administrator")
    leads_to = client.post(f"{PAGE}export/", {"year": "2026"})["Location"]

    assert "正在生成" in client.get(leads_to).content.decode()
    assert client.get(f"{leads_to}progress/").status_code == 200
    assert client.post(f"{leads_to}file/").status_code == 409
    run_waiting()

    assert client.get(f"{leads_to}progress/")["HX-Refresh"] == "true"


@pytest.mark.parametrize("year", ["2019", "", "abc", "２０２６", "9" * 30])
def test_a_year_without_graduates_is_refused(as_, year):
    answer = as_("teacher").post(f"{PAGE}export/", {"year": year})

    assert answer.status_code == 409
    assert "没有可以导出的内容" in answer.content.decode()
    assert not Job.objects.exists()


def test_E04_a_colleague_finds_nothing_at_the_address(as_, cast):
    leads_to = as_("teacher").post(f"{PAGE}export/", {"year": "2026"})["Location"]

    for who in ("counsellor", "administrator", "teacher_of_another_department"):
        assert as_(who).get(leads_to).status_code == 404
        assert as_(who).post(f"{leads_to}file/").status_code == 404


def test_X02_the_scope_is_not_the_form_s_to_say(as_, cast):
    forged = {"year": "2026", "scope": "all", "school_id": cast.other_school.pk, "department": ""}
    client = as_("teacher_of_another_department")

    leads_to = client.post(f"{PAGE}export/", forged)["Location"]

    assert [one["姓名"] for one in people_of(client.post(f"{leads_to}file/").content)] == ["王强"]


def test_the_check_costs_the_same_for_one_and_for_three(as_, cast, django_assert_num_queries):
    one, three = as_("teacher_of_another_department"), as_("administrator")
    with django_assert_num_queries(14):
        one.get(f"{PAGE}?show=file_missing")
    with django_assert_num_queries(15):  # one badge more: the administrator decides terminations, too
        three.get(f"{PAGE}?show=file_missing")
