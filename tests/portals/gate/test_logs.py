"""A log names the page, never the code that opens it."""

import io
import logging

import pytest
from django.test import Client


@pytest.fixture
def console(monkeypatch):
    """What the handlers of the product write, as text."""
    written = io.StringIO()
    handlers = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    assert handlers
    for handler in handlers:
        monkeypatch.setattr(handler, "stream", written)
    return written


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/card/a-secret-token/", "/card/…/"),
        ("/card/a-secret-token/confirm/", "/card/…/confirm/"),
        ("/v/a-secret-token/", "/v/…/"),
        ("/v/a-secret-token", "/v/…"),
    ],
)
def test_the_code_in_an_address_is_not_logged(db, console, path, shown):
    assert Client().get(path, headers={"user-agent": "MicroMessenger"}).status_code in {301, 404}
    logging.getLogger("django.request").warning("Not Found: %s", path)

    assert "a-secret-token" not in console.getvalue()
    assert f"Not Found: {shown}\n" in console.getvalue()


def test_what_went_wrong_on_such_a_page_is_logged_without_its_code(db, console, monkeypatch):
    monkeypatch.setattr("sanfang.portals.public.verification.look_up", lambda token: 1 / 0)

    Client(raise_request_exception=False).get("/v/a-secret-token/")

    assert "a-secret-token" not in console.getvalue()
    assert "Internal Server Error: /v/…/" in console.getvalue()
    assert "ZeroDivisionError" in console.getvalue()


def test_other_addresses_are_logged_as_they_are(db, console):
    Client().get("/nowhere/17/")

    assert "Not Found: /nowhere/17/" in console.getvalue()
