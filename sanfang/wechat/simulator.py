"""A stand-in for WeChat with nine phones, for the demo and the tests."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils import timezone

from sanfang.wechat.gateway import CodeRefused, PhoneMessage
from sanfang.wechat.models import LoginCode, SimulatedMessage

PHONES = tuple(f"phone-{number}" for number in range(1, 10))
CODE_LASTS = timedelta(minutes=5)


def openid_of(phone: str) -> str:
    return f"simulated-{phone}"


def log_in(phone: str) -> str:
    """What `wx.login` does on the phone: a fresh one-use code."""
    code = secrets.token_urlsafe(24)
    LoginCode.objects.create(code=code, openid=openid_of(phone))
    return code


class Simulator:
    """Answers as WeChat would: a code works once and not for long, a message key is shown once."""

    def openid_for(self, code: str) -> str:
        fresh = LoginCode.objects.filter(code=code, created_at__gt=timezone.now() - CODE_LASTS)
        login = fresh.first()
        if login is None or not LoginCode.objects.filter(pk=login.pk).delete()[0]:
            raise CodeRefused
        return login.openid

    def send(self, message: PhoneMessage) -> None:
        SimulatedMessage.objects.get_or_create(
            key=message.key,
            defaults={
                "openid": message.openid,
                "title": message.title,
                "body": message.body,
                "link": message.link,
            },
        )
