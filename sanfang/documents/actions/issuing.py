"""An original begins with the text it stands for: in the same transaction, as a row that waits for its file."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.agreements.models import Agreement
from sanfang.documents.models import Copy, Original
from sanfang.documents.original_states import Holder

TRIES = 3


def issue(agreement: Agreement) -> Original:
    """The original of the text that is in force now, with a copy for each holder, to be made. Once per revision.

    Follows approvals and corrections (`agreements.followers`).
    """
    known = latest_of(agreement)
    return known if known is not None else open_printing(agreement, 1)


def latest_of(agreement: Agreement) -> Original | None:
    """What is printed of an agreement now: the last printing of the revision that is in force."""
    return agreement.originals.filter(revision=agreement.revision).latest_first().first()


@transaction.atomic
def open_printing(agreement: Agreement, printing: int, **more: Any) -> Original:
    """One more original of the same text, with its copies."""
    now = timezone.now()
    original = Original.objects.create(
        agreement=agreement,
        revision=agreement.revision,
        printing=printing,
        details_sha256=agreement.details_sha256,
        issued_at=now,
        due_at=now,
        **more,
    )
    for holder in Holder:
        _copy_for(holder, original)
    return original


def _copy_for(holder: Holder, original: Original) -> None:
    """With a token that no other copy has (promises X10)."""
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                Copy.objects.create(original=original, place=holder)
                return
        except IntegrityError:
            if not tries_left:
                raise
