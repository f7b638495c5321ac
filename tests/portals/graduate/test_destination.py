"""「就业信息」 on the phone: what the school reports of one, and whom to tell when it is wrong (manual H4)."""

import pytest

from tests.destinations.byhand import record
from tests.permissions.conftest import body
from tests.portals.phone_in_chromium import look_at, sign_in
from tests.portals.school.papers import PDF

PAGE = "/m/dispatch/destination/"


def test_nothing_was_said_yet(cast, as_):
    page = as_("zhang").get(PAGE)

    assert (page.context["label"], page.context["facts"], page.context["history"]) == ("待就业", [], [])
    assert "请把证明材料交给辅导员登记" in page.content.decode()


def test_what_the_school_entered_is_read_with_its_papers(cast, as_):
    record(cast, "11")
    client = as_("zhang")

    page = client.get(PAGE)

    assert page.context["label"] == "签劳动合同形式就业"
    assert ["单位名称", "芜湖青禾信息技术有限公司"] in page.context["facts"]
    ((_, url),) = page.context["history"][0].files
    assert body(client.get(url)) == PDF


def test_the_page_says_whom_to_tell(cast, as_):
    assert "请联系毕业生就业指导中心李老师，电话 0553-2871411" in as_("zhang").get(PAGE).content.decode()


def test_the_name_of_the_clerk_stays_at_school(cast, as_):
    record(cast, "11", by="counsellor")

    assert "counsellor" not in as_("zhang").get(PAGE).content.decode()


def test_papers_of_others_are_not_there(cast, as_):
    evidence = record(cast, "11").evidence.get()

    assert as_("li").get(f"{PAGE}evidence/{evidence.pk}/").status_code == 404


def test_the_page_costs_the_same_however_much_was_said(cast, as_, django_assert_num_queries):
    client = as_("zhang")
    record(cast, "11")
    with django_assert_num_queries(8):
        client.get(PAGE)
    record(cast, "801", reason="考取研究生")
    with django_assert_num_queries(8):
        client.get(PAGE)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_is_readable_on_a_phone(phone, live_server, cast):
    sign_in(phone, live_server.url, cast.users["zhang"])
    look_at(phone, f"{live_server.url}/m/dispatch/", "graduate/dispatch")
    look_at(phone, f"{live_server.url}{PAGE}", "graduate/destination-none")
    record(cast, "11")
    record(cast, "801", reason="考取研究生")
    look_at(phone, f"{live_server.url}{PAGE}", "graduate/destination")
