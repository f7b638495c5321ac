"""「协议书样张」 in a real browser: complete, incomplete, and what cannot be drawn."""

import pytest

from sanfang.institutions.models import School
from tests.portals.phone_in_chromium import look_at, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_form_on_the_screen(desk, live_server, cast):
    sign_in(desk, live_server.url, cast.users["administrator"])
    page = f"{live_server.url}/school/specimen/"

    look_at(desk, page, "school/specimen")
    drawn = desk.locator(".sf-specimen").evaluate("picture => picture.naturalWidth")
    School.objects.filter(pk=cast.school.pk).update(phone="")
    look_at(desk, f"{page}?year=2022", "school/specimen-incomplete")
    School.objects.filter(pk=cast.school.pk).update(address="路😀")
    look_at(desk, page, "school/specimen-undrawable")

    assert drawn == 1240
    assert desk.get_by_text("样张画不出来").is_visible()
