"""「撤销这次导入」 at the desk: look first, then take it back, or read what stands in the way."""

import pytest

from sanfang.graduates.actions import importing, running_imports
from sanfang.graduates.imports import progress
from sanfang.graduates.models import Binding, Graduate, ImportBatch, RecordChange
from sanfang.people.models import User
from tests.graduates.imports.books import a_person, uploaded
from tests.graduates.imports.test_check import as_listed


@pytest.fixture
def imported(cast, as_):
    def imported(*people) -> ImportBatch:
        actor = cast.actor("administrator")
        batch = importing.check(uploaded(*people), cast.school, cast.plan, actor=actor)
        importing.commit(batch, actor=actor)
        return batch

    imported.client = as_("administrator")
    return imported


@pytest.fixture
def large(monkeypatch):
    """Every list counts as one for the worker."""
    monkeypatch.setattr("sanfang.graduates.imports.models.SMALL", 0)


def page_of(batch, act="") -> str:
    return f"/school/imports/{batch.pk}/{act}"


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_page_of_the_last_import_leads_to_its_undoing(imported):
    first, last = imported(a_person()), imported(a_person())

    offered = [f"{page_of(one)}undo/" in text_of(imported.client.get(page_of(one))) for one in (first, last)]

    assert offered == [False, True]


def test_before_it_is_undone_the_page_says_what_will_happen(cast, imported):
    batch = imported(a_person(), as_listed(cast.zhang, 手机号码="13700137000"))

    text = text_of(imported.client.get(page_of(batch, "undo/")))

    assert "新增的 1 人从生源信息中移除。" in text
    assert "更新的 1 人恢复为导入前的内容" in text
    assert Graduate.objects.filter(name="程远").exists()


def test_undoing_says_what_was_done_and_the_latest_changes_show_it(cast, imported):
    batch = imported(a_person(), as_listed(cast.zhang, 手机号码="13700137000"))
    RecordChange.objects.exclude(field="phone").delete()

    answer = imported.client.post(page_of(batch, "undo/"), follow=True)

    text = text_of(answer)
    assert "已撤销：移除新增的 1 人，恢复更新的 1 人。" in text
    assert "下面是这份名单当时带来的变动，现在都已撤销。" in text
    assert "撤销这次导入" not in text
    changes = text_of(imported.client.get("/school/changes/?way=undo"))
    assert "137****7000 → 138****8000" in changes


def test_what_stands_in_the_way_is_named_with_the_people(imported):
    person = a_person()
    batch = imported(person)
    graduate = Graduate.objects.get(student_number=person["学号"])
    Binding.objects.create(user=User.objects.for_phone("new"), graduate=graduate)

    page = text_of(imported.client.get(page_of(batch, "undo/")))
    refused = imported.client.post(page_of(batch, "undo/"))

    assert "这次导入不能撤销" in page
    assert f'<a href="/school/records/{graduate.pk}/">程远（{person["学号"]}）</a>' in page
    assert refused.status_code == 409
    assert "导入以后有人绑定了微信（1），不能撤销，没有任何改动。" in text_of(refused)


def test_an_import_that_is_not_the_last_has_no_such_page(imported):
    first = imported(a_person())
    imported(a_person())

    assert imported.client.get(page_of(first, "undo/")).status_code == 404
    refused = imported.client.post(page_of(first, "undo/"))
    assert (refused.status_code, "只有本校最近一次导入" in text_of(refused)) == (409, True)


def test_a_large_import_is_undone_by_the_worker_and_shows_how_far_it_is(imported, large):
    batch = imported(a_person(), a_person())

    answer = imported.client.post(page_of(batch, "undo/"))
    batch.refresh_from_db()
    progress.note(batch, 1)
    waiting = text_of(imported.client.get(answer.url))
    running_imports.run_waiting()

    assert "正在撤销" in waiting
    assert "1 / 2" in waiting
    assert "已撤销" in text_of(imported.client.get(answer.url))
    assert progress.noted(batch) == 0


def test_a_large_import_tells_how_many_rows_are_written(cast, imported, large):
    actor = cast.actor("administrator")
    batch = importing.check(uploaded(*(a_person() for _ in range(3))), cast.school, cast.plan, actor=actor)
    importing.confirm(batch, actor=actor)
    progress.note(batch, 2)

    assert "2 / 3" in text_of(imported.client.get(page_of(batch, "progress/")))


def test_changes_are_summed_up_by_field(cast, imported):
    actor = cast.actor("administrator")
    people = (as_listed(one, 手机号码="13700137000") for one in (cast.zhang, cast.li))
    batch = importing.check(uploaded(*people), cast.school, cast.plan, actor=actor)

    assert "手机号码 2 人" in text_of(imported.client.get(page_of(batch)))
