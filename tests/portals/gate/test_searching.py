"""A search leaves no name in any address."""

import pytest
from django.contrib.sessions.backends.cache import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from sanfang.portals.gate.searching import search_text, searchable


@searchable
def a_list(request):
    return HttpResponse(search_text(request))


@pytest.fixture
def ask():
    """Requests of one visitor: they share a session."""
    session = SessionStore()

    def request(method, path="/list/", **data):
        request = getattr(RequestFactory(), method)(path, data)
        request.session = session
        return a_list(request)

    request.session = session
    return request


def test_what_was_typed_is_found_again_and_stands_in_no_address(ask):
    answer = ask("post", "/list/?year=2026&page=3", q=" 张䶮 ")

    assert answer["Location"] == "/list/?year=2026"
    assert ask("get").content.decode() == "张䶮"


def test_each_list_has_its_own_search(ask):
    ask("post", q="张䶮")

    assert ask("get", "/other/").content == b""


def test_an_empty_search_shows_everything_again(ask):
    ask("post", q="张䶮")
    ask("post", q="")

    assert ask("get").content == b""


@pytest.mark.parametrize("hostile", ["\x00", "a" * 10_000, "\u202e张"])
def test_B15_what_cannot_be_a_name_is_not_kept(ask, hostile):
    ask("post", q=hostile)

    assert ask("get").content == b""


def test_the_session_holds_what_was_typed_only_encrypted(ask):
    ask("post", q="340203200309010017")

    assert "340203200309010017" not in str(dict(ask.session.items()))
    assert ask("get").content.decode() == "340203200309010017"


def test_what_an_old_session_holds_in_clear_finds_nothing(ask):
    ask.session["search:/list/"] = "张䶮"

    assert ask("get").content == b""
