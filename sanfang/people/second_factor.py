"""「二次验证」: besides the password the six digits of an authenticator app (RFC 6238), for staff who want them.

Whoever tries passwords at a desk can shut its owner out for a quarter of an hour, but not one who also shows
the digits (promises X05).
"""

from __future__ import annotations

import base64
import os
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.people.errors import CodeWrong
from sanfang.people.models import SecondFactor, User

SECONDS, DIGITS = 30, 6
KEY_BYTES = 20
# A phone's clock may be half a minute off, either way.
TOLERATED = (0, -1, 1)


def begin(user: User) -> SecondFactor:
    """A new key to be read by the app; it counts for nothing until a code of it was shown. One begun is replaced."""
    if is_on(user):
        return SecondFactor.objects.get(user=user)
    key = base64.b32encode(os.urandom(KEY_BYTES)).decode()
    begun, _ = SecondFactor.objects.update_or_create(user=user, defaults={"key": key, "last_step": 0})
    return begun


@transaction.atomic
def turn_on(user: User, code: str, *, actor: Actor) -> None:
    """From now on the account asks for digits; CodeWrong unless these are the app's now."""
    if not _claims(user, code, is_on=False):
        raise CodeWrong
    SecondFactor.objects.filter(user=user).update(turned_on_at=timezone.now())
    audit.record("account.second_factor_on", user, actor=actor)


@transaction.atomic
def turn_off(user: User, code: str, *, actor: Actor) -> None:
    """The password alone is enough again; CodeWrong unless these are the app's digits now."""
    if not passes(user, code):
        raise CodeWrong
    forget(user, actor=actor)


@transaction.atomic
def forget(user: User, *, actor: Actor) -> None:
    """Take the second factor away, as for somebody whose phone is lost; nothing happens where there is none."""
    was_on = is_on(user)
    SecondFactor.objects.filter(user=user).delete()
    if was_on:
        audit.record("account.second_factor_off", user, actor=actor)


def is_on(user: User) -> bool:
    return SecondFactor.objects.in_use().filter(user=user).exists()


def passes(user: User, code: str) -> bool:
    """Whether these are the digits of the account's app now. Each is good for one time only."""
    return _claims(user, code, is_on=True)


def address_of(factor: SecondFactor) -> str:
    """What the app reads from the QR code: the account's name, ours, and the key."""
    issuer = quote(settings.PLATFORM_NAME)
    account = quote(factor.user.username)
    return f"otpauth://totp/{account}?secret={factor.key}&issuer={issuer}"


def code_at(key: str, step: int) -> str:
    """The six digits of a key in one step of half a minute."""
    # Every app reckons with SHA-1 unless told otherwise, and some do even then; the length of the key is RFC 4226's.
    maker = TOTP(base64.b32decode(key), DIGITS, SHA1(), SECONDS)  # noqa: S303
    return maker.generate(step * SECONDS).decode()


def step_now() -> int:
    return int(timezone.now().timestamp()) // SECONDS


def _claims(user: User, code: str, *, is_on: bool) -> bool:
    """Whether the digits are right, and were not used: the step is taken by one conditional UPDATE."""
    factor = SecondFactor.objects.filter(user=user, turned_on_at__isnull=not is_on).first()
    if factor is None:
        return False
    now = step_now()
    steps = [now + shift for shift in TOLERATED if code_at(factor.key, now + shift) == code]
    unused = SecondFactor.objects.filter(pk=factor.pk)
    return any(unused.filter(last_step__lt=step).update(last_step=step) for step in steps)
