"""The verbs of telling. Rows are written in the transaction of the act they tell about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.notices.kinds import RINGS
from sanfang.notices.models import Channel, Notice, Outgoing


@dataclass(frozen=True)
class Mailbox:
    """Where a notice goes: the party and its id; `openid` and `phone` where a person is reached outside too.

    In a school's, `department_id` and `class_id` say within whose scope it is, `user_id` for whom alone.
    """

    party: Party
    id: int
    department_id: int | None = None
    openid: str = ""
    phone: str = ""
    class_id: int | None = None
    user_id: int | None = None


@dataclass(frozen=True)
class News:
    """What there is to tell. `event` names the event once and for all; telling it again changes nothing.

    `when` is the moment it is about, such as an interview or a deadline; without one, the moment of telling.
    """

    event: str
    kind: str
    title: str
    body: str = ""
    link: str = ""
    when: datetime | None = None


def tell(mailbox: Mailbox, news: News) -> Notice:
    """Put the news in a mailbox, once per event, and on its way to the person's phone where its kind rings."""
    notice, is_new = Notice.objects.get_or_create(
        event_key=event_key(mailbox, news),
        defaults=written(mailbox, news),
    )
    if is_new and news.kind in RINGS:
        _ring(notice, mailbox, news.when or notice.created_at)
    return notice


def written(mailbox: Mailbox, news: News) -> dict[str, Any]:
    """What a row of a notice says, but for its event."""
    return {
        "party": mailbox.party,
        "mailbox_id": mailbox.id,
        "department_id": mailbox.department_id,
        "class_id": mailbox.class_id,
        "user_id": mailbox.user_id,
        "kind": news.kind,
        "title": news.title,
        "body": news.body,
        "link": news.link,
    }


def event_key(mailbox: Mailbox, news: News) -> str:
    """What makes two tellings of one event to one mailbox a single notice."""
    return f"{news.event}:{mailbox.party}:{mailbox.id}"


def _ring(notice: Notice, mailbox: Mailbox, when: datetime) -> None:
    """By WeChat to a bound phone, or else by SMS; the worker does the sending."""
    if not mailbox.openid and not mailbox.phone:
        return
    Outgoing.objects.create(
        notice=notice,
        template=RINGS[notice.kind],
        channel=Channel.WECHAT if mailbox.openid else Channel.SMS,
        destination=mailbox.openid,
        phone=mailbox.phone,
        about=when,
        due_at=timezone.now(),
    )


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
