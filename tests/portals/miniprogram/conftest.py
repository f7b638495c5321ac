"""A mini program that asks: with WeChat's codes, and without a cookie."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from sanfang.people.models import User
from sanfang.wechat import simulator

Ask = Callable[..., HttpResponse]


@pytest.fixture
def phone(cast) -> Callable[[str], str]:
    """`phone("zhang")` is the phone of zhang's: what WeChat says is zhang's account."""

    def belongs_to(name: str) -> str:
        User.objects.filter(pk=cast.users[name].pk).update(openid=simulator.openid_of(f"phone of {name}"))
        return f"phone of {name}"

    return belongs_to


@pytest.fixture
def ask(phone) -> Ask:
    """Asks for the file at an address as somebody's phone would."""
    client = Client(enforce_csrf_checks=True)

    def post(name: str, path: str) -> HttpResponse:
        question = {"code": simulator.log_in(phone(name)), "path": path}
        return client.post("/wechat/document/", question, content_type="application/json")

    post.client = client
    return post
