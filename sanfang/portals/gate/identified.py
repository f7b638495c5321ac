"""By which means the sender of a request was identified, as the trail keeps it beside every act."""

from __future__ import annotations

from django.http import HttpRequest

from sanfang.actors import BY_PASSWORD, BY_PASSWORD_AND_CODE, BY_WECHAT
from sanfang.people import second_factor
from sanfang.people.models import User
from sanfang.privacy.index import blind_index

# As many hex digits as tell the phones of a country apart, and too few to be taken for a key.
DIGITS = 16
KEY = "identified_by"


def means_of_phone(user: User) -> str:
    """WeChat, with a keyed reference to the account's openid: the same for the same phone, and no way back to it."""
    reference = blind_index(f"{user.app_id}/{user.openid}", "trail.wechat")[:DIGITS]
    return f"{BY_WECHAT}:{reference}"


def means_of(request: HttpRequest) -> str:
    """How this session began; a session that began without the sign-in page has a password behind it."""
    session = getattr(request, "session", None)
    return str(session.get(KEY, BY_PASSWORD)) if session is not None else BY_PASSWORD


def remember_means(request: HttpRequest, user: User) -> None:
    """Note in the session whether the second factor was asked for, as it always is of whoever has one."""
    request.session[KEY] = BY_PASSWORD_AND_CODE if second_factor.is_on(user) else BY_PASSWORD
