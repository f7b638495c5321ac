"""The verbs of telling. Rows are written in the transaction of the act they tell about."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.notices.models import Notice, Outgoing

WECHAT = "wechat"


@dataclass(frozen=True)
class Mailbox:
    """Where a notice goes: the party and its id; `openid` when WeChat reaches the person as well."""

    party: Party
    id: int
    department_id: int | None = None
    openid: str = ""


@dataclass(frozen=True)
class News:
    """What there is to tell. `event` names the event once and for all; telling it again changes nothing."""

    event: str
    kind: str
    title: str
    body: str = ""
    link: str = ""


def tell(mailbox: Mailbox, news: News) -> Notice:
    """Put the news in a mailbox, once per event, and on its way to WeChat where there is a phone."""
    notice, is_new = Notice.objects.get_or_create(
        event_key=f"{news.event}:{mailbox.party}:{mailbox.id}",
        defaults={
            "party": mailbox.party,
            "mailbox_id": mailbox.id,
            "department_id": mailbox.department_id,
            "kind": news.kind,
            "title": news.title,
            "body": news.body,
            "link": news.link,
        },
    )
    if is_new and mailbox.openid:
        Outgoing.objects.create(
            notice=notice, channel=WECHAT, destination=mailbox.openid, due_at=timezone.now()
        )
    return notice


def mark_read(actor: Actor, notice_id: int | None = None, *, link: str = "") -> int:
    """Mark notices of the reader's mailbox as read: one, those that lead to `link`, or all.

    Returns how many were unread.
    """
    unread = Notice.objects.visible_to(actor).unread()
    if link:
        unread = unread.filter(link=link)
    if notice_id is not None:
        unread = unread.filter(pk=notice_id)
    return unread.update(read_at=timezone.now())
