"""What the mini program may send, and how it is told no."""

import json

import pytest
from django.http import Http404, JsonResponse
from django.test import Client
from django.urls import path

from sanfang.agreements.errors import NotNow
from sanfang.portals.miniprogram.answers import asked, asked_by_the_mini_program
from sanfang.wechat.errors import CodeRefused

pytestmark = pytest.mark.django_db


@asked_by_the_mini_program("test.echo", limit=3, seconds=600)
def echo(request):
    return JsonResponse(asked(request, "code", "path"))


@asked_by_the_mini_program("test.no", limit=100, seconds=600)
def no(request):
    raise {"code": CodeRefused, "now": lambda: NotNow("in_force"), "absent": Http404}[
        asked(request, "why")["why"]
    ]()


urlpatterns = [path("echo/", echo), path("no/", no)]


@pytest.fixture
def ask(settings):
    """Posts bytes, or an object as JSON, as a program would: with no cookie and checked for CSRF."""
    settings.ROOT_URLCONF = __name__
    client = Client(enforce_csrf_checks=True)

    def post(address: str, question: object):
        content = question if isinstance(question, bytes) else json.dumps(question)
        return client.post(address, content, content_type="application/json")

    post.client = client
    return post


def test_the_texts_that_a_view_asks_for_are_read_and_others_are_not(ask):
    answer = ask("/echo/", {"code": "c", "path": "/m/", "openid": "o"})

    assert (answer.status_code, answer.json()) == (200, {"code": "c", "path": "/m/"})


@pytest.mark.parametrize(
    "question",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 4000,
        b"[]",
        b'"code"',
        b"null",
        {},
        {"code": "c"},
        {"code": "c", "path": ""},
        {"code": "c", "path": 7},
        {"code": "c", "path": None},
        {"code": "c", "path": ["/m/"]},
        {"code": "c\0", "path": "/m/"},
        {"code": "c", "path": "\ud800"},
        {"code": "c", "path": "x" * 501},
        {"code": "c", "path": "/m/", "more": "x" * 5000},
    ],
    ids=repr,
)
def test_garbage_is_refused_in_words(ask, question):
    answer = ask("/echo/", question)

    assert (answer.status_code, list(answer.json())) == (400, ["message"])
    assert answer.json()["message"].startswith("小程序发来的内容无法读取")


@pytest.mark.parametrize(
    ("why", "status", "words"),
    [
        ("code", 400, CodeRefused.message),
        ("now", 409, str(NotNow("in_force"))),
        ("absent", 404, "没有找到您要打开的内容。"),
    ],
)
def test_every_no_is_json_with_words(ask, why, status, words):
    answer = ask("/no/", {"why": why})

    assert (answer.status_code, answer.json()) == (status, {"message": words})


def test_too_many_questions_of_one_address_are_told_to_wait(ask):
    for _ in range(3):
        assert ask("/echo/", {"code": "c", "path": "/m/"}).status_code == 200

    answer = ask("/echo/", {"code": "c", "path": "/m/"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert answer.json() == {"message": "请求太频繁，请 10 分钟后再试。"}


def test_it_is_not_a_page(ask):
    assert ask.client.get("/echo/").status_code == 405
