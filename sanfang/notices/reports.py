"""What WeChat reports, after a while, of the messages it carried."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from sanfang.notices import consents
from sanfang.notices.models import Outgoing, Report
from sanfang.wechat.push import Refused, Sent
from sanfang.wechat.templates import Chosen, Template

# Two machines' clocks may be a little apart.
CLOCKS_DIFFER = timedelta(seconds=30)
KEPT_FOR = timedelta(days=7)


def note_sent(event: Sent) -> None:
    """Keep the report, once."""
    report = Report(
        message_id=event.message_id,
        openid=event.openid,
        template_id=event.template_id,
        has_arrived=event.code == 0,
    )
    Report.objects.bulk_create([report], ignore_conflicts=True)


def note_refused(event: Refused, templates: dict[Template, Chosen]) -> None:
    """The person turned messages of a template off: none is left."""
    for template, chosen in templates.items():
        if chosen.id == event.template_id:
            consents.void(event.openid, template)


def of(outgoing: Outgoing, template_id: str) -> Report | None:
    """The report that can only be this message's: to its phone, of its template, and of no other message."""
    since = (outgoing.claimed_at or outgoing.due_at) - CLOCKS_DIFFER
    others = Outgoing.objects.exclude(receipt="").values("receipt")
    found: Report | None = (
        Report.objects.filter(openid=outgoing.destination, template_id=template_id, reported_at__gte=since)
        .exclude(message_id__in=others)
        .order_by("pk")
        .first()
    )
    return found


def sweep() -> int:
    """Forget old reports. Returns how many."""
    return Report.objects.filter(reported_at__lt=timezone.now() - KEPT_FOR).delete()[0]
