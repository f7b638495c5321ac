"""The first time a graduate opens an invitation or an offer is noted: the employer sees that it was read.

What told of it is read with it, so that nothing counts as unread that was opened by another way.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.graduates import actions as graduates
from sanfang.notices import actions as notices
from sanfang.recruiting import telling
from sanfang.recruiting.actions.moving import check_rights, record
from sanfang.recruiting.actions.reaching import check_graduate
from sanfang.recruiting.models import Interview, Offer


@transaction.atomic
def mark_read(letter: Interview | Offer, *, actor: Actor) -> None:
    """Note it once; later readings change nothing."""
    check_graduate(actor)
    check_rights(letter, actor)
    graduates.hold(letter.graduate_id)
    notices.mark_read(actor, link=telling.link_to(letter, Party.GRADUATE))
    unread = type(letter).objects.filter(pk=letter.pk, read_at__isnull=True)
    if unread.update(read_at=timezone.now()):
        letter.refresh_from_db()
        record(letter, "read", actor=actor)
