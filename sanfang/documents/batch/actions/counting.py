"""Each agreement in a file that somebody fetches is counted, once; what stands no more is taken out before."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.documents.actions.printing import count, leave_trace
from sanfang.documents.batch.standing import CHANGED, ENDED, standing
from sanfang.documents.models import PrintItem, PrintJob
from sanfang.graduates.actions import hold_all

# A transaction of so many keeps others from writing about them, and in the trail, for a fraction of a second.
AT_ONCE = 100


def count_what_stands(job: PrintJob, *, actor: Actor) -> None:
    """Look at every agreement in the file once more. Killed half way, it goes on where it was at the next fetch."""
    place: int | None = 0
    while place is not None:
        place = _count_some(job, place, actor)


@transaction.atomic
def _count_some(job: PrintJob, after: int, actor: Actor) -> int | None:
    """The next hundred; the place of the last one, or None when there are no more.

    A batch that is fetched twice at the same moment is counted by one of the two: the other waits here.
    """
    PrintJob.objects.select_for_update().get(pk=job.pk)
    rows = PrintItem.objects.in_the_file().filter(job=job, place__gt=after)
    items = list(rows.select_related("agreement", "original")[:AT_ONCE])
    if not items:
        return None
    hold_all([item.agreement.graduate_id for item in items])
    standing_still = _take_out(items, actor)
    _count([item for item in standing_still if item.counted_at is None], job, actor)
    last: int = items[-1].place
    return last


def _take_out(items: list[PrintItem], actor: Actor) -> list[PrintItem]:
    """What ended, was corrected or printed anew since it was made is left out from now on; the others are given."""
    found = standing([item.agreement_id for item in items], actor)
    for item in items:
        if item.agreement_id not in found:
            item.left_out = ENDED
        elif found[item.agreement_id] != item.original:
            item.left_out = CHANGED
    PrintItem.objects.bulk_update([item for item in items if item.left_out], ["left_out"])
    return [item for item in items if not item.left_out]


def _count(items: list[PrintItem], job: PrintJob, actor: Actor) -> None:
    PrintItem.objects.filter(pk__in=[item.pk for item in items]).update(counted_at=timezone.now())
    count([item.agreement_id for item in items])
    for item in items:
        if item.original is not None:
            leave_trace(item.agreement, item.original, actor, batch=job.pk)
