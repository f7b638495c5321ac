"""「存证记录」 in Chromium, on the phone and at the desks: one act, many, and a refusal."""

import pytest

from sanfang.documents.evidence import actions
from tests.agreements.terminations.conftest import Ending
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_graduate_reads_and_asks_on_the_phone(phone, live_server, cast, in_force):
    sign_in(phone, live_server.url, cast.users["zhang"])
    page = f"{live_server.url}/m/agreements/{in_force.pk}/evidence/"
    ending = Ending(cast, in_force)
    ending.consent(ending.ask())
    look_at(phone, page, "graduate/evidence-many")

    phone.get_by_text("协议内容和文件的散列值").click()
    phone.get_by_text("怎样核对").click()
    phone.get_by_role("button", name="下载存证报告").click()

    phone.get_by_role("link", name="打开存证报告").wait_for()
    phone.get_by_text("操作日志的证明").click()
    look_here(phone, "graduate/evidence-asked-for")


def test_the_desks_read_it_too(desk, live_server, cast, signed, settings):
    sign_in(desk, live_server.url, cast.users["mo"])
    look_at(desk, f"{live_server.url}/employer/agreements/{signed.pk}/evidence/", "employer/evidence-one")
    cast.approve(signed)
    actions.take_out(signed, actions.Form.DATA, actor=cast.actor("teacher"))
    settings.SEALS = ["10363=pkcs12:/nowhere.p12"]
    sign_in(desk, live_server.url, cast.users["teacher"])
    desk.goto(f"{live_server.url}/school/agreements/{signed.pk}/evidence/")
    desk.get_by_text("操作日志的证明").click()
    look_here(desk, "school/evidence-three")
    desk.get_by_role("button", name="下载存证报告").press("Enter")

    desk.get_by_role("alert").first.wait_for()
    look_here(desk, "school/evidence-refused")
