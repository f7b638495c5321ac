"""The headers of every answer, whatever it is an answer to."""

import pytest
from django.test import Client

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
POLICY = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize(
    "path", ["/", "/sign-in/", "/v/unknown/", "/school/", "/nowhere/", "/healthz", "/readyz"]
)
def test_every_answer_has_them(db, path):
    answer = Client().get(path)

    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert set(answer["Content-Security-Policy"].split("; ")) >= POLICY


def test_an_error_of_ours_has_them_too(db, monkeypatch):
    monkeypatch.setattr("sanfang.portals.public.doors.home_of", lambda party: 1 / 0)

    answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    assert answer["Cache-Control"] == "no-store"
    assert set(answer["Content-Security-Policy"].split("; ")) >= POLICY
    assert "ZeroDivisionError" not in answer.content.decode()


def test_a_refused_form_from_elsewhere_has_them_and_says_what_to_do(db):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "teacher", "password": "x"})

    assert answer.status_code == 403
    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert "刷新" in answer.content.decode()


def test_the_cookies_are_for_the_server_alone(cast):
    client = Client()
    client.post("/sign-in/", {"username": "teacher", "password": "correct-horse-battery"})

    cookies = client.cookies.values()
    assert {cookie.key for cookie in cookies} == {"sessionid", "csrftoken"}
    assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in cookies)
