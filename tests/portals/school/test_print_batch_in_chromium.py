"""「批量打印」 in a real browser: none, asked for, under way, done with some left out, cancelled, refused."""

import pytest
from playwright.sync_api import expect

from sanfang.documents.batch.actions import run_waiting
from sanfang.documents.models import PrintJob
from tests.documents.batches import asked, three_in_force
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def prints(live_server) -> str:
    return f"{live_server.url}/school/prints"


def test_a_class_is_printed(desk, live_server, prints, cast):
    three_in_force(cast)
    sign_in(desk, live_server.url, cast.users["administrator"])
    look_at(desk, f"{prints}/jobs/", "school/print-jobs-empty")
    look_at(desk, f"{prints}/", "school/prints-many")
    desk.get_by_role("link", name="批量打印这 3 份").click()
    look_here(desk, "school/print-batch")
    desk.get_by_role("button", name="开始生成").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("批量打印")
    look_here(desk, "school/print-job-waiting")
    PrintJob.objects.update(state="running", done=2)
    expect(desk.get_by_text("2 / 3")).to_be_visible()
    look_here(desk, "school/print-job-running")
    PrintJob.objects.update(state="waiting", done=0)

    run_waiting()

    expect(desk.get_by_role("button", name="下载 3 份协议")).to_be_visible()
    PrintJob.objects.get().items.filter(place=3).update(left_out="电子印章服务没有响应，请稍后再试")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="下载").click()
    assert download.value.suggested_filename.startswith("agreements-")
    desk.reload()
    expect(desk.get_by_text("已计入打印次数")).to_be_visible()
    look_here(desk, "school/print-job-left-out")
    desk.get_by_role("button", name="再打印一次没有打印的").click()
    desk.get_by_role("button", name="取消这一批").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("批量打印：已取消")
    look_here(desk, "school/print-job-cancelled")
    look_at(desk, f"{prints}/jobs/", "school/print-jobs")


def test_what_is_refused_says_what_to_do(desk, live_server, prints, cast):
    sign_in(desk, live_server.url, cast.users["administrator"])
    look_at(desk, f"{prints}/batch/", "school/print-batch-empty")
    three_in_force(cast)
    asked(cast, form="zip")
    desk.goto(f"{prints}/batch/")

    desk.get_by_role("button", name="开始生成").click()

    expect(desk.get_by_role("alert")).to_contain_text("请在「我的批量打印」里等它完成，或者先取消它")
    look_here(desk, "school/print-batch-refused")
