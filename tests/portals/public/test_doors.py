"""The first page: four doors, and the way for whoever holds a paper."""

import pytest
from django.test import Client


def test_everybody_finds_the_four_doors(db):
    page = Client().get("/").content.decode()

    for words in ("毕业生", "用人单位", "学校", "省", "查验协议书"):
        assert words in page


@pytest.mark.parametrize("door", ["/employer/", "/school/", "/province/"])
def test_a_desks_door_leads_a_visitor_to_the_sign_in_page_and_on(db, door):
    page = Client().get("/")

    assert f'href="{door}"' in page.content.decode()


def test_whoever_is_signed_in_sees_as_whom_and_the_way_out(as_):
    page = as_("teacher").get("/").content.decode()

    assert "您已登录：teacher" in page
    assert 'action="/sign-out/"' in page


def test_another_partys_door_leads_to_a_change_of_account(as_):
    page = as_("teacher").get("/").content.decode()

    assert 'href="/sign-in/?next=/employer/"' in page
    assert 'href="/open-in-wechat/"' in page
