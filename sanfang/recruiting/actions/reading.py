"""The first time a graduate opens an invitation or an offer is noted: the employer sees that it was read."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.recruiting.actions.moving import check_rights, record
from sanfang.recruiting.actions.reaching import check_graduate
from sanfang.recruiting.models import Interview, Offer


@transaction.atomic
def mark_read(letter: Interview | Offer, *, actor: Actor) -> None:
    """Note it once; later readings change nothing."""
    check_graduate(actor)
    check_rights(letter, actor)
    unread = type(letter).objects.filter(pk=letter.pk, read_at__isnull=True)
    if unread.update(read_at=timezone.now()):
        letter.refresh_from_db()
        record(letter, "read", actor=actor)
