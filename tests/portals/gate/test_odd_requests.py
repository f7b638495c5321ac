"""Requests that no browser sends by itself: each gets a page in Chinese, and none breaks anything."""

import pytest
from django.test import Client

from sanfang.people.models import User


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-16", "rot13", "hex", "idna"])
def test_a_form_is_utf_8_whatever_it_says_of_itself(db, charset):
    body = b'--b\r\nContent-Disposition: form-data; name="username"\r\n\r\n\\ud800\r\n--b--\r\n'

    answer = Client().generic(
        "POST", "/sign-in/", body, f"multipart/form-data; boundary=b; charset={charset}"
    )

    assert answer.status_code == 200
    assert "\\ud800" in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"x", "multipart/form-data"),
        (b"field=1&" * 1200, "application/x-www-form-urlencoded"),
        (b"x" * 13 * 1024 * 1024, "application/x-www-form-urlencoded"),
    ],
    ids=["no boundary", "too many fields", "too large"],
)
def test_what_cannot_be_read_is_refused_in_chinese(db, body, kind):
    answer = Client().generic("POST", "/sign-in/", body, kind)

    assert answer.status_code == 400
    assert "没能读懂" in answer.content.decode()


def test_a_session_that_ended_with_its_password_is_a_visitor_s(cast, as_):
    """Such a session is deleted where it is met; on a public page that is while a GET is answered."""
    client = as_("teacher")
    teacher = User.objects.get(username="teacher")
    teacher.set_password("quite-another-password")
    teacher.save()

    assert client.get("/").status_code == 200


def test_the_address_of_a_form_is_no_page_and_says_so(cast, as_):
    answer = as_("teacher").get("/school/agreements/approve/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "不能直接打开" in answer.content.decode()
