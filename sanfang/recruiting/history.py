"""The life of one offer as its two parties may read it, told from the trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sanfang import calendar
from sanfang.actors import Party
from sanfang.agreements.history import Happening
from sanfang.audit.models import Entry
from sanfang.recruiting.models import Offer
from sanfang.recruiting.terms import day_in_words
from sanfang.recruiting.workflow import OFFER_STEPS

WORDS = {
    "offer.send": "发出签约通知",
    "offer.read": "查看签约通知",
    **{f"offer.{step.name}": step.words for step in OFFER_STEPS},
}
# After these the time to answer is another one; a change names it among what changed.
BEGINS = ("offer.send", "offer.revive")


def history_of(offer: Offer) -> list[Happening]:
    """Everything that happened to an offer, the first act first, with what changed. One query."""
    entries = Entry.objects.filter(
        subject_type=offer._meta.label_lower, subject_id=str(offer.pk), act__in=WORDS
    )
    return [
        Happening(
            entry.at,
            Party(entry.party).label,
            entry.who,
            WORDS[entry.act],
            entry.reason,
            tuple(_notes(entry)),
        )
        for entry in entries.order_by("at", "pk")
    ]


def _notes(entry: Entry) -> Iterator[str]:
    for label, *values in entry.facts.get("changed", ()):
        yield f"{label}：{' → '.join(value or '无' for value in values) or '已修改'}"
    if entry.act in BEGINS:
        deadline = datetime.fromisoformat(entry.facts["answer_by"])
        yield f"接受邀请截止日期：{day_in_words(calendar.last_day_before(deadline))}"
