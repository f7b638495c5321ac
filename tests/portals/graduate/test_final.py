"""「最终信息确认」 on the phone: what is confirmed is what was read, before the closing day (manual H6)."""

import pytest

from sanfang.destinations.final import final_facts, fingerprint
from sanfang.destinations.models import FinalConfirmation
from sanfang.graduates.models import Graduate
from sanfang.institutions.closing import ClosingDay
from tests.destinations.byhand import record
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

PAGE = "/m/dispatch/final/"


@pytest.fixture
def still_open(cast):
    """The whole cast of a cohort whose day has not come."""
    Graduate.objects.update(cohort_year=2099)
    cast.zhang.refresh_from_db()
    return cast


def test_what_was_read_is_confirmed(as_, still_open):
    client = as_("zhang")
    shown = client.get(PAGE).context["shown"]

    assert client.post(PAGE, {"shown": shown})["Location"] == PAGE
    assert "您已确认最终信息" in client.get(PAGE).content.decode()


def test_what_changed_meanwhile_is_read_again(as_, still_open):
    client = as_("zhang")
    shown = client.get(PAGE).context["shown"]
    record(still_open, "801")

    answer = client.post(PAGE, {"shown": shown})

    assert answer.status_code == 409
    assert "请重新核对一遍再确认" in answer.content.decode()
    assert not FinalConfirmation.objects.exists()


def test_nobody_confirms_what_others_read(as_, still_open):
    answer = as_("li").post(PAGE, {"shown": fingerprint(final_facts(still_open.zhang))})

    assert answer.status_code == 409


def test_after_the_day_there_is_no_button(as_, cast):
    page = as_("zhang").get(PAGE)

    assert (page.context["is_open"], "确认已经截止" in page.content.decode()) == (False, True)
    assert as_("zhang").post(PAGE, {"shown": page.context["shown"]}).status_code == 409


def test_the_school_s_own_day_is_shown(as_, cast):
    ClosingDay.objects.create(school=cast.school, month=12, day=31)

    assert "截止日期：2026年12月31日" in as_("zhang").get(PAGE).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_is_readable_on_a_phone(phone, live_server, cast):
    sign_in(phone, live_server.url, cast.users["zhang"])
    look_at(phone, f"{live_server.url}{PAGE}", "graduate/final-closed")
    ClosingDay.objects.create(school=cast.school, month=12, day=31)
    record(cast, "801")
    look_at(phone, f"{live_server.url}{PAGE}", "graduate/final")
    phone.get_by_role("button", name="确认无误").click()
    phone.get_by_text("您已确认最终信息").wait_for()
    look_here(phone, "graduate/final-confirmed")
