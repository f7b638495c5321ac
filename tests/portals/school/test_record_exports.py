"""「导出 Excel」 on 「生源信息」: what is on the page is what is in the file."""

import io

import pytest
from python_calamine import CalamineWorkbook

from sanfang.audit.models import Entry
from sanfang.exports.actions import asking, run_waiting, sweep
from sanfang.exports.models import Job
from tests.cast import a_graduate

LIST, PAGE = "/school/records/", "/school/records/exports/"


def names_in(answer) -> list[str]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return [row[0] for row in book.get_sheet_by_name("生源信息").to_python()[1:]]


def test_the_filters_and_the_search_of_the_list_are_those_of_the_file(cast, as_):
    client = as_("administrator")
    client.post(LIST, {"q": "wq"})
    shown = client.get(f"{PAGE}?level=31").content.decode()

    answer = client.post(f"{PAGE}?level=31", {})
    export = Job.objects.get()
    file = client.post(f"/school/exports/{export.pk}/file/")

    assert "将导出 1 人" in shown
    assert "条件：学历：本科生毕业；搜索「wq」" in shown
    assert answer.url == f"/school/exports/{export.pk}/"
    assert "下载 1 人的表格" in client.get(answer.url).content.decode()
    assert names_in(file) == ["王强"]
    assert file["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E7%94%9F%E6%BA%90")
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True)) == [
        *("records.export", "records.download")
    ]


def test_only_those_who_may_reveal_are_offered_the_whole(as_):
    assert "in_clear" in as_("teacher").get(PAGE).content.decode()
    assert "in_clear" not in as_("counsellor").get(PAGE).content.decode()

    as_("counsellor").post(PAGE, {"in_clear": "on"})
    as_("teacher").post(PAGE, {"in_clear": "on"})

    assert list(Job.objects.order_by("pk").values_list("in_clear", flat=True)) == [False, True]


def test_a_large_list_is_made_by_the_worker_and_can_be_left_and_come_back_to(as_, monkeypatch):
    monkeypatch.setattr("sanfang.exports.models.SMALL", 0)
    client = as_("teacher")

    page = client.post(PAGE, {}).url

    assert "可以离开这个页面" in client.get(page).content.decode()
    assert "hx-get" in client.get(f"{page}progress/").content.decode()
    assert client.post(f"{page}file/").status_code == 409
    run_waiting()
    assert client.get(f"{page}progress/")["HX-Refresh"] == "true"
    for place in (PAGE, "/school/exports/"):
        assert f'href="{page}"' in client.get(place).content.decode()


def test_nobody_to_export_is_told_and_refused(as_):
    client = as_("teacher")

    assert "没有符合条件的毕业生" in client.get(f"{PAGE}?level=11").content.decode()
    answer = client.post(f"{PAGE}?level=11", {})

    assert answer.status_code == 409
    assert "没有可以导出的内容" in answer.content.decode()


def test_E03_too_many_a_day_are_refused(as_, monkeypatch):
    monkeypatch.setattr(asking, "MOST_A_DAY", 1)
    client = as_("teacher")

    answers = [client.post(PAGE, {}).status_code for _ in range(2)]

    assert answers == [302, 429]


@pytest.mark.parametrize("stranger", ["administrator", "counsellor", "teacher_of_another_department", "mo"])
def test_E04_a_link_that_was_passed_on_leads_nowhere(cast, as_, stranger):
    page = as_("teacher").post(PAGE, {}).url

    assert as_(stranger).get(page).status_code == 404
    assert as_(stranger).post(f"{page}file/").status_code == 404
    assert Entry.objects.filter(act="records.download").count() == 0


def test_a_file_that_is_gone_says_so(as_):
    client = as_("teacher")
    page = client.post(PAGE, {}).url
    Job.objects.update(ended_at="2026-01-01T00:00:00Z")

    sweep()

    assert "文件只保留一天，已经删除" in client.get(page).content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_costs_the_same_for_any_number_of_rows(cast, as_, more, django_assert_num_queries):
    for _ in range(more):
        a_graduate(cast.mechanics, cast.plan, "程远")
    client = as_("teacher_of_another_department")

    with django_assert_num_queries(16):
        assert client.get(PAGE).context["count"] == 1 + more


def test_all_one_s_exports_stand_on_one_page_at_the_same_cost(as_, django_assert_num_queries):
    client = as_("teacher")
    assert "还没有导出过" in client.get("/school/exports/").content.decode()
    client.post(PAGE, {})
    with django_assert_num_queries(10):
        client.get("/school/exports/")
    client.post("/school/national/export/", {"year": "2026"})
    client.post(f"{PAGE}?level=31", {})

    with django_assert_num_queries(10):
        rows = client.get("/school/exports/").context["rows"]

    assert [title for _, title, _ in rows] == ["生源信息", "毕业生就业信息", "生源信息"]
    assert as_("counsellor").get("/school/exports/").context["rows"] == []
