"""What Sanfang asks of whoever sends text messages, and which sender this installation is set to use."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.conf import settings

from sanfang.sms.aliyun import Account, Aliyun
from sanfang.sms.console import Console
from sanfang.sms.errors import Misconfigured
from sanfang.sms.messages import Template, TextMessage, read_templates

__all__ = ["Sender", "Template", "TextMessage", "faults", "sender"]

# What each setting of an account is called where the operator writes it.
NEEDED = {
    "SMS_KEY_ID": "SANFANG_SMS_KEY_ID",
    "SMS_KEY_SECRET": "SANFANG_SMS_KEY_SECRET",
    "SMS_SIGN": "SANFANG_SMS_SIGN",
}


class Sender(Protocol):
    """Somebody who carries text messages. No provider recognises a repeated message: that is ours to prevent."""

    def send(self, message: TextMessage) -> str:
        """The provider's id of the message it took; or NotSent, Misconfigured, Unanswered or Refused."""

    def was_sent(self, message: TextMessage, on: date) -> bool | None:
        """Whether the provider took this message on that day or in the night after; None when it cannot say.

        The provider writes its records a little later than it sends: ask some minutes after the attempt.
        """


def sender() -> Sender:
    """The sender of the settings, or Misconfigured."""
    if settings.SMS_SENDER == "console":
        return Console()
    if missing := faults():
        raise Misconfigured(" ".join(missing))
    return Aliyun(
        Account(
            key_id=settings.SMS_KEY_ID,
            secret=settings.SMS_KEY_SECRET,
            sign=settings.SMS_SIGN,
            templates=read_templates(settings.SMS_TEMPLATES),
            endpoint=settings.SMS_ENDPOINT,
        )
    )


def faults() -> list[str]:
    """What keeps the chosen sender from sending, one sentence each; empty when nothing does."""
    if settings.SMS_SENDER == "console":
        return []
    if settings.SMS_SENDER != "aliyun":
        return ["SANFANG_SMS must be “console” or “aliyun”."]
    missing = [f"{name} is not set." for field, name in NEEDED.items() if not getattr(settings, field)]
    if not settings.SMS_ENDPOINT.startswith(("https://", "http://")):
        missing.append("SANFANG_SMS_ENDPOINT is not an address.")
    return missing + _faults_of_templates()


def _faults_of_templates() -> list[str]:
    try:
        known = read_templates(settings.SMS_TEMPLATES)
    except Misconfigured as fault:
        return [str(fault)]
    return [f"SANFANG_SMS_TEMPLATES has no “{name}”." for name in Template if name not in known]
