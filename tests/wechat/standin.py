"""WeChat for the tests: the stand-in on a port of its own, and the settings that lead the product to it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from sanfang.people.models import User
from sanfang.wechat.standin import serving
from sanfang.wechat.standin.names import APP_ID, SECRET, TEMPLATES, openid_of
from sanfang.wechat.standin.phones import Phones
from sanfang.wechat.standin.pushing import Pusher
from sanfang.wechat.standin.world import World

PUSH_TOKEN = "token-of-the-push"
PUSH_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


@dataclass(frozen=True)
class Weixin:
    """The stand-in as a test holds it: its phones over HTTP, and what it knows."""

    url: str
    phones: Phones
    world: World
    pusher: Pusher

    def fails(self, path: str, **fault: object) -> None:
        self.phones.faults(path, **fault)


@pytest.fixture(scope="session")
def standin_server() -> Iterator[serving.Serving]:
    with serving.serving(*serving.built()) as running:
        yield running


@pytest.fixture
def weixin(standin_server: serving.Serving, settings) -> Weixin:
    """A stand-in as on the first day, and the product set to use it. Nothing is pushed until a test aims it."""
    world = standin_server.world
    with world.lock:
        world.reset()
    standin_server.pusher.aim("", "")
    settings.WECHAT_APP_ID, settings.WECHAT_SECRET = APP_ID, SECRET
    settings.WECHAT_API = settings.WECHAT_STANDIN = standin_server.url
    settings.WECHAT_STATE = "formal"
    settings.WECHAT_TEMPLATES = list(TEMPLATES)
    settings.WECHAT_PUSH_TOKEN, settings.WECHAT_PUSH_KEY = PUSH_TOKEN, PUSH_KEY
    return Weixin(standin_server.url, Phones(standin_server.url), world, standin_server.pusher)


def holds(user: User, phone: str) -> User:
    """From now on this account is what WeChat calls the phone's owner."""
    User.objects.filter(pk=user.pk).update(openid=openid_of(phone), app_id=APP_ID)
    return user
