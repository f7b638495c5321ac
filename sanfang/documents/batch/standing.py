"""What is printed of many agreements now, and why some of them are not."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import PRINTABLE_STATES
from sanfang.documents.models import Original

ENDED = "协议已经不在生效状态，或者不在您负责的范围内"
CHANGED = "生成以后更正或补打过"


def standing(keys: Iterable[int], actor: Actor) -> dict[int, Original | None]:
    """By agreement: the original that is printed of it now, or None while there is none. What this person does not
    see, or is not in force, is not in it."""
    seen = Agreement.objects.visible_to(actor).filter(pk__in=list(keys), state__in=PRINTABLE_STATES)
    found: dict[int, Original | None] = dict.fromkeys(seen.values_list("pk", flat=True))
    originals = Original.objects.filter(agreement__in=list(found), revision=F("agreement__revision"))
    # The later printing overwrites the earlier one.
    for original in originals.order_by("printing").select_related("agreement"):
        found[original.agreement_id] = original
    return found
