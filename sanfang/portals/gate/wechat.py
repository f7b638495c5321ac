"""WeChat as the portals meet it: whether a page is read inside it, and who signs in through it."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from sanfang.people.models import User
from sanfang.wechat import tickets
from sanfang.wechat.api import wechat

# What WeChat's browser says of itself; WeCom's says so as well, but knows neither our mini program nor its people.
USER_AGENT, WECOM = "MicroMessenger", "wxwork"
# What the browser inside a mini program adds.
MINI_PROGRAM = "miniProgram"
# What a ticket of ours is good for.
PURPOSE = "enter"


def is_in_wechat(request: HttpRequest) -> bool:
    """Whether the page is read inside WeChat. A courtesy to people, not a proof: anybody can claim it."""
    agent = request.headers.get("User-Agent", "")
    return USER_AGENT in agent and WECOM not in agent


def is_in_mini_program(request: HttpRequest) -> bool:
    """Whether the page is read in the web-view of a mini program. The same courtesy, no proof either."""
    return is_in_wechat(request) and MINI_PROGRAM in request.headers.get("User-Agent", "")


def ticket_for(code: str) -> str:
    """A ticket for whom WeChat names for a one-use code; it opens the phone pages once, within a minute."""
    return tickets.issue(openid_behind(code), PURPOSE)


def enter_by(request: HttpRequest, ticket: str) -> User:
    """Sign in whom the ticket was given to, or TicketRefused."""
    return sign_in(request, tickets.redeem(ticket, PURPOSE))


def openid_behind(code: str) -> str:
    """Whom WeChat names for a one-use code, or CodeRefused. No form and no question can say who one is."""
    return wechat().openid_for(code)


def known_by_code(code: str) -> User | None:
    """The account of whom WeChat names, if it was here before and is open."""
    openid = openid_behind(code)
    known = User.objects.filter(openid=openid, app_id=settings.WECHAT_APP_ID, is_active=True)
    found: User | None = known.first()
    return found


def account_behind(code: str) -> User:
    """The account of whom WeChat names; it is made when it is not there yet."""
    return _account_of(openid_behind(code))


def sign_in(request: HttpRequest, openid: str) -> User:
    """From now on this browser is the phone of this openid, which came from WeChat."""
    user = _account_of(openid)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return user


def _account_of(openid: str) -> User:
    user: User = User.objects.for_phone(openid, settings.WECHAT_APP_ID)
    return user
