"""The one verb of the trail."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.audit.chains import HOUSE_CHAIN, province_chain, school_chain
from sanfang.audit.models import Chain, Entry
from sanfang.audit.sealing import content_of, seal_of

__all__ = ["province_chain", "record", "school_chain"]

SALT_BYTES = 16


@transaction.atomic
def record(
    act: str,
    subject: models.Model,
    *,
    actor: Actor,
    chain: str = HOUSE_CHAIN,
    old: str = "",
    new: str = "",
    reason: str = "",
    facts: dict[str, Any] | None = None,
) -> Entry:
    """Append one row to a chain, in the caller's transaction.

    `facts` holds nothing personal in clear: what is sensitive is masked by the caller.
    """
    entry = Entry(
        at=timezone.now(),
        party=str(actor.party),
        user_id=actor.user_id,
        who=actor.label,
        address=actor.address,
        means=actor.means,
        act=act,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        old=old,
        new=new,
        reason=reason,
        facts=facts or {},
        salt=secrets.token_hex(SALT_BYTES),
    )
    _append(entry, chain)
    return entry


def _append(entry: Entry, chain_name: str) -> None:
    """Take the next place. The UPDATE comes first: it locks the head on PostgreSQL, where a plain read would not."""
    Chain.objects.get_or_create(name=chain_name)
    Chain.objects.filter(name=chain_name).update(length=F("length") + 1)
    chain = Chain.objects.get(name=chain_name)
    entry.chain = chain
    entry.sequence = chain.length
    entry.previous_hash = chain.head
    entry.content_hash = content_of(entry)
    entry.entry_hash = seal_of(entry)
    entry.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(head=entry.entry_hash)
