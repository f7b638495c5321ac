"""「毕业生联系方式」 at the desk (manual H9; promises E02)."""

import pytest

from sanfang.audit.models import Entry
from sanfang.exports.models import Job
from sanfang.graduates.models import Graduate
from tests.cast import a_graduate

LIST = "/school/contacts/"


def names(page) -> list[str]:
    return [graduate.name for graduate, _ in page.context["rows"]]


def test_it_shows_the_scope_masked(cast, as_):
    page = as_("counsellor").get(LIST)

    assert names(page) == ["张䶮", "李晓"]
    text = page.content.decode()
    assert "138****8000" in text
    for secret in ("13800138000", "graduate@example.com", "北京中路"):
        assert secret not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["张䶮", "王强"]),
        ("listed=", ["张䶮", "李晓", "王强"]),
        ("listed=no", ["李晓"]),
        ("level=11", []),
        ("department={mechanics}", ["王强"]),
        ("group={of_zhang}", ["张䶮"]),
        ("year=2026", ["张䶮", "王强"]),
    ],
)
def test_the_filters_narrow_it_and_who_left_the_list_is_asked_for(cast, as_, query, found):
    Graduate.objects.filter(pk=cast.li.pk).update(left_on="2026-03-05")
    places = {"mechanics": cast.mechanics.pk, "of_zhang": cast.zhang.school_class_id}

    assert names(as_("administrator").get(f"{LIST}?{query.format(**places)}")) == found


def test_a_search_finds_by_pinyin(as_):
    client = as_("administrator")

    client.post(LIST, {"q": "wq"})

    assert names(client.get(LIST)) == ["王强"]


def test_one_row_is_shown_in_clear_in_its_place_or_on_a_page(cast, as_):
    client, address = as_("counsellor"), f"{LIST}{cast.zhang.pk}/"

    row = client.post(address, headers={"HX-Request": "true"}).content.decode()
    page = client.post(address).content.decode()

    assert row.startswith("\n<tr>")
    for answer in (row, page):
        assert "13800138000" in answer
    assert "<title>" in page
    assert Entry.objects.filter(act="graduate.reveal", who="counsellor").count() == 2


def test_the_list_is_exported_as_it_stands(cast, as_):
    client = as_("teacher")
    client.post(LIST, {"q": "zy"})
    shown = client.get(f"{LIST}exports/").content.decode()

    answer = client.post(f"{LIST}exports/", {"in_clear": "on"})

    assert "将导出 1 人" in shown
    assert "更改列" not in shown
    job = Job.objects.get()
    assert answer.url == f"/school/exports/{job.pk}/"
    assert (job.kind, job.what["filters"], job.in_clear, job.row_count) == (
        *("contacts", {"listed": "yes"}),
        *(True, 1),
    )
    assert "毕业生联系方式：已生成" in client.get(answer.url).content.decode()


def test_a_counsellor_is_not_offered_the_whole_file(as_):
    assert "in_clear" not in as_("counsellor").get(f"{LIST}exports/").content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_for_any_number_of_rows(cast, as_, more, django_assert_num_queries):
    for _ in range(more):
        a_graduate(cast.mechanics, cast.plan, "程远")
    client = as_("teacher_of_another_department")
    client.get(LIST)

    with django_assert_num_queries(13):
        assert len(names(client.get(LIST))) == 1 + more
