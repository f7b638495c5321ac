"""Where a page is read, as its browser says it."""

import pytest
from django.test import RequestFactory

from sanfang.portals.gate.wechat import is_in_mini_program, is_in_wechat
from tests import user_agents

READ_IN = [
    # the browser, in WeChat, in a mini program
    ("IPHONE_WECHAT", True, False),
    ("ANDROID_WECHAT", True, False),
    ("DESKTOP_WECHAT", True, False),
    ("IPHONE_MINI_PROGRAM", True, True),
    ("ANDROID_MINI_PROGRAM", True, True),
    ("DESKTOP_MINI_PROGRAM", True, True),
    ("WECOM", False, False),
    ("IPHONE_SAFARI", False, False),
    ("ANDROID_CHROME", False, False),
    ("DESKTOP_CHROME", False, False),
]


def request_by(agent: str, **session: bool):
    request = RequestFactory().get("/m/", headers={"user-agent": agent})
    request.session = session
    return request


@pytest.mark.parametrize(("name", "in_wechat", "in_mini_program"), READ_IN)
def test_a_browser_is_known_by_what_it_says(name, in_wechat, in_mini_program):
    request = request_by(getattr(user_agents, name))

    assert (is_in_wechat(request), is_in_mini_program(request)) == (in_wechat, in_mini_program)


def test_every_browser_that_we_know_of_is_asked():
    browsers = {name for name in vars(user_agents) if name.isupper()}

    assert browsers - {name for name, *_ in READ_IN} == {"IPHONE", "ANDROID", "OUR_MINI_PROGRAM"}


def test_a_browser_that_says_nothing_is_no_wechat():
    request = RequestFactory().get("/m/")
    request.session = {}

    assert not is_in_wechat(request)
