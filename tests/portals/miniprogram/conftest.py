"""A mini program that asks: with WeChat's codes, and without a cookie."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.wechat.standin import holds

Ask = Callable[..., HttpResponse]


PHONES: dict[str, str] = {"zhang": "phone-1", "li": "phone-2", "wang": "phone-3"}


@pytest.fixture
def phone(cast) -> Callable[[str], str]:
    """`phone("zhang")` is the phone of zhang's: what WeChat says is zhang's account."""

    def belongs_to(name: str) -> str:
        held = PHONES.setdefault(name, f"phone-{len(PHONES) + 1}")
        holds(cast.users[name], held)
        return held

    return belongs_to


@pytest.fixture
def ask(phone, weixin) -> Ask:
    """Asks for the file at an address as somebody's phone would."""
    client = Client(enforce_csrf_checks=True)

    def post(name: str, path: str) -> HttpResponse:
        question = {"code": weixin.phones.login(phone(name)), "path": path}
        return client.post("/wechat/document/", question, content_type="application/json")

    post.client = client
    return post


def as_json(path: str, **question: object) -> HttpResponse:
    """What the mini program posts: JSON, and no cookie."""
    return Client(enforce_csrf_checks=True).post(path, question, content_type="application/json")
