"""「撤销这次导入」 as a clerk sees it: offered, looked at, under way, done, and what stands in the way."""

import pytest
from playwright.sync_api import expect

from sanfang.destinations.national.exporting import NATIONAL, asked_for
from sanfang.exports.actions import ask
from sanfang.graduates.actions import importing, running_imports
from sanfang.graduates.imports import progress
from sanfang.graduates.models import Graduate
from tests.graduates.imports.books import a_person, uploaded
from tests.graduates.imports.test_check import as_listed
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def imported(cast, *people):
    actor = cast.actor("administrator")
    batch = importing.check(uploaded(*people), cast.school, cast.plan, actor=actor)
    importing.commit(batch, actor=actor)
    return batch


def test_a_clerk_undoes_an_import_and_reads_why_another_stays(desk, live_server, cast, monkeypatch):
    school = f"{live_server.url}/school"
    sign_in(desk, live_server.url, cast.users["administrator"])
    batch = imported(cast, a_person(), as_listed(cast.zhang, 手机号码="13700137000", 姓名="张龑"))

    look_at(desk, f"{school}/imports/{batch.pk}/", "school/import-undoable")
    desk.get_by_role("link", name="撤销这次导入").click()
    look_here(desk, "school/import-undo")
    desk.get_by_role("button", name="撤销这次导入").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("已撤销")
    look_here(desk, "school/import-undone")
    look_at(desk, f"{school}/changes/", "school/changes-undone")
    look_at(desk, f"{school}/imports/", "school/imports-undone")

    people = [a_person(姓名=f"欧阳{one}{two}") for one in "静怡晓" for two in "明强宁"]
    batch = imported(cast, *people)
    busy = Graduate.objects.filter(student_number__in=[person["学号"] for person in people])
    for graduate in busy:
        graduate.corrections.create(field="qq", proposed="20002")
    busy.first().cards.create(token="t", token_index="t", expires_at="2026-12-01T00:00Z")
    ask(NATIONAL, asked_for(2026), actor=cast.actor("administrator"))
    look_at(desk, f"{school}/imports/{batch.pk}/undo/", "school/import-not-undone")

    monkeypatch.setattr("sanfang.graduates.imports.models.SMALL", 0)
    batch = imported(cast, *(a_person() for _ in range(3)))
    importing.ask_to_undo(batch, actor=cast.actor("administrator"))
    progress.note(batch, 2)
    desk.goto(f"{school}/imports/{batch.pk}/")
    expect(desk.get_by_text("2 / 3")).to_be_visible()
    look_here(desk, "school/import-undoing")
    running_imports.run_waiting()
    expect(desk.get_by_role("heading", level=1)).to_have_text("已撤销")
