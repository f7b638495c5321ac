"""The same news to many people in a few statements: a school reminds thousands in one request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from sanfang.notices.actions import Mailbox, News, event_key, written
from sanfang.notices.kinds import RINGS
from sanfang.notices.models import Channel, Notice, Outgoing

WRITTEN_AT_ONCE = 500


def tell_many(told: Iterable[tuple[Mailbox, News]]) -> None:
    """As `tell`, for news that nobody has heard yet: IntegrityError when somebody has, and then nobody is told."""
    told = list(told)
    notices = Notice.objects.bulk_create(
        [_notice(mailbox, news) for mailbox, news in told], batch_size=WRITTEN_AT_ONCE
    )
    _ring(notices, told)


def _notice(mailbox: Mailbox, news: News) -> Notice:
    return Notice(event_key=event_key(mailbox, news), **written(mailbox, news))


def _ring(notices: Sequence[Notice], told: Sequence[tuple[Mailbox, News]]) -> None:
    """By WeChat to a bound phone, or else by SMS, where the kind rings at all."""
    now = timezone.now()
    rung = [
        Outgoing(
            notice=notice,
            template=RINGS[notice.kind],
            channel=Channel.WECHAT if mailbox.openid else Channel.SMS,
            destination=mailbox.openid,
            phone=mailbox.phone,
            about=news.when or now,
            due_at=now,
        )
        for notice, (mailbox, news) in zip(notices, told, strict=True)
        if notice.kind in RINGS and (mailbox.openid or mailbox.phone)
    ]
    Outgoing.objects.bulk_create(rung, batch_size=WRITTEN_AT_ONCE)
