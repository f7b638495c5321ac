"""Tickets: how a phone that WeChat vouched for gets from the mini program into the phone pages.

The mini program and its web view share no cookies, so the view is opened with a ticket in its address. Such an
address may be seen by others; so a ticket works once, for a minute, and only for what it was issued for.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils import timezone

from sanfang.privacy.index import blind_index
from sanfang.refusal import Refusal
from sanfang.wechat.models import Ticket

LASTS = timedelta(seconds=60)
BYTES = 24  # 192 bits of chance.


class TicketRefused(Refusal):
    message = "这次登录已失效，请回到小程序重新进入。"


def issue(openid: str, purpose: str) -> str:
    """A ticket for this openid. Only a keyed hash of it is kept, so who reads the table cannot come in."""
    ticket = secrets.token_urlsafe(BYTES)
    Ticket.objects.create(
        digest=_digest(ticket, purpose), purpose=purpose, openid=openid, expires_at=timezone.now() + LASTS
    )
    return ticket


def redeem(ticket: str, purpose: str) -> str:
    """The openid it was issued for; TicketRefused when it was used, has ended, or is meant for something else."""
    kept = Ticket.objects.filter(digest=_digest(ticket, purpose), expires_at__gt=timezone.now()).first()
    # The DELETE decides: of two who come at once, one deletes the row.
    if kept is None or not Ticket.objects.filter(pk=kept.pk).delete()[0]:
        raise TicketRefused
    return str(kept.openid)


def sweep() -> int:
    """Remove the tickets nobody came with; how many."""
    return Ticket.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def _digest(ticket: str, purpose: str) -> str:
    # What somebody sends may hold characters that no encoding takes; it is refused like any other.
    return blind_index(ticket.encode(errors="replace").decode(), f"wechat.ticket.{purpose}")
