"""What Sanfang asks of WeChat, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from sanfang.wechat.errors import CodeRefused as CodeRefused
from sanfang.wechat.errors import NoGateway


@dataclass(frozen=True)
class PhoneMessage:
    """A message to one phone. `key` names it: a second sending of the same key must not be seen twice."""

    key: str
    openid: str
    title: str
    body: str
    link: str


class GatewayFailed(Exception):
    """WeChat did not take the message or did not answer; it may be tried again."""


class Gateway(Protocol):
    """Login and messages. The openid comes from WeChat's own answer to a one-use code, never from a form."""

    def openid_for(self, code: str) -> str:
        """The openid behind a one-use login code, or CodeRefused."""

    def send(self, message: PhoneMessage) -> None:
        """Deliver, or raise GatewayFailed."""


def gateway() -> Gateway:
    """The gateway this installation is set to use, or NoGateway."""
    if settings.WECHAT_GATEWAY == "simulator":
        from sanfang.wechat.simulator import Simulator

        return Simulator()
    raise NoGateway
