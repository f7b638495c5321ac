"""WeChat as the portals meet it: whether a page is read inside it, and who signs in through it."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from sanfang.people.models import User
from sanfang.wechat.gateway import gateway

# What WeChat's browser says of itself.
USER_AGENT = "MicroMessenger"
# The same, said by a simulated phone; only the simulator's pages write it.
SIMULATED = "in_wechat"


def is_in_wechat(request: HttpRequest) -> bool:
    """Whether the page is read inside WeChat. A courtesy to people, not a proof: anybody can claim it."""
    return USER_AGENT in request.headers.get("User-Agent", "") or bool(request.session.get(SIMULATED))


def sign_in_by_code(request: HttpRequest, code: str) -> User:
    """Sign in whoever WeChat names for a one-use code, or CodeRefused. No form can say who one is."""
    user: User = User.objects.for_phone(gateway().openid_for(code))
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return user
