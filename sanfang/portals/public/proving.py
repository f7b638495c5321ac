"""Whether somebody at a desk owns an account: by the password, and by the second factor where there is one."""

from __future__ import annotations

import logging

from django.contrib.auth import authenticate
from django.http import HttpRequest

from sanfang.limits import counting as limits
from sanfang.people import second_factor
from sanfang.people.models import StaffMember, User
from sanfang.portals.gate.addresses import client_address
from sanfang.portals.public.errors import (
    CodeMissing,
    TooManyFailures,
    WorkHandedOver,
    WrongPassword,
)

log = logging.getLogger(__name__)

FAILURES, A_QUARTER_OF_AN_HOUR = 10, 15 * 60
PASSWORD_FAILED, CODE_FAILED = "sign_in.failed", "second_factor.failed"


def who_proves(request: HttpRequest, username: str, password: str, code: str) -> User:
    """The account, or a refusal in the same words whatever was wrong; failures are counted, successes are not.

    After too many failures nobody gets in by the password alone, and nobody learns any more whether one was right;
    who shows the second factor as well still does (promises X05).
    """
    key = f"{username.casefold()} {client_address(request)}"
    is_shut = _is_exhausted(PASSWORD_FAILED, key)
    if is_shut and not code:
        raise TooManyFailures
    user = _by_password(request, username, password, tells_leavers=not is_shut)
    if user is None and is_shut:
        raise TooManyFailures
    if user is None:
        _count(PASSWORD_FAILED, key)
        log.warning("sign-in refused, from %s", client_address(request))
        raise WrongPassword
    if second_factor.is_on(user):
        _check_code(user, code, is_shut=is_shut)
    elif is_shut:
        raise TooManyFailures
    return user


def _by_password(request: HttpRequest, username: str, password: str, *, tells_leavers: bool) -> User | None:
    """Whose password it is. A closed account has none; but who left, and knows it, is told who took over."""
    closed = User.objects.filter(username=username, is_active=False).first()
    if closed is None:
        user = authenticate(request, username=username, password=password)
        return user if isinstance(user, User) else None
    if not closed.check_password(password) or not tells_leavers:
        return None
    member = StaffMember.objects.filter(user=closed).select_related("handed_over_to__user").first()
    if member and member.handed_over_to:
        successor = member.handed_over_to.user
        raise WorkHandedOver(successor.name or successor.username)
    return None


def _check_code(user: User, code: str, *, is_shut: bool) -> None:
    """Only who knows the password can use up these tries: nobody else shuts the owner out by them."""
    key = str(user.pk)
    if _is_exhausted(CODE_FAILED, key):
        raise TooManyFailures
    if not second_factor.passes(user, code):
        if code:
            _count(CODE_FAILED, key)
        raise TooManyFailures if is_shut else CodeMissing


def _is_exhausted(purpose: str, key: str) -> bool:
    return limits.is_exhausted(purpose, key, limit=FAILURES, seconds=A_QUARTER_OF_AN_HOUR)


def _count(purpose: str, key: str) -> None:
    limits.allow(purpose, key, limit=FAILURES, seconds=A_QUARTER_OF_AN_HOUR)
